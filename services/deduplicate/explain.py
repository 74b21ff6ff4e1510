"""An event in words: its reports, why each belongs to it, and what changed at each revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from schemas.event import AppliedCorrection, EventRevision, MemberReport
from schemas.report import Casualties, Location, When

_SLOTS = ("sub_event_type", "when", "where", "casualties", "status", "confidence")


def explain(revisions: Sequence[EventRevision]) -> Iterator[str]:
    """Lines of text from an event's revisions, oldest first; nothing without revisions."""
    if not revisions:
        return
    ordered = sorted({r.revision: r for r in revisions}.values(), key=lambda r: r.revision)
    yield from _heading(ordered[-1])
    told = next((r for r in reversed(ordered) if r.members), ordered[-1])
    yield f"Reports: {told.reports_total}, from {told.independent_sources} independent sources"
    for member in told.members:
        yield from _member(member)
    if told.overflow.report_ids:
        yield f"  and {len(told.overflow.report_ids)} more, of which only ids and figures are kept"
    yield "Revisions:"
    for before, after in zip([None, *ordered], ordered, strict=False):
        yield f"  {after.revision} {after.change}" + _cause(after)
        yield from (f"      {line}" for line in _changes(before, after))


def _heading(last: EventRevision) -> Iterator[str]:
    slots = last.slots
    yield f"Event {last.event_id} ({last.state}), revision {last.revision}, {last.theatre}"
    yield f"  {slots.sub_event_type}, {_value(slots.when)}, {_value(slots.where)}"
    yield f"  {slots.status}, confidence {slots.confidence:.2f}"
    if last.merged_into:
        yield f"  merged into {last.merged_into}"
    if last.merged_from:
        yield f"  took in {', '.join(last.merged_from)}"
    if last.split_from:
        yield f"  split from {last.split_from}"
    yield from (_correction(c) for c in last.corrections)


def _correction(c: AppliedCorrection) -> str:
    """What an analyst has set, did or took back, and why."""
    said = {"merge": "merged", "split": "split", "retract": "retracted", "undo": f"correction {c.undoes} undone"}
    does = said.get(c.field) or f"{c.field} set to {_value(getattr(c, c.field))}"
    return f"  {does} by {c.by}, {c.at:%Y-%m-%d %H:%M}: {c.why} (correction {c.correction_id})"


def _member(member: MemberReport) -> Iterator[str]:
    report, joined = member.report, member.joined
    where = _value(report.where)
    yield f"  {report.report_id} {report.source.name}, {report.published_at:%Y-%m-%d %H:%M}, {report.language}"
    yield f"    {report.sub_event_type}, {_value(report.when)}, {where}: “{report.evidence.text}”"
    if joined.to is None:
        yield "    the event's first report: all others are compared with it and those that follow"
        return
    yield f"    fits {joined.to} best ({joined.score:.2f}):"
    yield from (f"      {reason}" for reason in joined.reasons)


def _cause(revision: EventRevision) -> str:
    corrections = {c.correction_id for c in revision.corrections}
    kind = "correction" if revision.changed_by in corrections else "article"
    by = f" by {kind} {revision.changed_by}" if revision.changed_by else ""
    return f"{by} at {revision.watermark:%Y-%m-%d %H:%M}"


def _changes(before: EventRevision | None, after: EventRevision) -> Iterator[str]:
    if before is None:
        return
    old, new = (frozenset(m.report.report_id for m in r.members) for r in (before, after))
    if new - old:
        yield f"joined: {', '.join(sorted(new - old))}"
    if old - new:
        yield f"left: {', '.join(sorted(old - new))}"
    for name in _SLOTS:
        was, now = getattr(before.slots, name), getattr(after.slots, name)
        if was != now:
            yield f"{name}: {_value(was)} -> {_value(now)}"


def _value(value: Any) -> str:
    if value is None:
        return "no place"
    if isinstance(value, When):
        return str(value.start) if value.start == value.end else f"{value.start} to {value.end}"
    if isinstance(value, Location):
        relation = "" if value.relation.kind == "at" else value.relation.kind.replace("_", " ") + " "
        return f"{relation}{value.name} (±{value.uncertainty_m / 1000:.0f} km)"
    if isinstance(value, Casualties):
        counts = ((kind, getattr(value, kind)) for kind in ("killed", "injured", "captured"))
        return ", ".join(f"{c.best} {kind} ({c.low}-{c.high})" for kind, c in counts if c) or "no figures"
    return str(value)
