"""Whose side a text about Russia's war in Ukraine alone speaks for: the nameless forces in it are that side's.

"Війська відбили дев'ять атак" is told in Kyiv, "расчёты ПВО сбили восемь авиабомб" where the text's source is Russia's
ministry; the enemy is the other side.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from services.extract.lexicon.alternation import word_of
from services.extract.lexicon.loading import load

AT_WAR = ("UKR", "RUS")


def voice_of(
    text: str,
    language: str,
    countries: AbstractSet[str],
    hostile: AbstractSet[str],
    own: AbstractSet[str] = frozenset(),
) -> str | None:
    """The side's country; None where the text (folded) is about others too, or does not tell.

    `countries` are those that it names, `hostile` the sides that it calls enemies, `own` those that it calls its own.
    """
    if not countries <= set(AT_WAR):
        return _of_two_camps(text, language) if countries & set(AT_WAR) else None
    if len(hostile) == 1:
        return other_side(next(iter(hostile)))  # who speaks of an enemy speaks from the other side
    if len(own) == 1:
        return next(iter(own))
    if sided := _of_two_camps(text, language):
        return sided
    voices = load("actors", "wars")["voice"]
    at_home = {side for side, words in voices.items() if language in words.get("languages", ())}
    told = (side for side in voices if _sources(side, language).search(text))
    sides = at_home if at_home and countries else set(told)
    return next(iter(sides)) if len(sides) == 1 else None


def _of_two_camps(text: str, language: str) -> str | None:
    """The side of a text that speaks of "ours" and "the enemy": by signs that alone would tell too little.

    How it spells towns, what it calls the other army: whichever side has more of them.
    """
    camps = load("actors", "wars")["camps"].get(language)
    if not camps or _camps(language).search(text) is None:
        return None
    signs = {side: len(set(_leanings(side, language).findall(text))) for side in AT_WAR}
    first, second = sorted(signs, key=lambda side: -signs[side])
    return first if signs[first] > signs[second] else None


def other_side(country: str) -> str:
    """Whom one of the two fights."""
    return next(c for c in AT_WAR if c != country)


@cache
def _sources(side: str, language: str) -> re.Pattern[str]:
    """The sources of one side, as stems of its phrases."""
    words = load("actors", "wars")["voice"][side].get(language, ())
    return re.compile(word_of(words))


@cache
def _camps(language: str) -> re.Pattern[str]:
    """How a text speaks that is of one of two camps."""
    return re.compile(rf"{word_of(load('actors', 'wars')['camps'][language])}\b")


@cache
def _leanings(side: str, language: str) -> re.Pattern[str]:
    """Signs that lean to one side, as stems."""
    return re.compile(word_of(load("actors", "wars")["leaning"][side].get(language, ())))
