"""Which lands a text is about by their best known places, where it names no state: "Nablus", "the Gaza Strip"."""

from __future__ import annotations

import re
from functools import cache

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load


def lands_told(text: str, language: str) -> set[str]:
    """The lands whose places a folded text names: there "the occupation forces" or "settlers" are of their war."""
    return {land for land, places in _places(language).items() if places.search(text)}


@cache
def _places(language: str) -> dict[str, re.Pattern[str]]:
    """The places of each land, as beginnings of words in lower case."""
    lands = load("actors", "wars")["places"].items()
    return {land: re.compile(rf"\b(?:{any_of(words[language])})") for land, words in lands}
