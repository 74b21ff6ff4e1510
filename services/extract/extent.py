"""How far the telling of an event reaches: to the next event behind its clause."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from services.extract.events.told import Told
from services.extract.model import Extent


class _Bound(NamedTuple):
    """Where a clause of an event begins that bounds the others."""

    start: int
    owner: int


_NOWHERE = _Bound(sys.maxsize, -1)
_MOST = 30
"""Clauses before one that are asked whose event they tell: time stays linear."""
_STRONG = 6
"""The least weight of a trigger that tells of means or manner, and so of an event of its own."""


def extents_of(events: Sequence[Sequence[Told]], history: Sequence[Told] = ()) -> list[list[Extent]]:
    """The extents of each event's clauses; what happened long ago bounds them as another event does."""
    rows = [(one, at) for at, told in enumerate((*events, *([one] for one in history))) for one in told]
    rows.sort(key=lambda row: row[0].candidate.clause.start, reverse=True)
    found: dict[int, dict[int, Extent]] = {}
    nearest, beyond = _NOWHERE, _NOWHERE
    for one, owner in rows:
        clause = one.candidate.clause
        if one.candidate.is_aside:
            found.setdefault(owner, {})[clause.start] = Extent(clause, clause.end)
            continue
        until = nearest.start if nearest.owner != owner else beyond.start
        found.setdefault(owner, {})[clause.start] = Extent(clause, max(until, clause.end))
        if _is_set(one):
            nearest, beyond = _Bound(clause.start, owner), beyond if nearest.owner == owner else nearest
    ends = sorted((one.candidate.clause.sentence.end, owner) for one, owner in rows)
    return [
        [_behind_others(found[at][one.candidate.clause.start], ends, at) for one in told]
        for at, told in enumerate(events)
    ]


def _behind_others(extent: Extent, ends: Sequence[tuple[int, int]], owner: int) -> Extent:
    """The extent, with the end of the last sentence before its clause's that tells another event."""
    last = bisect_left(ends, (extent.clause.sentence.start + 1, -1))
    since = next((end for end, other in reversed(ends[max(0, last - _MOST) : last]) if other != owner), 0)
    return extent._replace(since=since)


def _is_set(told: Told) -> bool:
    """Whether a clause says itself where or when: one that does not may only tell more of the event before.

    Nor does a sentence's first word say where (many are taken for names: "Twenty-five were hurt"), nor any name where
    the trigger is as weak as "killed" ("..., the Emergency Room of Mellit said").
    """
    clause = told.candidate.clause
    if clause.has_subject:
        return True
    place = told.place.spans.get("place", (0, 0))[0]
    when = told.when.span or (0, 0)
    has_place = clause.sentence.start < place < clause.end and told.candidate.rule.weight >= _STRONG
    return has_place or clause.start <= when[0] < min(clause.end, when[1])
