"""Means, territory and objects: what tells two strikes on one town in a night apart."""

from __future__ import annotations

from services.deduplicate.features import Features
from services.deduplicate.similarity.aspect import NEUTRAL, Aspect
from services.deduplicate.similarity.kind import REMOTE

_EXCHANGEABLE = (
    {"artillery", "mortar", "rocket artillery", "tank"},
    {"aircraft", "bomb", "glide bomb", "missile", "helicopter"},
    {"drone", "bomb", "explosive belt", "mine", "ied", "vehicle"},
    {"drone", "aircraft"},
    {"small arms", "bladed weapon", "fire"},
    {"small arms", "vehicle"},
    {"missile", "rocket artillery"},
)  # fmt: skip
"""Means that one outlet writes for another's."""

_GENERIC = frozenset({"factory"})
"""Objects that may be any of several others: a "plant" may be a refinery."""

_PEOPLE = frozenset({
    "elders", "fishers", "gathering", "herders", "peacekeepers", "pilgrims", "teachers", "tourists",
})  # fmt: skip
"""Whom it befell: who tells of fishermen and who of their boats tell one event."""

_ALIKE = ({"base", "checkpoint", "police"}, {"camp", "tent"}, {"convoy", "fuel", "truck"})
"""Objects that one outlet writes for another's."""

_BESIDE = frozenset({"housing", "car", "truck", "motorcycle"})
"""Objects that stand beside most others: what is hit next to them is not always told."""


def means(a: Features, b: Features) -> Aspect:
    """Same weapon speaks for, another against."""
    if not a.means or not b.means:
        return NEUTRAL
    if a.means & b.means:
        return Aspect(0.5, "both with {}", (min(a.means & b.means),))
    if any(a.means & group and b.means & group for group in _EXCHANGEABLE):
        return NEUTRAL
    points = -1.5 if a.sub_event_type == b.sub_event_type else -0.7  # other types say much of it
    return Aspect(points, "with {} in one, with {} in the other", (min(a.means), min(b.means)))


def territory(a: Features, b: Features) -> Aspect:
    """The same change of control, told from either side."""
    if a.territory is None or b.territory is None:
        told = a.territory or b.territory
        if told is not None and REMOTE in (a.event_type, b.event_type):
            return Aspect(-1.2, "ground was {} in one, a strike in the other", (told[0],))
        return NEUTRAL
    if a.territory[0] == b.territory[0]:
        return Aspect(0.8, "both tell that it was {}", (a.territory[0],))
    return Aspect(-0.3, "{} in one, {} in the other", (a.territory[0], b.territory[0]))


def objects(a: Features, b: Features) -> Aspect:
    """The same kind of object was hit, or another."""
    if not a.objects or not b.objects:
        return NEUTRAL
    if same := a.objects & b.objects - _GENERIC:
        return Aspect(2.2, "both name a {}", (min(same),))
    if a.objects & b.objects:
        return Aspect(0.5, "both name a {}", (min(a.objects & b.objects),))
    one, two = a.objects - _PEOPLE - _GENERIC, b.objects - _PEOPLE - _GENERIC
    if not one or not two or any(one & group and two & group for group in _ALIKE):
        return NEUTRAL
    points = -2.0 if one <= _BESIDE or two <= _BESIDE else -4.0
    return Aspect(points, "a {} in one, a {} in the other", (min(one), min(two)))
