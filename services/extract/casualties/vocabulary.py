"""The words of casualty statements, compiled from the lexicon into one look-up a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import ahocorasick_rs

from services.extract.casualties.entries import CUE_ROLES, Entry, entries
from services.extract.lexicon.loading import load
from services.extract.lexicon.morphology import with_e
from services.extract.numerals import numerals

_SETS = (
    "determiners", "additional", "unknown", "hypothetical", "total", "strict", "absent", "graves", "reach", "intent",
    "particles", "takes", "couples", "survivors", "relatives", "both", "doers", "one", "losing", "captives", "conflict",
    "led_off",
    "alternatives", "grievances", "ordinals", "accusative", "collectives", "anybody", "sufferers", "out_of", "those",
    "perfect", "describing", "whose", "called", "numbers", "indefinite", "aged", "copulas", "of_an_age",
    "counts", "then", "aftermath", "dying", "pluperfect", "them", "plural_verbs", "lives", "of_whom",
    "later_in", "contrast", "further_one", "parting", "put_as",
    "put_down", "each",
)  # fmt: skip
"""Lists of the lexicon that are asked for by name."""


class Vocabulary(NamedTuple):
    """One language's entries: words, and phrases by their first and second word, the longest first."""

    words: Mapping[str, Entry]
    phrases: Mapping[str, Mapping[str, list[tuple[list[str], Entry]]]]
    sets: Mapping[str, frozenset[str]]
    between: frozenset[str]
    """What opens a range of numbers."""
    counting: frozenset[str]
    """Words besides numbers with which people that are counted may begin."""
    cues: ahocorasick_rs.AhoCorasick
    cumulative: re.Pattern[str]
    """What says that a figure sums up many events ("since the start of the war"), in lower-case words."""
    counted_from: re.Pattern[str]
    """What counts the days from an event before ("a week after"), in lower-case words."""
    unrest_about: re.Pattern[str]
    """The same, and what stands before the cause of a protest or riot."""
    years: tuple[str, ...]
    """What an age ends in, behind its number and hyphen ("a 45-year-old man")."""
    noun_compounds: bool
    """Whether nouns stand before nouns ("police station"), as in English."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """Compile the lexicon's casualties and numerals of a language."""
    words, phrases = _by_word(language)
    cues = {text.replace(" - ", "-") for text, entry in entries(language) if entry.role in CUE_ROLES}  # "300-х"
    data = load(language, "casualties")
    function = {**data.get("function", {}), **data.get("none", {})}
    sets, between = {name: frozenset(function.get(name, ())) for name in _SETS}, numerals(language).phrases["between"]
    return Vocabulary(
        words,
        phrases,
        sets,
        between,
        between | sets["determiners"] | sets["ordinals"],
        ahocorasick_rs.AhoCorasick(sorted(cues | {with_e(text) for text in cues})),
        _pattern(data, "cumulative"),
        _pattern(data, "counted_from"),
        _pattern(data, "counted_from", "unrest_about"),
        tuple(data.get("years", ())),
        data.get("noun_compounds", False),
    )


def _by_word(language: str) -> tuple[dict[str, Entry], dict[str, dict[str, list[tuple[list[str], Entry]]]]]:
    """The entries of words, also where outlets write no "ё", and of phrases, the longest first."""
    words: dict[str, Entry] = {}
    phrases: dict[str, dict[str, list[tuple[list[str], Entry]]]] = {}
    for text, entry in entries(language):
        first, *rest = text.split()
        if rest:
            phrases.setdefault(first, {}).setdefault(rest[0], []).append((rest[1:], entry))
        else:
            words.setdefault(text, entry)
    for text in [text for text in words if "ё" in text]:
        words.setdefault(with_e(text), words[text])
    for by_second in phrases.values():
        for rows in by_second.values():
            rows.sort(key=lambda row: -len(row[0]))
    return words, phrases


def _pattern(data: Mapping[str, Any], *names: str) -> re.Pattern[str]:
    """One for any of these patterns, from the start of a word on; a language without them has nothing found."""
    return re.compile(rf"\b(?:{'|'.join(data.get(name, '(?!)') for name in names)})")
