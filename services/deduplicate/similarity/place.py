"""Whether two reports may happen at one place."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from services.deduplicate.features import COARSE_RADIUS_M, MOST_PLACES, Features, Point
from services.deduplicate.similarity.aspect import NEVER, Aspect
from services.deduplicate.similarity.names import named_in_both

_EARTH_DIAMETER_M = 12_742_000.0
_LEAST_A_DEGREE_M = 111_190.0  # of latitude, on the same sphere
_SLACK_M = 3_000.0  # gazetteers put one town's point some kilometres apart
_SAME_POINT_M = 2_500.0
_NAMED = 1.5
"""Points of a town that both name, wherever they are placed."""
_OF_ANOTHER_NAME = 1.0
"""Points that a place loses where it stands for one of another name."""
_HELD, _OUTSIDE = 0.8, -3.0
"""Points of a place that the other's country, province or district holds, above what sharing that is worth; or not."""
_UNSURE = 1.9
"""Points that a place loses which only may be the other: of those near one another, few are."""
_FURTHER = 0.7
_BESIDE_ANOTHER = 2.5
"""Points that a place loses which is not the main one of both, and where those are two towns."""
_NOWHERE = -0.2
"""Points of a place that is not told: of all that happens in a theatre, few are the same."""
_DIRECTIONAL = ("near", "outskirts", "toward", "from")


def distance_m(a: Point, b: Point) -> float:
    """Great-circle distance in metres."""
    la, lb = radians(a.latitude), radians(b.latitude)
    across = sin(radians(b.longitude - a.longitude) / 2) ** 2
    return _EARTH_DIAMETER_M * asin(min(1.0, sqrt(sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * across)))


def place(a: Features, b: Features) -> Aspect:
    """How much the two places, each with its radius, speak for one event."""
    there = _by_position(a, b)
    if there.points == NEVER:
        return there
    name = named_in_both(a, b)
    if name is not None:
        return there if there.points >= _NAMED else Aspect(_NAMED, "both name {}", (name,))
    if there.points > 0 and (a.elsewhere or b.elsewhere) and a.towns and b.towns:
        return there._replace(points=there.points - _OF_ANOTHER_NAME)
    return there


def are_apart(a: Features, b: Features) -> bool:
    """Whether `place` says surely NEVER, for all places of the one are beyond those of the other: asked at a glance."""
    pairs = ((p, q) for p in a.points[:MOST_PLACES] for q in b.points[:MOST_PLACES])
    return bool(a.points and b.points) and all(_is_beyond(p, q) and not _same_entry(p, q) for p, q in pairs)


def _is_beyond(p: Point, q: Point) -> bool:
    """Whether two points lie beyond both radii; most do by their latitudes alone."""
    reach = _reach_m(p, q)
    return abs(p.latitude - q.latitude) * _LEAST_A_DEGREE_M > reach or distance_m(p, q) > reach


def _reach_m(p: Point, q: Point) -> float:
    """How far apart two points may lie and still be within both radii."""
    return p.radius_m + q.radius_m + _SLACK_M


def _by_position(a: Features, b: Features) -> Aspect:
    if not a.points or not b.points:
        return _without(a, b)
    main = _compared(a.points[0], b.points[0])
    if main.points > 1 or len(a.points) == len(b.points) == 1:
        return main
    best = max((_compared(p, q) for p in _told(a) for q in _told(b)), key=lambda aspect: aspect.points)
    further = best.points - (_BESIDE_ANOTHER if _are_two_towns(a.points[0], b.points[0]) else _FURTHER)
    return best._replace(points=further) if further > main.points else main


def _are_two_towns(p: Point, q: Point) -> bool:
    return p.is_settlement and q.is_settlement and p.relation == q.relation == "at" and distance_m(p, q) > _SAME_POINT_M


def _told(f: Features) -> list[Point]:
    """The places that a report tells: the main one, and further ones but those that only say what it lies in."""
    main, *further = f.points[:MOST_PLACES]
    return [main, *(point for point in further if not _holds(point, main))]


def _holds(unit: Point, point: Point) -> bool:
    is_broader = unit.precision > 1 and unit.relation == "at" and unit.radius_m > point.radius_m
    return is_broader and distance_m(unit, point) <= unit.radius_m


def _without(a: Features, b: Features) -> Aspect:
    if a.country and b.country and a.country != b.country:
        return Aspect(NEVER, "{} is not {}", (a.country, b.country))
    return Aspect(_NOWHERE, "no place is told")


def _compared(p: Point, q: Point) -> Aspect:
    apart, radius = distance_m(p, q), max(p.radius_m, q.radius_m)
    if _same_entry(p, q):
        return Aspect(_weight(radius), "both at {}", (p.name,))
    if apart > _reach_m(p, q):
        return Aspect(NEVER, "{} and {} are {:.0f} km apart, beyond both radii", (p.name, q.name, apart / 1000))
    if (held := _held(p, q)) is not None:
        said = "{} lies in {}" if held else "{} lies outside {}"
        return Aspect(_weight(radius) + _HELD if held else _OUTSIDE, said, _smaller_first(p, q))
    return Aspect(_weight(radius), "both at {}", (p.name,)) if apart <= _SAME_POINT_M else _near(p, q, apart)


def _near(p: Point, q: Point, apart: float) -> Aspect:
    """Two places, each within the other's reach: another place if both are exact, else perhaps the same."""
    radius = max(p.radius_m, q.radius_m)
    names = (p.name, q.name, apart / 1000)
    if p.precision == q.precision == 1 and p.relation == q.relation == "at":
        near = apart <= radius and not (p.is_settlement and q.is_settlement)
        return Aspect(-0.3 if near else -2.0, "{} and {} are two places, {:.0f} km apart", names)
    closeness = max(0.3, 1 - apart / _reach_m(p, q))
    return Aspect(_weight(radius) * closeness - _UNSURE, "{} may lie at {}, {:.0f} km off", names)


def _held(p: Point, q: Point) -> bool | None:
    """Whether a unit that one of them is holds the other; None where none is one, or it is not known."""
    unit, other = (p, q) if p.is_unit and len(p.units) <= len(q.units) else (q, p)
    if not unit.is_unit or len(other.units) < len(unit.units):
        return None
    return other.units[: len(unit.units)] == unit.units


def _smaller_first(p: Point, q: Point) -> tuple[str, str]:
    return (p.name, q.name) if p.radius_m <= q.radius_m else (q.name, p.name)


def _same_entry(p: Point, q: Point) -> bool:
    """One gazetteer entry, told by relations that do not exclude each other."""
    if p.entry is None or p.entry != q.entry:
        return False
    return p.relation == q.relation or "at" in (p.relation, q.relation) or p.relation in _DIRECTIONAL


def _weight(radius_m: float) -> float:
    """What sharing a place of this radius is worth: the smaller, the less likely by chance."""
    for limit, points in ((6_000, 2.8), (16_000, 2.6), (30_000, 2.1), (60_000, 1.0), (150_000, 0.3)):
        if radius_m <= limit:
            return points
    return 0.1 if radius_m <= COARSE_RADIUS_M else _NOWHERE
