"""The noun whose genitive a Russian or Ukrainian party is: its weapon, its attack, its men ("дроны СБУ", "члены банд").

The party then takes that noun's place in the sentence: what governs the noun, and its case.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from services.extract.actors.declension import noun
from services.extract.lexicon.loading import load

Owned = Literal["attack", "weapon", "munition", "men", "site"]
_KINDS: tuple[Owned, ...] = ("attack", "weapon", "munition", "men", "site")
_SIGNS = "\"“”'«»’‘(["


class Governor(NamedTuple):
    """A noun before a party, in whose place the party stands."""

    owned: Owned
    word: str
    cases: str


@cache
def _nouns(language: str) -> dict[str, Governor]:
    """Every form of the nouns that have an owner."""
    found: dict[str, Governor] = {}
    owned = load(language, "roles")["owned"]
    for kind in _KINDS:
        for lemma in owned[kind]:
            for form, cases in noun(lemma, language).items():
                key = form.replace("ё", "е")
                known = found[key].cases if key in found else ""
                found[key] = Governor(kind, key, "".join(sorted({*known, *cases})))
    return found


def governor_of(words: list[str], cases: str, language: str) -> Governor | None:
    """What the last of these words is to a party behind it that can be a genitive; None where it owns nothing."""
    return _noun(words[-1], language) if "g" in cases and words else None


def kind_of(word: str, language: str) -> Owned | None:
    """What sort of noun a word is: something sent, another weapon, an attack, men."""
    found = _noun(word, language)
    return found.owned if found else None


def cases_of(word: str, language: str) -> str:
    """The cases of such a noun's form; "" of any other word."""
    found = _noun(word, language)
    return found.cases if found else ""


def _noun(word: str, language: str) -> Governor | None:
    """The noun that a word is a form of; of "дрон-камикадзе", its first part."""
    bare, nouns = word.strip(_SIGNS + ",.;:)"), _nouns(language)
    return nouns.get(bare) or nouns.get(bare.partition("-")[0] or bare.rpartition("-")[2])
