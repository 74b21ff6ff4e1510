"""Who advanced, captured, retook, repelled, withdrew or lost, read from the trigger and its words."""

from __future__ import annotations

from services.extract.model import ActorSlot, Clause, TerritorySlot
from services.extract.text.document import Document


def territory_of(clause: Clause, document: Document, actors: ActorSlot) -> TerritorySlot:
    """The change of control that a clause tells, by whom; empty where it tells none."""
    return TerritorySlot(None, {})
