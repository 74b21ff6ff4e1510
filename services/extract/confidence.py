"""How sure a report is: the chance that its type, date and side are right."""

from __future__ import annotations

from services.extract.events.told import Event
from services.extract.model import ActorSlot, PlaceSlot, WhenSlot


def confidence_of(event: Event, place: PlaceSlot, actors: ActorSlot, when: WhenSlot) -> float:
    """The rule's score, less for each slot that the text leaves open; between 0.05 and 0.99."""
    candidate = event.main.candidate
    score = candidate.rule.score
    score -= 0.05 * (not place.places) + 0.03 * (not actors.actors) + 0.02 * (when.span is None)
    score -= 0.05 * (candidate.clause.trigger.voice == "nominal") - 0.02 * min(2, len(event.again))
    return round(min(0.99, max(0.05, score)), 3)
