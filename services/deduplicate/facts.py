"""What tells reports that share a block apart, without comparing them: columns of numbers, one row a report."""

from __future__ import annotations

from functools import cache
from itertools import product
from math import cos, hypot, pi
from struct import Struct
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.deduplicate.features import Kept, Spot
from services.deduplicate.similarity.kind import points_of

METRES_A_DEGREE = 111_320.0
_ROW = Struct("<fffiiIiBB2x")
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

    def add(self, kept: Kept) -> int:
        """The number of a new row."""
        row = facts_of(kept)
        if self._free:
            number = self._free.pop()
            self._rows[number * _ROW.size : (number + 1) * _ROW.size] = row
            return number
        self._rows += row
        return len(self._rows) // _ROW.size - 1

    def drop(self, number: int) -> None:
        """Free a row."""
        self._free.append(number)

    def likely(self, kept: Kept, numbers: npt.NDArray[np.int64]) -> Points:
        """How much this report and each of the rows' look like one event, as `likely`."""
        return likely(np.frombuffer(facts_of(kept), _COLUMNS)[0], np.frombuffer(self._rows, _COLUMNS)[numbers])


def facts_of(f: Kept) -> bytes:
    """A circle around a report's places, its dates and kind."""
    latitude, longitude, radius = f.spots[0] if f.spots else _ANYWHERE
    for other in f.spots[1:]:
        radius = max(radius, 1.2 * _apart_m(latitude, longitude, other.latitude, other.longitude) + other.radius_m)
    kind = _KINDS.get(f.kind, _ANY_KIND)
    killed = _NOT_KNOWN if f.killed is None else min(f.killed, _MOST_KILLED)
    radius = radius if radius < _ALL_OVER_M else -1.0
    return _ROW.pack(latitude, longitude, radius, f.first_day, f.last_day, f.entry, killed, kind, f.dated)


def likely(one: Columns, rows: Columns) -> Points:
    """How much a report and each row's look like one event, the same either way round; minus infinity where it is none.

    Roughly what the comparison gives for kind, time, place and deaths: only the order matters.
    """
    points: Points = _of_kinds()[one["kind"], rows["kind"]]
    return points + _of_days(one, rows) + _of_places(one, rows) + _of_deaths(one, rows)


def _of_days(one: Columns, rows: Columns) -> Points:
    gap = np.maximum(one["first"], rows["first"]) - np.minimum(one["last"], rows["last"])
    undated = ((one["dated"] == 0) | (rows["dated"] == 0)).astype(np.int8)
    points: Points = _DAYS[undated, np.clip(gap, 0, _MOST_DAYS)]
    return points


def _of_places(one: Columns, rows: Columns) -> Points:
    metres, radii = _metres(one, rows), one["radius"] + rows["radius"]
    same = (one["entry"] == rows["entry"]) | (one["entry"] == 0) | (rows["entry"] == 0)
    most = np.where(same, radii + _MOVED_M, np.minimum(radii + _MOVED_M, _ROUGHLY * (radii + _SLACK_M)))
    points: Points = 3.0 * (1 - metres / (radii + _MOVED_M)) - np.maximum(one["radius"], rows["radius"]) / 50_000
    points[metres > most] = -np.inf
    points[(one["radius"] < 0) | (rows["radius"] < 0)] = _UNPLACED
    return points


def _of_deaths(one: Columns, rows: Columns) -> Points:
    less, more = np.minimum(one["killed"], rows["killed"]), np.maximum(one["killed"], rows["killed"])
    points: Points = np.where(less == more, 2.5, np.where(more > 3 * less, -2.0, 1.5))
    points[less < 0] = 0.0
    return points


def _metres(one: Columns, rows: Columns) -> Points:
    north, east = one["latitude"].astype(np.float64), one["longitude"].astype(np.float64)
    turned = np.abs(rows["longitude"] - east) % 360
    across = np.minimum(turned, 360 - turned) * np.cos((rows["latitude"] + north) / 2 * _TO_RADIANS)
    metres: Points = np.hypot(rows["latitude"] - north, across) * METRES_A_DEGREE
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
