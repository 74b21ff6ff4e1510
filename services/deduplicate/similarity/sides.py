"""Whether two reports name the same parties."""

from __future__ import annotations

from services.deduplicate.features import Features
from services.deduplicate.similarity.aspect import NEUTRAL, Aspect


def sides(a: Features, b: Features) -> Aspect:
    """Same perpetrator or target speaks for, another one against; each side blaming the other only a little."""
    by_a, by_b, on_a, on_b = a.by, b.by, a.on, b.on
    if by_a & by_b:
        return Aspect(0.7 if not on_a or not on_b or on_a & on_b else 0.2, "both by {}", (min(by_a & by_b),))
    if by_a and by_b and (by_a & on_b or by_b & on_a):
        return Aspect(-1.0, "by {} in one, by {} in the other", (min(by_a), min(by_b)))
    if by_a and by_b:
        return Aspect(-1.2, "by {} in one, by {} in the other", (min(by_a), min(by_b)))
    if on_a & on_b:
        return Aspect(0.3, "both against {}", (min(on_a & on_b),))
    return Aspect(-0.5, "against {} and {}", (min(on_a), min(on_b))) if on_a and on_b else NEUTRAL
