"""An event's actors as ACLED's two sides."""

from __future__ import annotations

from schemas.event import ConflictEvent
from schemas.report import Actor
from schemas.taxonomy import ActorCategory

Side = tuple[Actor, ...]

_CODES: dict[str, int] = {
    "State forces": 1, "Rebel group": 2, "Political militia": 3, "Identity militia": 4, "Rioters": 5, "Protesters": 6,
    "Civilians": 7, "External/Other forces": 8,
}  # fmt: skip


def sides(event: ConflictEvent) -> tuple[Side, Side]:
    """Who acted, and on whom; of two-sided fighting the first participant's side, and all the others'."""
    by = [a for a in event.actors if a.role == "perpetrator"]
    on = [a for a in event.actors if a.role == "target"]
    for actor in event.actors:
        if actor.role == "participant":
            (by if not by or _same_side(by[0], actor) else on).append(actor)
    return tuple(by), tuple(on)


def _same_side(one: Actor, other: Actor) -> bool:
    return one.country == other.country if one.country or other.country else one.name == other.name


def interaction(one: ActorCategory | None, two: ActorCategory | None) -> str:
    """ACLED's interaction in words, the lower code first: "State forces-Civilians", "Protesters only"."""
    known = sorted((c for c in (one, two) if c is not None), key=_CODES.__getitem__)
    return f"{known[0]} only" if len(known) == 1 else "-".join(known)
