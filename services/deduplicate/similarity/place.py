"""Whether two reports may happen at one place."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from services.deduplicate.features import COARSE_RADIUS_M, MOST_PLACES, Features, Point
from services.deduplicate.similarity.aspect import NEVER, Aspect

_EARTH_DIAMETER_M = 12_742_000.0
_SLACK_M = 3_000.0  # gazetteers put one town's point some kilometres apart
_SAME_POINT_M = 2_500.0
_NAMED = 1.5
"""Points of a town that both name, wherever they are placed."""
_OF_ANOTHER_NAME = 1.0
"""Points that a place loses where it stands for one of another name."""
_NOWHERE = -0.7
"""Points of a place that is not told: of all that happens in a theatre, few are the same."""
_ADJECTIVE = 3  # consonants that make a town's name an adjective: -sk-, -nsk-
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


def named_in_both(a: Features, b: Features) -> str | None:
    """The sound of a town of one that the other names, in whatever script or ending."""
    found = [t for f, g in ((a, b), (b, a)) for t in f.towns for n in g.names | g.towns if _is_of(n, t)]
    return min(found, default=None)


def _is_of(name: str, town: str) -> bool:
    """Whether a name sounds like a town, or like its adjective: "Syzran", «Сызранский»."""
    return name.startswith(town) and len(name) - len(town) <= _ADJECTIVE


def _by_position(a: Features, b: Features) -> Aspect:
    if not a.points or not b.points:
        return _without(a, b)
    main = _compared(a.points[0], b.points[0])
    further = len(a.points) > 1 or len(b.points) > 1
    if not further or main.points > 1:
        return main
    best = max((_compared(p, q) for p in _told(a) for q in _told(b)), key=lambda aspect: aspect.points)
    return best._replace(points=best.points - 0.7) if best.points - 0.7 > main.points else main


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
    apart = distance_m(p, q)
    radius = max(p.radius_m, q.radius_m)
    same = _same_entry(p, q)
    if not same and apart > p.radius_m + q.radius_m + _SLACK_M:
        return Aspect(NEVER, "{} and {} are {:.0f} km apart, beyond both radii", (p.name, q.name, apart / 1000))
    if same or apart <= _SAME_POINT_M:
        return Aspect(_weight(radius), "both at {}", (p.name,))
    if p.precision == q.precision == 1 and p.relation == q.relation == "at":
        near = apart <= radius and not (p.is_settlement and q.is_settlement)
        return Aspect(
            -0.3 if near else -2.0, "{} and {} are two places, {:.0f} km apart", (p.name, q.name, apart / 1000)
        )
    beyond = max(0.0, apart - radius if _is_area(p, q) else apart)
    weight = _weight(radius) * max(0.3, 1 - beyond / (p.radius_m + q.radius_m + _SLACK_M))
    return Aspect(weight, "{} may lie at {}, {:.0f} km off", (p.name, q.name, apart / 1000))


def _is_area(p: Point, q: Point) -> bool:
    """Whether the larger of the two is a district or region: wherever in it the other lies, it lies in it."""
    larger = p if p.radius_m >= q.radius_m else q
    return larger.precision > 1 and larger.relation == "at"


def _same_entry(p: Point, q: Point) -> bool:
    """One gazetteer entry, told by relations that do not exclude each other."""
    if p.entry is None or p.entry != q.entry:
        return False
    return p.relation == q.relation or "at" in (p.relation, q.relation) or p.relation in _DIRECTIONAL


def _weight(radius_m: float) -> float:
    """What sharing a place of this radius is worth: the smaller, the less likely by chance."""
    for limit, points in ((6_000, 2.8), (16_000, 2.3), (30_000, 1.6), (60_000, 0.8), (150_000, 0.3)):
        if radius_m <= limit:
            return points
    return 0.1 if radius_m <= COARSE_RADIUS_M else _NOWHERE
