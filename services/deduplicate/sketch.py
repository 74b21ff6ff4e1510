"""What grouping needs of an event and of its reports, without the record, which takes far longer to decode."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.event import AppliedCorrection, EventRevision, MemberReport
from schemas.record import Record
from services.deduplicate.corrections import pinned
from services.deduplicate.features import Rank, rank_of


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
    return sketched(ranked, [m.joined.to for m in revision.members], pinned(revision.corrections))


def packed(sketch: Sketch) -> bytes:
    """A sketch as bytes, for this process alone."""
    return marshal.dumps(sketch[:_POSITIONS])


def unpacked(data: bytes) -> Sketch:
    """A sketch from what `packed` made."""
    return sketched(*marshal.loads(data))


def sketched(
    ranked: Iterable[tuple[Rank, str]], parents: Sequence[str | None], pins: dict[str, tuple[str, ...]]
) -> Sketch:
    """The sketch of an event with these reports."""
    ranked = tuple(ranked)
    return Sketch(ranked, tuple(parents), pins, {i: n for n, (_, i) in enumerate(ranked)})


_POSITIONS = Sketch._fields.index("positions")
