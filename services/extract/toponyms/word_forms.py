"""What words of Russian and Ukrainian are by their form, as far as it tells names from other words."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from services.extract.lexicon.morphology import analyzer

_PARTICLES = frozenset(("PREP", "CONJ", "PRCL", "NPRO", "INTJ", "NUMR", "ADVB", "VERB", "GRND", "INFN", "PRTS", "PRED"))
"""pymorphy3's parts of speech that no name is."""
_NAMES = ("Geox", "Name", "Surn", "Patr", "Orgn")
"""Its marks of names."""
_UKRAINIAN_PLACES = tuple(f"NOUN,{form},inan" for form in ("femn", "masc", "neut", "plur,Pltm"))
"""How its Ukrainian dictionary, which marks no places, begins those of things that have one number ("Миколаївка")."""


@lru_cache(maxsize=8192)
def is_noun(word: str, language: str) -> bool:
    """Whether a dictionary has it as a noun alone, and as no name."""
    tags = [str(p.tag) for p in analyzer(language).parse(word) if p.is_known]
    named = any(any(mark in tag for mark in _NAMES) or tag.startswith(_UKRAINIAN_PLACES) for tag in tags)
    return bool(tags) and all(tag.startswith("NOUN") for tag in tags) and not named


@lru_cache(maxsize=8192)
def agrees(word: str, language: str) -> bool:
    """Whether it may be an adjective in the nominative: the second word of a name is, what a noun governs is not."""
    return any(p.tag.POS == "ADJF" and "nomn" in str(p.tag) for p in analyzer(language).parse(word))


@lru_cache(maxsize=8192)
def is_genitive(word: str, language: str) -> bool:
    """Whether it is a thing's noun in the genitive, or a place's that has no cases ("Шебекино")."""
    tags = [str(p.tag) for p in analyzer(language).parse(word)]
    is_thing = all(tag.startswith("NOUN") and "inan" in tag for tag in tags)
    return is_thing and any("gent" in tag or ("Geox" in tag and word.endswith("о")) for tag in tags)


@lru_cache(maxsize=8192)
def is_person(word: str, language: str) -> bool:
    """Whether it may be a person's name in the nominative."""
    tags = [str(p.tag) for p in analyzer(language).parse(word) if p.is_known]
    return any("nomn" in tag and ("Name" in tag or "Surn" in tag) for tag in tags)


@lru_cache(maxsize=8192)
def is_particle(word: str, language: str) -> bool:
    """Whether it may be a preposition, numeral, adverb or the like, or is a person's or an oblique noun.

    In Russian and Ukrainian these have many forms ("Двое ранены", "Осенью", "Чиновник погиб", "Поранень зазнав").
    """
    if language == "en":
        return False
    tags = [p.tag for p in analyzer(language).parse(word) if p.is_known]
    if any(tag.POS in _PARTICLES for tag in tags):
        return True
    if any(mark in str(tag) for tag in tags for mark in _NAMES):
        return False
    nouns = [tag for tag in tags if tag.POS != "ADJF"]
    return bool(nouns) and all(tag.POS == "NOUN" and _names_nothing(tag) for tag in nouns)


def _names_nothing(noun: Any) -> bool:
    """Whether a noun's tag is a living being's or an oblique case, in which no place opens a sentence."""
    return "anim" in str(noun).split(" ")[0] or noun.case not in ("nomn", "accs")
