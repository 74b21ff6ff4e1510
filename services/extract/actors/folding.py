"""A sentence as the grammar of actors reads it."""

from __future__ import annotations

from services.extract.actors.lexicon import fold
from services.extract.text.document import Sentence
from services.extract.text.kept import kept


@kept
def folded(sentence: Sentence) -> str:
    """The sentence in lower case, with one apostrophe and one е; its offsets."""
    return fold(sentence.text)
