"""The parts of a sentence that only say who says it: their places and days are no event's."""

from __future__ import annotations

from schemas.report import Span
from services.extract.claims.speakers import sayings_of
from services.extract.claims.vocabulary import vocabulary
from services.extract.text.document import Sentence

_OPENING = 30
"""Characters of a sentence within which an attribution opens it rather than closes it."""


def spoken_parts(sentence: Sentence, language: str) -> list[Span]:
    """The speakers, each with the verb; to the end of the sentence where they close it ("he told X on Sunday")."""
    found = []
    for saying in sayings_of(sentence, vocabulary(language)):
        start, end = min(saying.span[0], saying.cue[0]), max(saying.span[1], saying.cue[1])
        closes = saying.closes and start > sentence.start + _OPENING
        found.append((start, sentence.end if closes else end))
    return found
