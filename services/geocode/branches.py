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


def branch_of(actor: Actor, country: str, day: date) -> Actor:
    """The actor, or the branch of it that fights in a country on a day."""
    for branch in load("actors", "branches").get(actor.actor_id or "", ()):
        if country in branch["in"] and day.year >= branch["since"]:
            known = _groups()[branch["is"]]
            return actor.model_copy(
                update={"actor_id": branch["is"], "name": known["name"], "country": known["country"]}
            )
    return actor


@cache
def _groups() -> dict[str, dict[str, Any]]:
    return {actor_id: group for _, groups in named_groups() for actor_id, group in groups.items()}
