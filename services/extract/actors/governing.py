"""The noun whose genitive a Russian or Ukrainian party is: its weapon, its attack, its men ("дроны СБУ", "члены банд").

The party then takes that noun's place in the sentence: what governs the noun, and its case.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from services.extract.actors.declension import noun
from services.extract.lexicon.loading import load

Owned = Literal["attack", "weapon", "munition", "men"]
_SIGNS = "\"“”'«»’‘(["
_INSTRUMENTAL = ("ами", "ями", "ом", "ем", "єм", "ою", "ею", "єю", "ой", "ей", "ью")
_UNKNOWN = "nag"


@dataclass(frozen=True)
class Governor:
    """A noun before a party, in its genitive's place."""

    owned: Owned
    stem: str
    """The word as it stands."""
    cases: str


@dataclass(frozen=True)
class _Nouns:
    attacks: tuple[str, ...]
    weapons: tuple[str, ...]
    munitions: tuple[str, ...]
    men: dict[str, str]


@cache
def _nouns(language: str) -> _Nouns:
    data = load(language, "roles")
    men: dict[str, str] = {}
    for lemma in data.get("men", ()):
        for form, cases in noun(lemma, language).items():
            men[form] = "".join(sorted({*men.get(form, ""), *cases}))
    return _Nouns(tuple(data["attacks"]), tuple(data["weapons"]), tuple(data.get("munitions", ())), men)


def governor_of(words: list[str], cases: str, language: str) -> Governor | None:
    """What the last of these words is to a party behind it that can be a genitive; None where it owns nothing."""
    if "g" not in cases or not words:
        return None
    word, nouns = words[-1].strip(_SIGNS), _nouns(language)
    if word in nouns.men:
        return Governor("men", word, nouns.men[word])
    kind = kind_of(word, language)
    return Governor(kind, word, "i" if word.endswith(_INSTRUMENTAL) else _UNKNOWN) if kind else None


def kind_of(word: str, language: str) -> Owned | None:
    """What sort of noun a word is: something fired, another weapon, an attack."""
    nouns = _nouns(language)
    if word.startswith(nouns.munitions):
        return "munition"
    if word.startswith(nouns.weapons):
        return "weapon"
    return "attack" if word.startswith(nouns.attacks) else None
