"""What Russian and Ukrainian words are by their form alone, from pymorphy3's dictionaries (OpenCorpora, VESUM)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

_NO_NOUNS = ("ADVB", "VERB", "INFN", "GRND", "PRED", "PRCL", "CONJ", "PREP")
"""Parts of speech of OpenCorpora that an adjective cannot stand before as its noun."""


@cache
def analyzer(language: str) -> Any:
    """The pymorphy3 analyzer of Russian or Ukrainian, loaded once a process."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


def with_e(word: str) -> str:
    """A Russian word as most outlets write it: the dictionaries have "сапёра", the news "сапера"."""
    return word.replace("ё", "е")


def is_of_lemma(parse: Any, lemma: str) -> bool:
    """Whether a reading is of this lemma, be it spelt with "ё" or not."""
    return with_e(parse.normal_form) == with_e(lemma)


@lru_cache(maxsize=16384)
def _likeliest(word: str, language: str) -> Any:
    """The tag of a word's likeliest reading."""
    return analyzer(language).parse(word)[0].tag


def is_adjective(word: str, language: str) -> bool:
    """Whether a word is an adjective or a participle."""
    return _likeliest(word, language).POS in ("ADJF", "PRTF")


def can_be_noun(word: str, language: str) -> bool:
    """Whether a word can be the noun that an adjective before it describes."""
    return _likeliest(word, language).POS not in _NO_NOUNS


def is_predicate(word: str, language: str) -> bool:
    """Whether a word can only say what somebody does or is: "угрожал", "ранены", "нет"."""
    return _likeliest(word, language).POS in ("VERB", "PRTS", "PRED")


def is_one_being(word: str, language: str) -> bool:
    """Whether a word is an animate noun in the singular."""
    tag = _likeliest(word, language)
    return tag.POS == "NOUN" and tag.animacy == "anim" and "plur" not in tag


@lru_cache(maxsize=16384)
def agree(adjective: str, noun: str, language: str) -> bool:
    """Whether two words may be of one case and number, as "военных аэродромов" are and "рабочих завода" are not."""
    first, second = _cases(adjective, language), _cases(noun, language)
    return not first or not second or not first.isdisjoint(second)


def _cases(word: str, language: str) -> set[tuple[str, str | None]]:
    """The case and number of each reading that has them."""
    return {(p.tag.case, p.tag.number) for p in analyzer(language).parse(word) if p.tag.case}
