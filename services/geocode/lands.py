"""A state's forces and its land as actors, by its code alone."""

from __future__ import annotations

from schemas.forces import forces_of
from schemas.report import Actor
from schemas.taxonomy import ActorRole
from services.extract.actors.forces import state_name


def forces(role: ActorRole, country: str) -> Actor:
    """The armed forces of an ISO 3166-1 alpha-3 code."""
    return forces_of(role, country, state_name(country))


def struck_land(country: str) -> Actor:
    """What is hit where no words say who, as a target: whoever and whatever is in the country."""
    return Actor(role="target", name=state_name(country), country=country)
