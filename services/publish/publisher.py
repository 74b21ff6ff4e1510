"""One revision of an event as subscribers see it. A pure function: a repeated revision gives the same bytes."""

from __future__ import annotations

from schemas.event import ConflictEvent, EventRevision, EventSlots, MemberReport, ReportSummary
from schemas.topics import EVENT_CHANGES, EVENTS, Topic
from services.publish.cloudevents import Headers, headers_of
from services.publish.crosswalk import codes_of

Published = tuple[Topic, bytes, "bytes | None", Headers]
"""Topic, key, value (None is a tombstone) and headers."""


def publish(revision: EventRevision) -> tuple[Published, ...]:
    """The change for `conflict.event-changes.v1`, and the event (or its tombstone) for `conflict.events.v1`."""
    key = revision.event_id.encode()
    value = event_of(revision).to_bytes()
    latest = value if revision.state == "active" else None
    return (
        (EVENT_CHANGES, key, value, headers_of(revision, EVENT_CHANGES)),
        (EVENTS, key, latest, headers_of(revision, EVENTS)),
    )


def event_of(revision: EventRevision) -> ConflictEvent:
    """The event at this revision."""
    slots = {name: getattr(revision.slots, name) for name in EventSlots.model_fields}
    return ConflictEvent(
        **slots,
        event_id=revision.event_id,
        revision=revision.revision,
        change=revision.change,
        state=revision.state,
        merged_into=revision.merged_into,
        merged_from=revision.merged_from,
        split_from=revision.split_from,
        theatre=revision.theatre,
        reports=tuple(_summary(member) for member in revision.members),
        reports_total=revision.reports_total,
        independent_sources=revision.independent_sources,
        first_reported_at=revision.first_reported_at,
        last_reported_at=revision.last_reported_at,
        corrections=revision.corrections,
        codes=codes_of(revision.slots),
        gazetteer_version=revision.slots.where.gazetteer_version if revision.slots.where else None,
    )


def _summary(member: MemberReport) -> ReportSummary:
    report = member.report
    return ReportSummary(
        report_id=report.report_id,
        article_id=report.article_id,
        source=report.source,
        url=report.url,
        title=member.title,
        language=report.language,
        published_at=report.published_at,
        origin=member.origin,
        sub_event_type=report.sub_event_type,
        status=report.status,
        casualties=report.casualties,
        claims=report.claims,
        evidence=report.evidence,
        joined=member.joined,
    )
