"""What an analyst's correction means: slots that it sets, and reports that it keeps together and apart from others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from schemas.dead_letter import Rejection
from schemas.event import AppliedCorrection, Correction, EventRevision, EventSlots
from schemas.report import When
from schemas.taxonomy import EVENT_TYPE_OF

MOST_IN_FORCE = 100
"""Of one event."""
SLOTS = ("sub_event_type", "when", "where")
Pins = Mapping[str, tuple[str, ...]]
"""By a report's id: the reports that a correction keeps it with, itself among them; empty where it goes as it fits."""


class Plan(NamedTuple):
    """What a correction does to the events that it concerns."""

    events: tuple[EventRevision, ...]
    """The event itself first."""
    pins: Pins
    """Of all their reports, from now on."""
    entries: tuple[tuple[str, AppliedCorrection], ...]
    """To be kept by the event that has this report."""
    undone: str | None = None
    """A correction that goes out of force."""


def plan_of(correction: Correction, event: EventRevision, get: Callable[[str], EventRevision | None],
            holders: Iterable[EventRevision]) -> Plan | Rejection:  # fmt: skip
    """What to do; or why it cannot be done.

    `get` gives another event; `holders` are the events that keep the correction which this one undoes.
    """
    if len(event.corrections) >= MOST_IN_FORCE and correction.action != "undo":
        return _refused(correction, f"event {event.event_id} has {MOST_IN_FORCE} corrections: undo some first")
    if correction.action == "set":
        return _set(correction, event)
    if correction.action == "undo":
        return _undo(correction, event, tuple(holders))
    if correction.action == "merge":
        return _merge(correction, event, get)
    if correction.action == "split":
        return _split(correction, event)
    return _kept_together(correction, "retract", (event,), (_ids(event),))


def pinned(corrections: Iterable[AppliedCorrection]) -> dict[str, tuple[str, ...]]:
    """The reports that corrections of an event keep together, under each one's id; the latest correction counts."""
    return {i: c.reports for c in corrections for i in c.reports}


def together(*of_events: Iterable[AppliedCorrection]) -> tuple[AppliedCorrection, ...]:
    """The corrections of events that are one now, in the order in which they were made."""
    once = {(c.at, c.correction_id, c.field): c for corrections in of_events for c in corrections}
    return tuple(once[key] for key in sorted(once))


def corrected(slots: EventSlots, corrections: Iterable[AppliedCorrection]) -> EventSlots:
    """The slots with what analysts have set, the latest last."""
    values: dict[str, Any] = {c.field: getattr(c, c.field) for c in corrections if c.field in SLOTS}
    if "sub_event_type" in values:
        values["event_type"] = EVENT_TYPE_OF[values["sub_event_type"]]
    if values.get("where") is not None and slots.where is not None:
        values["more_places"] = tuple(p for p in slots.more_places if p.ids != values["where"].ids)
    return slots.model_copy(update=values) if values else slots


def is_retracted(corrections: Iterable[AppliedCorrection]) -> bool:
    """Whether an analyst has taken the event back."""
    return any(c.field == "retract" for c in corrections)


def _set(correction: Correction, event: EventRevision) -> Plan | Rejection:
    start, end = correction.when_start, correction.when_end or correction.when_start
    when = When(start=start, end=max(start, end), precision=1 if start == end else 2) if start and end else None
    values = {"sub_event_type": correction.sub_event_type, "when": when, "where": correction.where}
    told = [(name, value) for name, value in values.items() if value is not None]
    if not told:
        return _refused(correction, "it sets neither type, date nor place")
    first = event.members[0].report.report_id
    return Plan(
        (event,), pinned(event.corrections), tuple((first, _entry(correction, name, **{name: v})) for name, v in told)
    )


def _merge(
    correction: Correction, event: EventRevision, get: Callable[[str], EventRevision | None]
) -> Plan | Rejection:
    other = get(correction.merge_with or "")
    if other is None or other.event_id == event.event_id or other.theatre != event.theatre:
        return _refused(correction, f"{correction.merge_with} is no other event of theatre {event.theatre}")
    return _kept_together(correction, "merge", (event, other), (_ids(event) + _ids(other),))


def _split(correction: Correction, event: EventRevision) -> Plan | Rejection:
    own = _ids(event)
    out = tuple(i for i in own if i in correction.split_reports)
    if len(out) < len(set(correction.split_reports)) or not out or len(out) == len(own):
        return _refused(correction, f"split_reports must be some, but not all, of the reports of {event.event_id}")
    return _kept_together(correction, "split", (event,), (tuple(i for i in own if i not in out), out))


def _undo(correction: Correction, event: EventRevision, holders: tuple[EventRevision, ...]) -> Plan | Rejection:
    undone = correction.undoes
    if all(c.correction_id != undone or c.field == "undo" for e in holders for c in e.corrections):
        return _refused(correction, f"correction {undone} is not in force in event {event.event_id}")
    events = (event, *(e for e in holders if e.event_id != event.event_id))
    left = [c.model_copy() for e in events for c in e.corrections if c.correction_id != undone]
    pins = dict.fromkeys((i for e in events for i in _ids(e)), ()) | {i: c.reports for c in left for i in c.reports}
    entry = _entry(correction, "undo", undoes=undone)
    return Plan(events, pins, ((event.members[0].report.report_id, entry),), undone)


def _kept_together(
    correction: Correction, field: str, events: tuple[EventRevision, ...], groups: tuple[tuple[str, ...], ...]
) -> Plan:
    pins = {i: group for group in groups for i in group}
    return Plan(events, pins, tuple((group[0], _entry(correction, field, reports=group)) for group in groups))


def _ids(event: EventRevision) -> tuple[str, ...]:
    return tuple(m.report.report_id for m in event.members)


def _entry(correction: Correction, field: str, **values: Any) -> AppliedCorrection:
    return AppliedCorrection(
        correction_id=correction.correction_id, field=field, by=correction.by, why=correction.why, at=correction.at,
        **values,
    )  # fmt: skip


def _refused(correction: Correction, problem: str) -> Rejection:
    return Rejection("wrong-correction", f"Correction {correction.correction_id}: {problem}.", correction.by)
