"""What tells reports that share a block apart, without comparing them: columns of numbers, one row a report."""

from __future__ import annotations

from functools import cache
from math import cos, hypot, pi
from struct import Struct
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.deduplicate.features import Kept, Spot
from services.deduplicate.similarity.kind import points_of

METRES_A_DEGREE = 111_320.0
_ROW = Struct("<fffiiIBB2x")
_COLUMNS = np.dtype([
    ("latitude", "<f4"), ("longitude", "<f4"), ("radius", "<f4"), ("first", "<i4"), ("last", "<i4"), ("entry", "<u4"),
    ("kind", "u1"), ("dated", "u1"), ("", "V2"),
])  # fmt: skip
_SLACK_M = 3_500.0  # beyond both radii: what place.py allows, and what 32 bits round
_ROUGHLY = 1.1  # how much too long a distance on a cylinder may be
_MOVED_M = 25_000.0  # relations may move one entry's point by so much
_ALL_OVER_M = 1_000_000.0  # places so far apart are no circle that would tell anything
_ANYWHERE = Spot(0.0, 0.0, -1.0)
_SLACK_DAYS = 2
_TO_RADIANS = pi / 180
_KINDS = {kind: number for number, kind in enumerate(get_args(SubEventType))}
_ANY_KIND = len(_KINDS)

Columns = npt.NDArray[Any]
Metres = npt.NDArray[np.float64]


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

    def apart(self, kept: Kept, numbers: npt.NDArray[np.int64]) -> Metres:
        """How far this report is from those of the rows, as `apart`."""
        return apart(np.frombuffer(facts_of(kept), _COLUMNS)[0], np.frombuffer(self._rows, _COLUMNS)[numbers])


def facts_of(f: Kept) -> bytes:
    """A circle around a report's places, its dates and kind."""
    latitude, longitude, radius = f.spots[0] if f.spots else _ANYWHERE
    for other in f.spots[1:]:
        radius = max(radius, 1.2 * _apart_m(latitude, longitude, other.latitude, other.longitude) + other.radius_m)
    kind = _KINDS.get(f.kind, _ANY_KIND)
    return _ROW.pack(
        latitude, longitude, radius if radius < _ALL_OVER_M else -1.0, f.first_day, f.last_day, f.entry, kind, f.dated
    )


def apart(one: Columns, rows: Columns) -> Metres:
    """How far apart each row's report is, the same either way round; infinity where both cannot be of one event.

    A day counts more than any distance; a place that is not known is as far as the worst known one.
    """
    days = np.maximum(one["first"], rows["first"]) - np.minimum(one["last"], rows["last"])
    most = np.where((one["dated"] != 0) & (rows["dated"] != 0), _SLACK_DAYS - 1, _SLACK_DAYS)
    far: Metres = _metres(one, rows) + _ALL_OVER_M * days
    far[(days > most) | ~_exchangeable()[one["kind"], rows["kind"]]] = np.inf
    return far


def _metres(one: Columns, rows: Columns) -> Metres:
    north, east = one["latitude"].astype(np.float64), one["longitude"].astype(np.float64)
    turned = np.abs(rows["longitude"] - east) % 360
    across = np.minimum(turned, 360 - turned) * np.cos((rows["latitude"] + north) / 2 * _TO_RADIANS)
    metres: Metres = np.hypot(rows["latitude"] - north, across) * METRES_A_DEGREE
    radii = one["radius"] + rows["radius"]
    same = (one["entry"] == rows["entry"]) | (one["entry"] == 0) | (rows["entry"] == 0)
    most = np.where(same, radii + _MOVED_M, np.minimum(radii + _MOVED_M, _ROUGHLY * (radii + _SLACK_M)))
    metres[metres > most] = np.inf
    metres[(one["radius"] < 0) | (rows["radius"] < 0)] = _ALL_OVER_M
    return metres


def _apart_m(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Metres between two points, as on a cylinder: less than a tenth wrong up to some hundred kilometres."""
    turned = abs(longitude2 - longitude) % 360
    east = min(turned, 360 - turned) * cos((latitude + latitude2) / 2 * _TO_RADIANS)
    return hypot(latitude2 - latitude, east) * METRES_A_DEGREE


@cache
def _exchangeable() -> npt.NDArray[np.bool_]:
    """Which kinds may be told of one event."""
    table = np.ones((len(_KINDS) + 1, len(_KINDS) + 1), np.bool_)
    for one, number in _KINDS.items():
        for two, other in _KINDS.items():
            table[number, other] = points_of(one, two) is not None
    return table


assert _ROW.size == _COLUMNS.itemsize
assert set(_KINDS) == set(EVENT_TYPE_OF)
