"""The one speaker of a short report, who told its lead: he tells its other events as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.actors.lexicon import fold
from services.extract.claims.speakers import Saying, sayings_of
from services.extract.claims.vocabulary import Vocabulary
from services.extract.model import Clause
from services.extract.text.document import Document, Sentence

_SHORT = 25
"""Sentences that such a report has at most."""
_LEAD = 2
"""Sentences of its lead, a dateline among them."""


def sole_speaker(clause: Clause, document: Document, words: Vocabulary) -> list[Saying]:
    """Who told the first sentence, where nobody else says anything in the text; one or none."""
    sentences = document.sentences
    if words.verb_first or not 1 < len(sentences) <= _SHORT or clause.sentence.index == 0:
        return []
    lead = next(_told(sentences[:_LEAD], words), None)
    if lead is None or not lead.closes or lead.stance != "asserts":
        return []
    name = fold(lead.claimant)
    return [lead] if all(fold(s.claimant) == name for s in _told(sentences, words)) else []


def _told(sentences: Sequence[Sentence], words: Vocabulary) -> Iterator[Saying]:
    return (s for sentence in sentences for s in sayings_of(sentence, words) if not (s.pronoun or s.cue == s.span))
