"""Words by which a text implies a party that it does not name: lexicon/<language>/roles.toml."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load

NEAR = 400
"""Characters around a clause, or from a sentence's start, that still speak of the same event."""


class Words:
    """Patterns of a language."""

    def __init__(self, language: str) -> None:
        data = load(language, "roles")
        self.unhurt, self.casualties = tuple(data["unhurt"]), tuple(data["casualties"])
        self.confirms = re.compile(rf"\b(?:{any_of(data.get('confirms', ()))})")
        self.occupied = re.compile(rf"\b(?:{any_of(data.get('occupied', ()))})")
        self.accuses = re.compile(rf"\b(?:{any_of(data['accuses'])})")
        """What a speaker does who tells another's deed (beginnings of words)."""
        self.among = re.compile(data.get("among", "(?!)"))
        """What before forces says that they are some of those who are counted."""
        self.bangs = re.compile(rf"(?:{any_of(data.get('bangs', ()))})")
        self.helping = re.compile(rf"\s(?:{any_of(data['helping'])})")
        self.that = re.compile(rf"\b(?:{any_of(data.get('that', ()))})\s")

    def tells_of_hit(self, lower: str) -> bool:
        """Whether a sentence counts people hit."""
        return any(word in lower for word in self.casualties) and not any(word in lower for word in self.unhurt)


@cache
def implied_words(language: str) -> Words:
    """The words of a language."""
    return Words(language)
