"""Where a report is kept and looked for: cells of place and time, so that only a few pairs are compared.

A key is one integer (kind, theatre, cell, day); two reports that may be compared share a key of `kept_under` of the
one and `looked_up_under` of the other, whichever came first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from math import ceil, cos, floor, radians

from services.deduplicate.facts import METRES_A_DEGREE
from services.deduplicate.features import (
    COARSE_RADIUS_M,
    FINE_DAYS,
    FINE_RADIUS_M,
    MOST_PLACES,
    TELLING_TOLL,
    Kept,
    Spot,
)

_FINE_DEGREES = 0.5
_COARSE_DEGREES = 3.0
_SLACK_M = 5_000.0
_SLACK_DAYS = 2
_MOST_DAYS = 35
_DAYS_TOGETHER = 4
"""Days that share a block of a cell: so few blocks are looked up, each of them a piece of memory far from all others,
and so few reports are found in vain, which `facts` tells apart by their days."""
_FINE, _COARSE, _TOLL, _COPY, _PARTY, _TOLL_ALONE, _CLUE, _CLUE_ALONE = range(8)
_BAND = 8  # bytes of a signature that copies share as a whole, more often than not


THEATRE_BITS = 48
"""Above which a key has its theatre's number."""


def kept_under(f: Kept, theatre: int) -> Collection[int]:
    """The keys of the blocks that a report is kept in, each once."""
    placed = _placed(f)
    if not placed:
        return {*_told_keys(_TOLL_ALONE, _CLUE_ALONE, f, theatre), *_unplaced_keys(f, theatre)}
    keys = list(_told_keys(_TOLL, _CLUE, f, theatre))
    days = _days(f, 0)
    for p in placed:
        level, size = (_FINE, _FINE_DEGREES) if p.radius_m <= FINE_RADIUS_M else (_COARSE, _COARSE_DEGREES)
        keys += _keys(level, theatre, floor(p.latitude / size), floor(p.longitude / size), days)
    return keys if len(placed) == 1 else set(keys)


@lru_cache(maxsize=1024)
def looked_up_under(f: Kept, theatre: int) -> list[int]:
    """The keys of the blocks in which a report's like may be kept."""
    if not _placed(f):
        told = (*_told_keys(_TOLL, _CLUE, f, theatre), *_told_keys(_TOLL_ALONE, _CLUE_ALONE, f, theatre))
        return sorted({*told, *_unplaced_keys(f, theatre)})
    days = _days(f, _SLACK_DAYS)
    keys = set(_told_keys(_TOLL_ALONE, _CLUE_ALONE, f, theatre))  # of two that are placed, only the place tells
    for p in _placed(f):
        for cell in _cells(p, FINE_RADIUS_M, _FINE_DEGREES):
            keys.update(_keys(_FINE, theatre, *cell, days))
        for cell in _cells(p, COARSE_RADIUS_M, _COARSE_DEGREES):
            keys.update(_keys(_COARSE, theatre, *cell, days))
    return sorted(keys)


def _placed(f: Kept) -> list[Spot]:
    return [p for p in f.spots[:MOST_PLACES] if p.radius_m <= COARSE_RADIUS_M]


def _is_long(f: Kept) -> bool:
    return f.last_day - f.first_day >= FINE_DAYS


def _cells(p: Spot, their_radius_m: float, size: float) -> Iterator[tuple[int, int]]:
    """The cells that a location with a radius up to `their_radius_m` may have its point in and still meet this one."""
    reach = (p.radius_m + their_radius_m + _SLACK_M) / METRES_A_DEGREE
    wide = min(180.0, reach / max(0.05, cos(radians(min(89.0, abs(p.latitude) + reach)))))
    around = ceil(360 / size)
    first, last = floor((p.longitude - wide) / size), floor((p.longitude + wide) / size)
    half = around // 2
    for row in range(floor((p.latitude - reach) / size), floor((p.latitude + reach) / size) + 1):
        for column in range(first, min(last, first + around - 1) + 1):
            yield row, (column + half) % around - half


def _days(f: Kept, slack: int) -> range:
    """Its days, as many together as share a block."""
    last = min(f.last_day, f.first_day + _MOST_DAYS)
    return range((f.first_day - slack) // _DAYS_TOGETHER, (last + slack) // _DAYS_TOGETHER + 1)


def _each_day(f: Kept) -> range:
    return range(f.first_day, f.last_day + 1)


def _told_keys(of_toll: int, of_clue: int, f: Kept, theatre: int) -> Iterator[int]:
    """Of the dead, and of what else is rare."""
    if _is_long(f):
        return
    if f.killed is not None and f.killed >= TELLING_TOLL:
        yield from (_key(of_toll, theatre, min(f.killed, 2000), 0, day) for day in _each_day(f))
    for clue in f.clues:
        row, column = clue >> 12 & 0xFFF, clue & 0xFFF
        yield from (_key(of_clue, theatre, row, column, day) for day in _each_day(f))


def _unplaced_keys(f: Kept, theatre: int) -> Iterator[int]:
    for band in range(0, len(f.signature), _BAND):
        yield _key(_COPY, theatre, band, 0, int.from_bytes(f.signature[band : band + 3], "little"))
    if not _is_long(f):
        parties = sum(f.parties.encode()) % 4096
        yield from (_key(_PARTY, theatre, parties, len(f.kind), day) for day in _each_day(f))


def _keys(kind: int, theatre: int, row: int, column: int, days: range) -> range:
    """The keys of a cell on each of these days."""
    first = _key(kind, theatre, row, column, 0)
    return range(first + days.start, first + days.stop)


def _key(kind: int, theatre: int, row: int, column: int, day: int) -> int:
    return ((((kind << 6 | theatre) << 12 | row & 0xFFF) << 12) | column & 0xFFF) << 24 | day & 0xFFFFFF
