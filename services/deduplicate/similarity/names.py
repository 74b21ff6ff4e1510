"""Names that both reports write: of towns wherever they are placed, of people, squares, districts."""

from __future__ import annotations

from services.deduplicate.features import Features
from services.deduplicate.similarity.aspect import NEUTRAL, Aspect

_ADJECTIVE = 3  # consonants that make a town's name an adjective: -sk-, -nsk-


def names(a: Features, b: Features) -> Aspect:
    """A name that is no town's of either, and no party's: a district's, a square's, a victim's."""
    shared = a.names & b.names
    others = [name for name in shared if not any(_is_of(name, town) for town in a.towns | b.towns)]
    return Aspect(1.1, "both write {}", (min(others),)) if others else NEUTRAL


def named_in_both(a: Features, b: Features) -> str | None:
    """The sound of a town of one that the other names, in whatever script or ending."""
    found = [t for f, g in ((a, b), (b, a)) for t in f.towns for n in g.names | g.towns if _is_of(n, t)]
    return min(found, default=None)


def _is_of(name: str, town: str) -> bool:
    """Whether a name sounds like a town, or like its adjective: "Syzran", «Сызранский»."""
    return name.startswith(town) and len(name) - len(town) <= _ADJECTIVE
