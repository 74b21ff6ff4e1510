"""What grouping needs of an event and of its reports, without the record, which takes far longer to decode."""

from __future__ import annotations

import marshal
from typing import Any, NamedTuple

from schemas.event import AppliedCorrection, EventRevision, MemberReport
from schemas.record import Record
from services.deduplicate.corrections import pinned
from services.deduplicate.features import Features, Figure, Point, Rank, rank_of


class Sketch(NamedTuple):
    """An active event as it is grouped; the features of its reports are kept for themselves."""

    ranked: tuple[tuple[Rank, str], ...]
    """Its members' reports, by rank."""
    parents: tuple[str | None, ...]
    """The report that each one is joined to."""
    pins: dict[str, tuple[str, ...]]
    """The reports that analysts' corrections keep together, under each one's id."""
    positions: dict[str, int]
    """Of each member's report, by its id."""


class Grouped(Record):
    """What grouping reads of a revision: half of a record, and half the time to read one."""

    theatre: str
    members: tuple[MemberReport, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()


def sketch_of(revision: EventRevision | Grouped) -> Sketch:
    """The sketch of an event."""
    ranked = [(rank_of(m.report), m.report.report_id) for m in revision.members]
    return _sketch(ranked, [m.joined.to for m in revision.members], pinned(revision.corrections))


def packed(sketch: Sketch) -> bytes:
    """A sketch as bytes, for this process alone."""
    return marshal.dumps(sketch[:_POSITIONS])


def unpacked(data: bytes) -> Sketch:
    """A sketch from what `packed` made."""
    return _sketch(*marshal.loads(data))


def _sketch(ranked: Any, parents: Any, pins: Any) -> Sketch:
    return Sketch(tuple(ranked), tuple(parents), pins, {i: n for n, (_, i) in enumerate(ranked)})


def packed_features(f: Features) -> bytes:
    """Features as bytes, for this process alone: tuples instead of named ones, which marshal does not know."""
    fields: list[Any] = list(f)
    fields[_POINTS] = [tuple(point) for point in f.points]
    fields[_FIGURES] = [figure and tuple(figure) for figure in fields[_FIGURES]]
    return marshal.dumps(fields)


def unpacked_features(data: bytes) -> Features:
    """Features from what `packed_features` made."""
    fields = marshal.loads(data)
    fields[_POINTS] = tuple([Point(*point) for point in fields[_POINTS]])
    fields[_FIGURES] = [figure and Figure(*figure) for figure in fields[_FIGURES]]
    return Features._make(fields)


_POSITIONS = Sketch._fields.index("positions")
_POINTS = Features._fields.index("points")
_FIGURES = slice(Features._fields.index("killed"), Features._fields.index("captured") + 1)
