"""The armed forces of a state as an actor, named alike wherever nobody but their country is known."""

from __future__ import annotations

from schemas.report import Actor
from schemas.taxonomy import ActorRole


def forces_of(role: ActorRole, country: str, country_name: str) -> Actor:
    """Of an ISO 3166-1 alpha-3 code and the country's English name."""
    return Actor(
        role=role, name=f"Military Forces of {country_name}", actor_id=f"{country.lower()}-forces", country=country,
        category="State forces",
    )  # fmt: skip
