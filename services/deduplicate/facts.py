"""What tells reports that share a block apart, without comparing them: columns of numbers, one row a report."""

from __future__ import annotations

from functools import cache
from itertools import product
from math import cos, hypot, pi
from struct import Struct
from typing import Any, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.deduplicate.features import Kept, Spot
from services.deduplicate.similarity.kind import points_of

METRES_A_DEGREE = 111_320.0
_ROW = Struct("<fffiiIiBB2x")
ROW_BYTES = _ROW.size
_COLUMNS = np.dtype([
    ("latitude", "<f4"), ("longitude", "<f4"), ("radius", "<f4"), ("first", "<i4"), ("last", "<i4"), ("entry", "<u4"),
    ("killed", "<i4"), ("kind", "u1"), ("dated", "u1"), ("", "V2"),
])  # fmt: skip
_SLACK_M = 3_500.0  # beyond both radii: what place.py allows, and what 32 bits round
_ROUGHLY = 1.1  # how much too long a distance on a cylinder may be
_MOVED_M = 25_000.0  # relations may move one entry's point by so much
_ALL_OVER_M = 1_000_000.0  # places so far apart are no circle that would tell anything
_ANYWHERE = Spot(0.0, 0.0, -1.0)
_UNPLACED = -3.0  # as little as the worst known place
_MOST_DAYS = 3  # apart; so many and more are too many
_DAYS = np.array([[1.5, -4.0, -np.inf, -np.inf], [0.9, -1.0, -3.0, -np.inf]])
"""What so many days apart say where both texts name a date, and where one does not."""
_NOT_KNOWN, _MOST_KILLED = -1, 1 << 29
_TO_RADIANS = pi / 180
_KINDS = {kind: number for number, kind in enumerate(get_args(SubEventType))}
_ANY_KIND = len(_KINDS)

Columns = npt.NDArray[Any]
Points = npt.NDArray[np.float64]


class Facts:
    """Rows under numbers, which are used again."""

    def __init__(self) -> None:
        self._rows = bytearray()
        self._free: list[int] = []

    def add(self, row: bytes) -> int:
        """The number of a new row, as `facts_of` makes them."""
        if self._free:
            number = self._free.pop()
            self._rows[number * _ROW.size : (number + 1) * _ROW.size] = row
            return number
        self._rows += row
        return len(self._rows) // _ROW.size - 1

    def order(self, numbers: npt.NDArray[np.integer[Any]]) -> None:
        """Number all rows anew: in this order."""
        self._rows = bytearray(np.frombuffer(self._rows, _COLUMNS)[numbers].tobytes())

    def drop(self, number: int) -> None:
        """Free a row."""
        self._free.append(number)

    def likely(self, kept: Kept, numbers: npt.NDArray[np.integer[Any]]) -> Points:
        """How much this report and each of the rows' look like one event, as `likely`."""
        return likely(_One(*_ROW.unpack(facts_of(kept))), np.frombuffer(self._rows, _COLUMNS)[numbers])


class _One(NamedTuple):
    """One row, in numbers that numpy need not look at."""

    latitude: float
    longitude: float
    radius: float
    first: int
    last: int
    entry: int
    killed: int
    kind: int
    dated: int


def facts_of(f: Kept) -> bytes:
    """A circle around a report's places, its dates and kind."""
    latitude, longitude, radius = f.spots[0] if f.spots else _ANYWHERE
    for other in f.spots[1:]:
        radius = max(radius, 1.2 * _apart_m(latitude, longitude, other.latitude, other.longitude) + other.radius_m)
    kind = _KINDS.get(f.kind, _ANY_KIND)
    killed = _NOT_KNOWN if f.killed is None else min(f.killed, _MOST_KILLED)
    radius = radius if radius < _ALL_OVER_M else -1.0
    return _ROW.pack(latitude, longitude, radius, f.first_day, f.last_day, f.entry, killed, kind, f.dated)


def likely(one: _One, rows: Columns) -> Points:
    """How much a report and each row's look like one event, the same either way round; minus infinity where it is none.

    Roughly what the comparison gives for kind, time, place and deaths: only the order matters. Most of what shares a
    block is of another day or kind, and its place is not looked at.
    """
    points: Points = _of_kinds()[one.kind][rows["kind"]]
    points += _of_days(one, rows)
    at = np.flatnonzero(points > -np.inf)
    if at.size:
        rows = rows[at]
        points[at] = points[at] + _of_places(one, rows) + _of_deaths(one, rows)
    return points


def _of_days(one: _One, rows: Columns) -> Points:
    gap = np.maximum(rows["first"], one.first) - np.minimum(rows["last"], one.last)
    gap = np.minimum(np.maximum(gap, 0), _MOST_DAYS)
    points: Points = _DAYS[1 - rows["dated"], gap] if one.dated else _DAYS[1][gap]
    return points


def _of_places(one: _One, rows: Columns) -> Points:
    theirs = rows["radius"]
    metres, radii = _metres(one, rows), theirs + one.radius
    most = radii + _MOVED_M
    points: Points = 3.0 * (1 - metres / most) - np.maximum(theirs, one.radius) / 50_000
    if one.entry:
        other = (rows["entry"] != one.entry) & (rows["entry"] != 0)
        most = np.where(other, np.minimum(most, _ROUGHLY * (radii + _SLACK_M)), most)
    points[metres > most] = -np.inf
    points[theirs < 0] = _UNPLACED
    if one.radius < 0:
        points[:] = _UNPLACED
    return points


def _of_deaths(one: _One, rows: Columns) -> Points:
    if one.killed < 0:
        return np.zeros(len(rows))
    theirs = rows["killed"]
    less, more = np.minimum(theirs, one.killed), np.maximum(theirs, one.killed)
    points: Points = np.where(less == more, 2.5, np.where(more > 3 * less, -2.0, 1.5))
    points[theirs < 0] = 0.0
    return points


def _metres(one: _One, rows: Columns) -> Points:
    latitude = rows["latitude"].astype(np.float64)
    turned = np.abs(rows["longitude"].astype(np.float64) - one.longitude) % 360
    across = np.minimum(turned, 360 - turned) * np.cos((latitude + one.latitude) / 2 * _TO_RADIANS)
    metres: Points = np.hypot(latitude - one.latitude, across) * METRES_A_DEGREE
    return metres


def _apart_m(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Metres between two points, as on a cylinder: less than a tenth wrong up to some hundred kilometres."""
    turned = abs(longitude2 - longitude) % 360
    east = min(turned, 360 - turned) * cos((latitude + latitude2) / 2 * _TO_RADIANS)
    return hypot(latitude2 - latitude, east) * METRES_A_DEGREE


@cache
def _of_kinds() -> Points:
    """What two kinds say, as a table; a kind that is not known says nothing."""
    table = np.zeros((len(_KINDS) + 1, len(_KINDS) + 1))
    for (one, row), (two, column) in product(_KINDS.items(), repeat=2):
        points = points_of(one, two)
        table[row, column] = -np.inf if points is None else points
    return table


assert _ROW.size == _COLUMNS.itemsize
assert set(_KINDS) == set(EVENT_TYPE_OF)
