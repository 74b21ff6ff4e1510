"""The place lexicon of a language, compiled once: what a word says of the name beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from schemas.taxonomy import RelationKind
from services.extract.lexicon.inflection import forms
from services.extract.lexicon.loading import load

Words = tuple[str, ...]
"""A phrase, lower case, word by word."""


class Vocabulary(NamedTuple):
    """All sets hold lower-case surface forms."""

    features: Mapping[Words, str]
    """Noun of a feature (phrase) to its cue."""
    relations: Mapping[Words, RelationKind]
    """Preposition (phrase) to the relation that it states."""
    named_after: frozenset[str]
    direction: frozenset[Words]
    fillers: frozenset[str]
    speech: frozenset[str]
    actors: frozenset[str]
    titles: frozenset[str]
    organizations: frozenset[str]
    not_places: frozenset[str]
    common: frozenset[str]
    name_parts: frozenset[str]
    weak: frozenset[str]
    conjunctions: frozenset[str]
    within: frozenset[str]
    happened: frozenset[str]
    """Verbs by which a sentence says where the event of the one before was."""
    definite: frozenset[str]
    border: frozenset[str]
    common_endings: Words
    """Of words that begin sentences and are no names."""
    region_endings: Words
    """Of names of regions made from a town's ("Сумщина")."""
    units: Mapping[str, float]
    """Unit of length to metres."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The compiled `places.toml` of "en", "ru" or "uk"."""
    data = load(language, "places")
    words = data["words"]

    return Vocabulary(
        features=_phrases(data["features"], language),
        relations={tuple(p.split()): kind for kind, phrases in data["relations"].items() for p in phrases},
        named_after=frozenset(words["named_after"]),
        direction=frozenset(_phrases({"direction": words["direction"]}, language)),
        fillers=_inflect(words["fillers"], language),
        speech=frozenset(words["speech"]),
        actors=_inflect(words["actors"], language),
        titles=_inflect(words["titles"], language),
        organizations=_inflect(words["organizations"], language),
        not_places=_inflect(words["not_places"], language) | _peoples(language),
        common=_inflect(words["common"], language),
        name_parts=_inflect(words["name_parts"], language),
        weak=frozenset(data["strength"]["weak"]),
        conjunctions=frozenset(data["joins"]["and"]),
        within=frozenset(data["joins"]["within"]),
        happened=frozenset(data["continuation"]["happened"]),
        definite=frozenset(data["continuation"]["definite"]),
        common_endings=tuple(words["common_endings"]),
        region_endings=tuple(words["region_endings"]),
        border=_inflect(words["border"], language),
        units={u: metres for name, metres in _METRES.items() for u in _inflect(data["units"].get(name, ()), language)},
    )


_METRES = {"km": 1000.0, "mi": 1609.344, "m": 1.0}


def _inflect(lemmas: Iterable[str], language: str) -> frozenset[str]:
    """All forms of single words; phrases, abbreviations and names in Latin letters as they stand."""
    return frozenset(form for lemma in lemmas for form in _forms(lemma, language))


def _forms(lemma: str, language: str) -> Iterable[str]:
    lower = lemma.lower()
    if language == "en" or " " in lower or "." in lower or lower.isascii() or lemma.isupper():
        return (lower,)
    return forms(lower, language)


def _phrases(by_cue: Mapping[str, Iterable[str]], language: str) -> dict[Words, str]:
    """Each form of each phrase; the words of a phrase inflect independently, which costs nothing but memory."""
    found: dict[Words, str] = {}
    for cue, phrases in by_cue.items():
        for phrase in phrases:
            combined: list[Words] = [()]
            for word in phrase.split():
                combined = [(*head, form) for head in combined for form in sorted(_forms(word, language))]
            found.update(dict.fromkeys(combined, cue))
    return found


def _peoples(language: str) -> frozenset[str]:
    """Adjectives and nouns of nationality ("Russian", "українці"): who, not where."""
    countries: Mapping[str, Any] = load("actors", "countries")
    names = (n.strip() for row in countries.values() if isinstance(row, dict) for n in _demonyms(row.get(language, "")))
    return _inflect((n for n in names if n), language)


def _demonyms(row: str) -> list[str]:
    """ "Chad; Chadian; Chadians" -> ["Chadian", "Chadians"]; a demonym that is also a country's name stays a place."""
    country, *demonyms = (part.split(",") for part in row.split(";"))
    return [d for part in demonyms for d in part if d.strip() not in {c.strip() for c in country}]
