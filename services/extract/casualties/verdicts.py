"""What an event's deaths are put down as in the end: "coded as 10", "5 coded here", "4 fatalities." all by itself."""

from __future__ import annotations

from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.row import Row

_PASSED = frozenset(("light", "auxiliary", "noun"))
"""Roles between a figure and the verdict behind it ("10 | fatalities | were | coded")."""
_SIGNS = frozenset(".;()")
_SHARE_WITHIN = 12
"""Chunks from the word that parts a total to the share ("split across four events (5 each)")."""


def put_down(row: Row, at: int) -> list[int]:
    """The figure that the verdict at this index puts down: behind it ("coded as 10"), a share, or before it."""
    if row.reads(at, "parting"):
        return _share(row, at)
    i = at + 1
    while i < len(row) and (row.starts(i, "put_as") or row.roles[i] == "light"):
        i += 1
    if _is_figure(row, i):
        return [i]
    i = at - 1
    while i >= 0 and row.roles[i] in _PASSED:
        i -= 1
    return [i] if _is_figure(row, i) else []


def stands_alone(row: Row, at: int) -> bool:
    """Whether the sentence says nothing but this number of deaths: "4 fatalities.", "Two deaths reported."."""
    people = [i for i, role in enumerate(row.roles) if role == "people"]
    if len(people) != 1 or people[0] > at or row.chunks[people[0]].more:
        return False
    rest = (i for i in range(len(row)) if i not in (at, people[0]) and row.roles[i] != "light")
    return all(row.word(i) in _SIGNS or row.starts(i, "put_down") for i in rest)


def _share(row: Row, at: int) -> list[int]:
    """The number that a word says to be that of each part."""
    for i in range(at + 1, min(len(row), at + _SHARE_WITHIN)):
        if row.roles[i] in CUE_ROLES:
            return []
        chunk = row.chunks[i]
        if _is_figure(row, i) and not row.known.sets["each"].isdisjoint(row.lower(chunk.start, chunk.end + 1)):
            return [i]
    return []


def _is_figure(row: Row, at: int) -> bool:
    if not 0 <= at < len(row) or row.roles[at] != "people":
        return False
    quantity = row.chunks[at].quantity
    return quantity is not None and not quantity.vague and (row.is_counted(at) or quantity.end == row.chunks[at].end)
