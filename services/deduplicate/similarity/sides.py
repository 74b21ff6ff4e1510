"""Whether two reports name the same parties."""

from __future__ import annotations

from services.deduplicate.features import CIVILIANS, Features
from services.deduplicate.similarity.aspect import NEUTRAL, Aspect

_ACCUSED = -1.0
"""Points of a deed that each says the other's side did; in a fight both sides do it."""
_IN_A_FIGHT = -0.2


def sides(a: Features, b: Features) -> Aspect:
    """Same perpetrator or target speaks for, another one against; each side blaming the other only a little."""
    by_a, by_b, on_a, on_b = a.by, b.by, a.on, b.on
    if by_a & by_b:
        return Aspect(0.7 if not on_a or not on_b or on_a & on_b else 0.2, "both by {}", (min(by_a & by_b),))
    if by_a and by_b:
        is_fight = "Battles" in (a.event_type, b.event_type)
        crossed = _IN_A_FIGHT if is_fight else _ACCUSED
        points = crossed if by_a & on_b or by_b & on_a else -0.8
        return Aspect(points, "by {} in one, by {} in the other", (min(by_a), min(by_b)))
    if on_a & on_b:
        return Aspect(0.3, "both against {}", (min(on_a & on_b),))
    return Aspect(-0.5, "against {} and {}", (min(on_a), min(on_b))) if on_a and on_b else NEUTRAL


def victims(a: Features, b: Features) -> Aspect:
    """Civilians were hit in one, and nobody but fighters in the other."""
    if a.targets and b.targets and (CIVILIANS in a.targets) != (CIVILIANS in b.targets):
        return Aspect(-0.5, "civilians were hit in one only")
    return NEUTRAL
