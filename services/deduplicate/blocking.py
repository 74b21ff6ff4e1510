"""Where a report is kept and looked for: cells of place and time, so that only a few pairs are compared.

A key is one integer (kind, theatre, cell, day); two reports that may be compared share a key of `kept_under` of the
one and `looked_up_under` of the other, whichever came first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import ceil, cos, floor, hypot, pi, radians
from struct import Struct

from services.deduplicate.features import COARSE_RADIUS_M, FINE_DAYS, FINE_RADIUS_M, Kept, Spot

_FINE_DEGREES = 0.5
_COARSE_DEGREES = 3.0
_METRES_A_DEGREE = 111_320.0
_SLACK_M = 5_000.0
_SLACK_DAYS = 2
_MOST_PLACES = 3  # of a report: naming everything is no place
_MOST_DAYS = 35
_TELLING_TOLL = 3  # deaths from which a figure helps to find an event whose place is unknown
_FINE, _COARSE, _FINE_WEEK, _COARSE_WEEK, _TOLL, _COPY, _PARTY, _TOLL_ALONE = range(8)
_BAND = 8  # bytes of a signature that copies share as a whole, more often than not


_FACTS = Struct("<fffii")
_FAR_M = 25_000.0  # beyond both radii: relations may move one entry's point by so much
_ALL_OVER_M = 1_000_000.0  # places so far apart are no circle that would tell anything
_ANYWHERE = Spot(0.0, 0.0, -1.0)
_TO_RADIANS = pi / 180


def facts_of(f: Kept) -> bytes:
    """What tells most of a block apart without decoding it: a circle around its places, and the dates."""
    latitude, longitude, radius = f.spots[0] if f.spots else _ANYWHERE
    for other in f.spots[1:]:
        radius = max(radius, 1.2 * _apart_m(latitude, longitude, other.latitude, other.longitude) + other.radius_m)
    return _FACTS.pack(latitude, longitude, radius if radius < _ALL_OVER_M else -1.0, f.first_day, f.last_day)


def apart(one: bytes, two: bytes) -> float | None:
    """How far apart the facts of two reports are, the same either way round; None where they cannot be of one event.

    A day counts more than any distance; a place that is not known is as far as the worst known one.
    """
    latitude, longitude, radius, first, last = _FACTS.unpack(one)
    latitude2, longitude2, radius2, first2, last2 = _FACTS.unpack(two)
    if first2 - last > _SLACK_DAYS or first - last2 > _SLACK_DAYS:
        return None
    days: int = max(first, first2) - min(last, last2)
    if radius < 0 or radius2 < 0:
        return _ALL_OVER_M * (days + 1)
    metres = _apart_m(latitude, longitude, latitude2, longitude2)
    return days * _ALL_OVER_M + metres if metres <= radius + radius2 + _FAR_M else None


def _apart_m(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Metres between two points, as on a cylinder: less than a tenth wrong up to some hundred kilometres."""
    turned = abs(longitude2 - longitude) % 360
    east = min(turned, 360 - turned) * cos((latitude + latitude2) / 2 * _TO_RADIANS)
    return hypot(latitude2 - latitude, east) * _METRES_A_DEGREE


def kept_under(f: Kept, theatre: int) -> set[int]:
    """The keys of the blocks that a report is kept in."""
    placed = _placed(f)
    keys = set(_toll_keys(_TOLL if placed else _TOLL_ALONE, f, theatre))
    days = _days(f, 0)
    for p in placed:
        size = _FINE_DEGREES if p.radius_m <= FINE_RADIUS_M else _COARSE_DEGREES
        first = _key(_level(p, f), theatre, floor(p.latitude / size), floor(p.longitude / size), 0)
        keys.update(range(first + days.start, first + days.stop))
    if not placed:
        keys.update(_unplaced_keys(f, theatre))
    return keys


@lru_cache(maxsize=1024)
def looked_up_under(f: Kept, theatre: int) -> list[int]:
    """The keys of the blocks in which a report's like may be kept."""
    if not _placed(f):
        tolls = (*_toll_keys(_TOLL, f, theatre), *_toll_keys(_TOLL_ALONE, f, theatre))
        return sorted({*tolls, *_unplaced_keys(f, theatre)})
    days, weeks = _day_range(f, _SLACK_DAYS), _week_range(f, _SLACK_DAYS)
    keys = set(_toll_keys(_TOLL_ALONE, f, theatre))  # of two that are placed, only the place tells
    for p in _placed(f):
        for cell in _cells(p, FINE_RADIUS_M, _FINE_DEGREES):
            keys.update(_key(_FINE, theatre, *cell, day) for day in days)
            keys.update(_key(_FINE_WEEK, theatre, *cell, week) for week in weeks)
        for cell in _cells(p, COARSE_RADIUS_M, _COARSE_DEGREES):
            keys.update(_key(_COARSE, theatre, *cell, day) for day in days)
            keys.update(_key(_COARSE_WEEK, theatre, *cell, week) for week in weeks)
    return sorted(keys)


def _placed(f: Kept) -> list[Spot]:
    return [p for p in f.spots[:_MOST_PLACES] if p.radius_m <= COARSE_RADIUS_M]


def _is_long(f: Kept) -> bool:
    return f.last_day - f.first_day >= FINE_DAYS


def _level(p: Spot, f: Kept) -> int:
    return (_FINE if p.radius_m <= FINE_RADIUS_M else _COARSE) + (2 if _is_long(f) else 0)


def _cells(p: Spot, their_radius_m: float, size: float) -> Iterator[tuple[int, int]]:
    """The cells that a location with a radius up to `their_radius_m` may have its point in and still meet this one."""
    reach = (p.radius_m + their_radius_m + _SLACK_M) / _METRES_A_DEGREE
    wide = min(180.0, reach / max(0.05, cos(radians(min(89.0, abs(p.latitude) + reach)))))
    around = ceil(360 / size)
    first, last = floor((p.longitude - wide) / size), floor((p.longitude + wide) / size)
    half = around // 2
    for row in range(floor((p.latitude - reach) / size), floor((p.latitude + reach) / size) + 1):
        for column in range(first, min(last, first + around - 1) + 1):
            yield row, (column + half) % around - half


def _days(f: Kept, slack: int) -> range:
    return _week_range(f, slack) if _is_long(f) else _day_range(f, slack)


def _day_range(f: Kept, slack: int) -> range:
    return range(f.first_day - slack, min(f.last_day, f.first_day + _MOST_DAYS) + slack + 1)


def _week_range(f: Kept, slack: int) -> range:
    last = min(f.last_day, f.first_day + _MOST_DAYS)
    return range((f.first_day - slack) // 7, (last + slack) // 7 + 1)


def _toll_keys(kind: int, f: Kept, theatre: int) -> Iterator[int]:
    if f.killed is not None and f.killed >= _TELLING_TOLL and not _is_long(f):
        yield from (_key(kind, theatre, min(f.killed, 2000), 0, day) for day in _day_range(f, 0))


def _unplaced_keys(f: Kept, theatre: int) -> Iterator[int]:
    for band in range(0, len(f.signature), _BAND):
        yield _key(_COPY, theatre, band, 0, int.from_bytes(f.signature[band : band + 3], "little"))
    if not _is_long(f):
        parties = sum(f.parties.encode()) % 4096
        yield from (_key(_PARTY, theatre, parties, len(f.kind), day) for day in _day_range(f, 0))


def _key(kind: int, theatre: int, row: int, column: int, day: int) -> int:
    return ((((kind << 6 | theatre) << 12 | row & 0xFFF) << 12) | column & 0xFFF) << 24 | day & 0xFFFFFF
