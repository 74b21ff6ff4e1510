"""Generic words in a name ("Kherson region", "Бахмутський район"): they say what kind of place is meant."""

from __future__ import annotations

from functools import cache

from services.geocode.gazetteer.data import load_toml
from services.geocode.gazetteer.model import FEATURES
from services.geocode.gazetteer.names import normalize

_COMPASS = {"n.": "North", "s.": "South", "e.": "East", "w.": "West"}
"""How terse reports shorten a name's first word: "N. Kivu"."""


@cache
def _words() -> dict[str, frozenset[int]]:
    table = load_toml("generic_words.toml")
    words: dict[str, set[int]] = {}
    for row in table["words"]:
        for word in row["forms"].split():
            words.setdefault(normalize(word), set()).update(FEATURES.index(feature) for feature in row["features"])
    return {word: frozenset(features) for word, features in words.items()}


def split_generic(name: str) -> list[tuple[str, frozenset[int] | None]]:
    """The name as it is, and without a generic word at its end or beginning, then with the features that the word
    allows."""
    stripped = name.strip()
    if stripped.endswith(("'s", "’s")):
        stripped = stripped[:-2]
    words = stripped.split()
    if len(words) > 1 and words[0].lower() in _COMPASS:
        words[0] = _COMPASS[words[0].lower()]
        stripped = " ".join(words)
    readings: list[tuple[str, frozenset[int] | None]] = [(stripped, None)]
    if len(words) > 1:
        for generic, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
            if features := _words().get(normalize(generic)):
                readings.append((" ".join(rest), features))
    return readings
