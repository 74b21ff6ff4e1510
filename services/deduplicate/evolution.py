"""The next revision of an event: its members consolidated, and why it changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from schemas.event import MAX_REPORTS, AppliedCorrection, EventRevision, EventSlots, MemberReport, Overflow
from schemas.taxonomy import Change
from services.deduplicate.consolidation.slots import consolidate
from services.deduplicate.consolidation.sources import voices
from services.deduplicate.consolidation.tolls import together
from services.deduplicate.corrections import corrected, is_retracted

_MOST_SUPERSEDED = 200
_DECISIVE = ("event_type", "sub_event_type", "when", "where", "casualties", "territory")
"""Slots whose change makes a revision more than a corroboration."""


class Cause(NamedTuple):
    """The article (or correction) that changes the state, and the clock then."""

    article_id: str
    version: int
    watermark: datetime
    replaces: bool
    """Whether it takes back what the article said before."""
    corrects: bool = False
    """Whether it is not an article but an analyst's correction."""


class Relatives(NamedTuple):
    """What an event takes in or comes from in this change."""

    merged: tuple[EventRevision, ...] = ()
    split_from: str | None = None
    loses_to_split: bool = False
    last_revision: int = 0
    """Of an event that comes back under its id."""
    corrections: tuple[AppliedCorrection, ...] = ()
    """In force in it now."""


def evolved(
    event_id: str,
    theatre: str,
    members: Sequence[MemberReport],
    old: EventRevision | None,
    relatives: Relatives,
    cause: Cause,
) -> EventRevision | None:
    """The event with these members (by rank); None where nothing but the clock would change."""
    kept, overflow = _bounded(members, old, relatives)
    spoken = voices(kept)
    slots = corrected(consolidate(kept, spoken, overflow), relatives.corrections)
    published = [m.report.published_at for m in kept] + [
        at for at in (overflow.last_published_at,) if at is not None
    ]  # fmt: skip
    merged = (*(old.merged_from if old else ()), *(r.event_id for r in relatives.merged))
    fields: dict[str, Any] = {
        "event_id": event_id,
        "theatre": theatre,
        "merged_from": tuple(dict.fromkeys(merged)),
        "split_from": relatives.split_from or (old.split_from if old else None),
        "slots": slots,
        "members": tuple(kept),
        "overflow": overflow,
        "superseded": _superseded(kept, old, relatives, cause),
        "independent_sources": len({*spoken, *overflow.origins}),
        "reports_total": len(kept) + len(overflow.report_ids),
        "first_reported_at": min(published),
        "last_reported_at": max(published),
        "corrections": relatives.corrections,
        "state": "retracted" if is_retracted(relatives.corrections) else "active",
    }
    if old is not None and all(getattr(old, name) == value for name, value in fields.items()):
        return None
    number = old.revision if old else relatives.last_revision
    is_active = fields["state"] == "active"
    change: Change = _change(old, slots, kept, relatives, cause) if is_active else "retracted"
    return EventRevision(
        **fields, revision=number + 1, change=change, watermark=cause.watermark, changed_by=cause.article_id
    )


def ended(old: EventRevision, merged_into: str | None, cause: Cause) -> EventRevision:
    """The last revision of an event that ends in another, or that no report tells any more."""
    superseded = {m.report.article_id: cause.version for m in old.members if m.report.article_id == cause.article_id}
    return old.model_copy(
        update={
            "revision": old.revision + 1,
            "change": "merged" if merged_into else "retracted",
            "state": "merged" if merged_into else "retracted",
            "merged_into": merged_into,
            "members": (),
            "overflow": Overflow(),
            "corrections": (),
            "superseded": {**old.superseded, **superseded},
            "watermark": cause.watermark,
            "changed_by": cause.article_id,
            "more": False,
        }
    )


def _change(
    old: EventRevision | None,
    slots: EventSlots,
    members: Sequence[MemberReport],
    relatives: Relatives,
    cause: Cause,
) -> Change:
    if relatives.split_from or relatives.loses_to_split:
        return "split"
    if relatives.merged:
        return "merged"
    if old is None:
        return "reported"
    if cause.corrects:
        return "corrected"
    if slots.status in ("disputed", "denied") and old.slots.status not in ("disputed", "denied"):
        return "disputed"
    if cause.replaces:
        return "corrected"
    decisive = any(getattr(slots, name) != getattr(old.slots, name) for name in _DECISIVE)
    return "revised" if decisive or len(members) < len(old.members) else "corroborated"


def _bounded(
    members: Sequence[MemberReport], old: EventRevision | None, relatives: Relatives
) -> tuple[list[MemberReport], Overflow]:
    """The first MAX_REPORTS by rank in full, of all others what Overflow keeps.

    One further report must cost the same whether there are 10 or 10,000 in it: what is long is looked up and copied.
    """
    kept, beyond = list(members[:MAX_REPORTS]), members[MAX_REPORTS:]
    overflow = _poured_together([r.overflow for r in (old, *relatives.merged) if r is not None])
    back = [m for m in kept if _holds(overflow.report_ids, _short(m))]
    more = [m for m in beyond if not _holds(overflow.report_ids, _short(m))]
    if not beyond and not back:
        return kept, overflow
    voice_of = dict(zip([m.report.report_id for m in members], voices(members), strict=True))
    ids, origins = list(overflow.report_ids), dict(overflow.origins)
    for member in back:
        del ids[bisect_left(ids, _short(member))]
        _count(origins, voice_of[member.report.report_id], -1)
    for member in more:
        insort(ids, _short(member))
        _count(origins, voice_of[member.report.report_id], 1)
    figures, last = overflow.casualties, overflow.last_published_at
    for member in beyond:
        figures = together(figures, member.report.casualties)
        last = max(last or member.report.published_at, member.report.published_at)
    if origins.keys() != overflow.origins.keys():
        origins = {voice: origins[voice] for voice in sorted(origins)}
    return kept, Overflow(report_ids=tuple(ids), origins=origins, casualties=figures, last_published_at=last)


def _holds(ids: Sequence[int], one: int) -> bool:
    """Whether a number is among sorted ones."""
    at = bisect_left(ids, one)
    return at < len(ids) and ids[at] == one


def _count(origins: dict[str, int], voice: str, step: int) -> None:
    origins[voice] = origins.get(voice, 0) + step
    if origins[voice] <= 0:
        del origins[voice]


def _poured_together(overflows: Sequence[Overflow]) -> Overflow:
    full = [o for o in overflows if o.report_ids]
    if len(full) <= 1:
        return full[0] if full else Overflow()
    origins: dict[str, int] = {}
    figures = full[0].casualties
    for o in full:
        figures = together(figures, o.casualties)
        for voice, n in o.origins.items():
            origins[voice] = origins.get(voice, 0) + n
    ids = tuple(sorted({i for o in full for i in o.report_ids}))
    last = max(o.last_published_at for o in full if o.last_published_at)
    return Overflow(report_ids=ids, origins=dict(sorted(origins.items())), casualties=figures, last_published_at=last)


def _short(member: MemberReport) -> int:
    """The first 64 bits of a report's id."""
    return int(member.report.report_id[:16], 16)


def _superseded(
    kept: Sequence[MemberReport], old: EventRevision | None, relatives: Relatives, cause: Cause
) -> dict[str, int]:
    found: dict[str, int] = {}
    for revision in (old, *relatives.merged):
        if revision is not None:
            found.update(revision.superseded)
            if cause.replaces and any(m.report.article_id == cause.article_id for m in revision.members):
                found[cause.article_id] = cause.version
    speaking = {m.report.article_id for m in kept}
    left = {article: version for article, version in sorted(found.items()) if article not in speaking}
    return dict(list(left.items())[-_MOST_SUPERSEDED:])
