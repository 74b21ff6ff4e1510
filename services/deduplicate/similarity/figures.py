"""Whether two tolls can be of one event: tolls rise, and outlets differ; nought is not thirty."""

from __future__ import annotations

from math import log2

from services.deduplicate.features import Features, Figure
from services.deduplicate.similarity.aspect import NEUTRAL, Aspect


def killed(a: Features, b: Features) -> Aspect:
    """Deaths."""
    return _compared("killed", a.killed, b.killed, a.published <= b.published)


def injured(a: Features, b: Features) -> Aspect:
    """Injured, who are counted less exactly."""
    return _less(_compared("injured", a.injured, b.injured, a.published <= b.published))


def captured(a: Features, b: Features) -> Aspect:
    """Captured or abducted."""
    return _less(_compared("captured", a.captured, b.captured, a.published <= b.published))


def _less(aspect: Aspect) -> Aspect:
    """Agreeing on them says less than on the dead; not agreeing says as much."""
    return aspect._replace(points=aspect.points * 0.6) if aspect.points > 0 else aspect


def _compared(kind: str, one: Figure | None, two: Figure | None, one_is_earlier: bool) -> Aspect:
    if one is None or two is None:
        return NEUTRAL
    if one.best == two.best:
        points = 0.5 if one.best == 0 else min(3.4, 1.6 + 0.5 * log2(one.best))
        return Aspect(points, "both give {} {}", (one.best, kind))
    if one.low <= two.high and two.low <= one.high:
        return Aspect(1.6, "{} {} agrees with {}", (one.best, kind, two.best))
    return _differing(kind, *(one.best, two.best) if one_is_earlier else (two.best, one.best))


def _differing(kind: str, before: int, after: int) -> Aspect:
    if not before or not after:
        larger = max(before, after)
        return Aspect(-1.2 if larger == 1 else -1.8, "{} {} against {}", (before, kind, after))
    ratio = max(before, after) / min(before, after)
    if ratio <= 1.5 or 0 < after - before <= 2:
        return Aspect(2.6 if after > before else 1.3, "{} {} may have become {}", (before, kind, after))
    if ratio <= 3:
        return Aspect(1.7 if after > before else -0.5, "{} {} against {}", (before, kind, after))
    return Aspect(-1.2 if ratio <= 6 else -3.0, "{} {} against {}", (before, kind, after))
