"""Relations to geometry: "5 km north of A", "between A and B", "on the A axis" become a point, a radius and an area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from schemas.taxonomy import RelationKind
from services.geocode.gazetteer import Place
from services.geocode.geometry import Point, corridor, distance_m, middle, moved, sector

GeoPrecision = Literal[1, 2, 3]
WherePrec = Literal[1, 2, 3, 4, 5, 6, 7]

BEARINGS: dict[RelationKind, float] = {
    "north_of": 0.0,
    "north_east_of": 45.0,
    "east_of": 90.0,
    "south_east_of": 135.0,
    "south_of": 180.0,
    "south_west_of": 225.0,
    "west_of": 270.0,
    "north_west_of": 315.0,
}

_ADDED_M: dict[RelationKind, float] = {
    "near": 7_000.0,
    "outskirts": 3_000.0,
    "from": 10_000.0,
    "toward": 15_000.0,
    "axis": 25_000.0,
    "along": 10_000.0,
}
"""What a relation adds to a settlement's radius. UCDP's codebook takes "near" as within 25 km at most; front lines
that news names by a town lie some 10 to 30 km off it."""
_ASIDE_M = 5_000.0
"""How far "west of a village" is where the text does not say: half the usual distance between villages' centres."""
_STATED_ERROR = 0.25
"""A stated distance is rounded, and counted from the edge or the centre."""
_HALF_WIDTH_M = 5_000.0
_BORDER_M = 15_000.0

_PRECISION_OF_FEATURE: dict[str, GeoPrecision] = {
    "district": 2,
    "municipality": 2,
    "region": 3,
    "area": 3,
    "country": 3,
    "water": 3,
    "relief": 2,
}
_UCDP_OF_FEATURE: dict[str, WherePrec] = {
    "district": 3,
    "municipality": 3,
    "region": 4,
    "area": 5,
    "country": 6,
    "water": 5,
    "relief": 5,
}
_UNIT_M = 20_000.0
"""How far from its seat an event of a district may be: the radius of half the gazetteer's districts."""
_COARSE_M = 8_000.0
"""A settlement placed by its municipality only is precise to a small area."""


class Geometry(NamedTuple):
    """Where a relation puts an event."""

    point: Point
    uncertainty_m: float
    geo_precision: GeoPrecision
    where_prec: WherePrec
    area: dict[str, Any] | None = None


def locate(
    kind: RelationKind, distance_m_: float | None, anchors: Sequence[Place], seat: Place | None = None
) -> Geometry:
    """The geometry of a relation to its anchors, of which there is at least one.

    `seat` is the administrative centre of the first anchor, where that is a region: what is only said to be in the
    region is put there, with a radius that holds the region.
    """
    points = [(place.latitude, place.longitude) for place in anchors]
    radius = max(place.uncertainty_m for place in anchors)
    if kind in BEARINGS:
        return _aside(BEARINGS[kind], distance_m_, points, radius, anchors[0])
    if len(points) > 1:
        return _among(kind, points, radius, anchors[0])
    precision, ucdp = _precision(anchors[0])
    if kind == "at" and seat is not None:
        point = (seat.latitude, seat.longitude)
        return Geometry(point, radius + distance_m(point, points[0]), precision, ucdp)
    if kind == "at":
        return Geometry(points[0], radius, precision, ucdp)
    if kind == "border_of":
        return Geometry(points[0], radius + _BORDER_M, *_less_precise(anchors[0]))
    added = _ADDED_M.get(kind, 0.0) if distance_m_ is None else distance_m_ * (1 + _STATED_ERROR)
    return Geometry(points[0], radius + added, *_less_precise(anchors[0]))


def of_its_unit(geometry: Geometry) -> Geometry:
    """The geometry of a district that no source lists, which the town that it is named after stands for."""
    return geometry._replace(
        geo_precision=max(geometry.geo_precision, 2),
        where_prec=max(geometry.where_prec, 3),
        uncertainty_m=max(geometry.uncertainty_m, _UNIT_M),
    )


def _aside(bearing: float, stated: float | None, points: Sequence[Point], radius: float, anchor: Place) -> Geometry:
    """A point to one side: as far as stated, within a unit half its radius, else some way out of the place."""
    centre = middle(points)
    spread = max(distance_m(centre, point) for point in points)
    precision, _ = _precision(anchor)
    unit = precision > 1 and stated is None and anchor.feature not in ("village", "town", "city")
    metres = stated if stated is not None else radius / 2 if unit else radius + _ASIDE_M
    error = stated * _STATED_ERROR + radius if stated is not None else radius * 0.75 if unit else radius + _ASIDE_M
    area = sector(centre, bearing, (metres + error + spread), 90.0)
    return Geometry(moved(centre, bearing, metres), error + spread, *_less_precise(anchor), area)


def _among(kind: RelationKind, points: Sequence[Point], radius: float, anchor: Place) -> Geometry:
    """The middle of several places, and a corridor from the first to the last."""
    centre = middle(points)
    spread = max(distance_m(centre, point) for point in points)
    if _precision(anchor)[0] == 3:  # the border of two regions runs somewhere between their centres
        spread *= 0.6
    area = corridor(points[0], points[-1], min(radius, _HALF_WIDTH_M * 4) if kind != "along" else _HALF_WIDTH_M)
    return Geometry(centre, spread + min(radius, spread or radius), *_less_precise(anchor), area)


def _less_precise(place: Place) -> tuple[GeoPrecision, WherePrec]:
    """The same of what is only near a place."""
    precision, ucdp = _precision(place)
    return (2 if precision == 1 else precision), (2 if ucdp == 1 else ucdp)


def _precision(place: Place) -> tuple[GeoPrecision, WherePrec]:
    """ACLED's geo_precision and UCDP's where_prec of a place itself."""
    if place.feature in _PRECISION_OF_FEATURE:
        return _PRECISION_OF_FEATURE[place.feature], _UCDP_OF_FEATURE[place.feature]
    return (2, 2) if place.uncertainty_m > _COARSE_M and place.feature == "village" else (1, 1)
