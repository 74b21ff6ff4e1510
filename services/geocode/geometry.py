"""Points, bearings and areas on the sphere: degrees and metres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from services.geocode.gazetteer.geometry import EARTH_RADIUS_M

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_ARC_STEP = 11.25  # degrees between the corners of an arc


def distance_m(a: Point, b: Point) -> float:
    """The great-circle distance between two points."""
    phi, phis = math.radians(a[0]), math.radians(b[0])
    half = (
        math.sin((phis - phi) / 2) ** 2 + math.cos(phi) * math.cos(phis) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def moved(point: Point, bearing: float, metres: float) -> Point:
    """The point so many metres away; bearing in degrees, clockwise from north."""
    phi, lam = math.radians(point[0]), math.radians(point[1])
    angle, theta = metres / EARTH_RADIUS_M, math.radians(bearing)
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(theta)
    there = math.asin(max(-1.0, min(1.0, sine)))
    turn = math.atan2(
        math.sin(theta) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * math.sin(there)
    )
    return math.degrees(there), (math.degrees(lam + turn) + 540.0) % 360.0 - 180.0


def middle(points: Sequence[Point]) -> Point:
    """The middle of some points, by the mean of their unit vectors."""
    rows = [(math.radians(a), math.radians(b)) for a, b in points]
    x = sum(math.cos(a) * math.cos(b) for a, b in rows)
    y = sum(math.cos(a) * math.sin(b) for a, b in rows)
    z = sum(math.sin(a) for a, _ in rows)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def bearing_of(a: Point, b: Point) -> float:
    """The direction from a to b in degrees, clockwise from north."""
    phi, there, turn = math.radians(a[0]), math.radians(b[0]), math.radians(b[1] - a[1])
    x = math.sin(turn) * math.cos(there)
    y = math.cos(phi) * math.sin(there) - math.sin(phi) * math.cos(there) * math.cos(turn)
    return math.degrees(math.atan2(x, y)) % 360.0


def sector(centre: Point, bearing: float, metres: float, width: float = 90.0) -> dict[str, Any]:
    """A GeoJSON Polygon: the slice of a disc around a bearing, `width` degrees wide."""
    steps = int(width / _ARC_STEP)
    arc = [moved(centre, bearing - width / 2 + i * _ARC_STEP, metres) for i in range(steps + 1)]
    return _polygon([centre, *reversed(arc)])


def corridor(a: Point, b: Point, metres: float) -> dict[str, Any]:
    """A GeoJSON Polygon: the strip between two points, so many metres to each side."""
    along = bearing_of(a, b)
    left, right = along - 90.0, along + 90.0
    return _polygon([moved(a, left, metres), moved(a, right, metres), moved(b, right, metres), moved(b, left, metres)])


def _polygon(corners: Sequence[Point]) -> dict[str, Any]:
    """Longitude first, closed, five decimals (about a metre)."""
    ring = [[round(longitude, 5), round(latitude, 5)] for latitude, longitude in corners]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
