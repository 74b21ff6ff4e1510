"""A sentence as the grammar of actors reads it."""

from __future__ import annotations

from functools import lru_cache

from services.extract.actors.lexicon import fold
from services.extract.text.document import Sentence


@lru_cache(maxsize=32)
def folded(sentence: Sentence) -> str:
    """The sentence in lower case, with one apostrophe and one е; its offsets."""
    return fold(sentence.text)
