"""Clauses to test with: a trigger named by its words."""

from __future__ import annotations

from schemas.taxonomy import SubEventType
from services.extract.actors import actors_of, find_actors
from services.extract.model import Clause, Extent, Trigger, Voice
from services.extract.text.document import Document


def clause_of(
    document: Document, trigger: str, event: SubEventType = "Attack", voice: Voice = "active", two_sided: bool = False
) -> Clause:
    """The sentence that holds the trigger, as a clause."""
    start = document.text.index(trigger)
    sentence = document.sentence_at(start)
    return Clause(sentence, sentence.start, sentence.end, Trigger(start, start + len(trigger), event, voice, two_sided))


def roles_in(
    text: str,
    language: str,
    trigger: str,
    event: SubEventType = "Attack",
    voice: Voice = "active",
    two_sided: bool = False,
) -> list[tuple[str, str]]:
    """(role, id or category or country) of each actor."""
    document = Document(text, language)
    told = Extent(clause_of(document, trigger, event, voice, two_sided))
    slot = actors_of([told], document, find_actors(document))
    return [(a.role, a.actor_id or a.category or str(a.country)) for a in slot.actors]
