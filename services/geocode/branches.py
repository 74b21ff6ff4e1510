"""Which branch of a movement of many lands is meant where an event happens: al-Qaeda's in Mali is JNIM.

ACLED codes the branch, and so do news of the land itself; wires elsewhere write "jihadists linked to al-Qaeda".
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from schemas.report import Actor
from services.extract.actors.lexicon import named_groups
from services.extract.lexicon.loading import load

_FIGHTERS = ("Rebel group", "Political militia", "Identity militia")


def branch_of(actor: Actor, country: str, day: date) -> Actor:
    """The actor, or the branch of it that fights in a country on a day."""
    for branch in _branches(actor):
        if country in branch["in"] and day.year >= branch["since"]:
            known = _groups()[branch["is"]]
            return actor.model_copy(
                update={"actor_id": branch["is"], "name": known["name"], "country": known["country"]}
            )
    return actor


def _branches(actor: Actor) -> list[dict[str, Any]]:
    """Those of a group; of fighters without a name, the groups that they are called so in the news of a land."""
    if actor.actor_id:
        return list(load("actors", "branches").get(actor.actor_id, ()))
    if actor.category not in _FIGHTERS or actor.country:
        return []
    name = actor.name.lower()
    return [known for known in load("actors", "described")["described"] if any(word in name for word in known["words"])]


@cache
def _groups() -> dict[str, dict[str, Any]]:
    return {actor_id: group for _, groups in named_groups() for actor_id, group in groups.items()}
