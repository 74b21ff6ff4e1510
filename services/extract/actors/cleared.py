"""Whether a sentence says of a party that it did not do what was told, that nobody knows, or tells other deeds of it.

"Police ruled out that X", "X denied it", "it is unclear whether X", "last year X claimed".
"""

from __future__ import annotations

import re
from functools import cache

from services.extract.actors.folding import folded
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention
from services.extract.text.document import Sentence

_BEFORE = 110  # characters before a party that hold what doubts its part
_BEHIND = 90  # characters behind it that hold what it denies


def is_cleared(mention: ActorMention, sentence: Sentence, language: str) -> bool:
    """Whether its sentence says that a party did not do it, or leaves open whether it did."""
    words, text = _words(language), folded(sentence)
    left, right = mention.start - sentence.start, mention.end - sentence.start
    if words.denies.match(text, right, right + _BEHIND) or words.other_deeds.match(text, right, right + _BEHIND):
        return True
    return words.doubts.search(text, max(0, left - _BEFORE), left) is not None


def is_of_other_times(sentence: Sentence, language: str) -> bool:
    """Whether a sentence tells of what was long before: it opens or ends with that."""
    words, text = _words(language), folded(sentence)
    return words.long_ago.match(text) is not None or words.ends_long_ago.search(text) is not None


def is_background(mention: ActorMention, sentence: Sentence, language: str) -> bool:
    """Whether its sentence tells no more of a party than that it is about, or of other deeds of it."""
    if is_cleared(mention, sentence, language) or is_of_other_times(sentence, language):
        return True
    words, text = _words(language), folded(sentence)
    left, right = mention.start - sentence.start, mention.end - sentence.start
    return (
        words.is_about.match(text, right, right + _BEHIND) is not None
        or words.land_of.search(text, max(0, left - _BEFORE), left) is not None
    )


class _Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        data = load(language, "cleared")
        self.doubts = re.compile(data["doubts"])
        """What before a party says that it did not do it, or that nobody knows whether it did."""
        self.denies = re.compile(data["denies"])
        """What a party does that did not do it, behind its name."""
        self.other_deeds = re.compile(data["other_deeds"])
        """What behind a party says that it is charged with other things."""
        self.long_ago = re.compile(data["long_ago"])
        self.ends_long_ago = re.compile(data["ends_long_ago"])
        self.is_about = re.compile(data["is_about"])
        """What behind a party says only that it is there."""
        self.land_of = re.compile(data["land_of"])
        """What before it says only that."""


@cache
def _words(language: str) -> _Words:
    return _Words(language)
