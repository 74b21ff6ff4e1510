"""Words for equipment, weapons and what is done to them, compiled from the lexicon into one look-up a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import contains
from typing import Any, NamedTuple

import ahocorasick_rs

from services.extract.lexicon.loading import load
from services.extract.lexicon.morphology import analyzer

STATUSES = ("destroyed", "damaged", "captured", "abandoned", "lost")
FUNCTION_ROLES = {
    "auxiliary": "auxiliary", "conjunctions": "and", "commas": "comma", "breaks": "break", "negations": "not",
}  # fmt: skip


_THINGS = ("equipment", "counter")
"""Roles of what a loss is of."""


class Entry(NamedTuple):
    """What a word or phrase is: equipment, a counter, a cue (of a status), a weapon, or a small word."""

    role: str
    value: str = ""
    """A loss category, a status with its cue's form ("destroyed participle"), or a means."""
    singular: bool = False


_Phrases = Mapping[str, Sequence[tuple[Sequence[frozenset[str]], Entry]]]


class Lookup(NamedTuple):
    """Words and phrases; a phrase is a row of sets of forms, under each form of its first word, the longest first."""

    words: Mapping[str, Entry]
    phrases: _Phrases
    hints: ahocorasick_rs.AhoCorasick
    cues: frozenset[str]
    """First words of cues."""
    things: frozenset[str]
    """First words of equipment and of what counts it."""
    """Finds whether a text can hold any of the words at all."""
    noun_compounds: bool = False
    """Whether the last of nouns that stand together is the head ("Lancet drone"), as in English."""


def entry_at(words: Sequence[str], at: int, known: Lookup) -> tuple[Entry, int] | None:
    """The entry that starts at this word, and the word after it; words in lower case with a plain apostrophe."""
    word = words[at]
    for rest, entry in known.phrases.get(word, ()):
        following = words[at + 1 : at + 1 + len(rest)]
        if len(following) == len(rest) and all(map(contains, rest, following)):
            return entry, at + 1 + len(rest)
    found = known.words.get(word)
    if found is None and "-" in word:
        name, _, number = word.partition("-")
        found = known.words.get(name) if number[:1].isdigit() else None
    return (found, at + 1) if found else None


@cache
def equipment(language: str) -> Lookup:
    """Equipment and what is done to it."""
    data = load(language, "equipment")
    rows: list[tuple[str, Entry]] = []
    for category, terms in data.get("categories", {}).items():
        rows += _terms(terms, "equipment", category, language)
    rows += _terms(data.get("counters", ()), "counter", "", language)
    cues = [
        (text, Entry("cue", f"{status} {form}"))
        for status in STATUSES
        for form, texts in data.get(status, {}).items()
        for text in texts
    ]
    small = [
        (text, Entry(role)) for name, role in FUNCTION_ROLES.items() for text in data.get("function", {}).get(name, ())
    ]
    found = _compile([*rows, *cues, *small], [text for text, _ in cues], language)
    return found._replace(noun_compounds=data.get("noun_compounds", False))


@cache
def weapons(language: str) -> Lookup:
    """Words that name the means of an attack."""
    rows = [row for means, terms in load(language, "means").items() for row in _terms(terms, "means", means, language)]
    return _compile(rows, None, language)


def _terms(terms: Iterable[str], role: str, value: str, language: str) -> Iterator[tuple[str, Entry]]:
    for term in terms:
        singular, bar, plural = term.partition("|")
        yield singular, Entry(role, value, bool(bar) or language != "en")
        if plural:
            yield plural, Entry(role, value, False)


def _compile(rows: Iterable[tuple[str, Entry]], hints: Iterable[str] | None, language: str) -> Lookup:
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[frozenset[str], ...], Entry]]] = {}
    for text, entry in rows:
        for parts, numbered in _surface(text, entry, language):
            for first in sorted(parts[0]):
                if len(parts) == 1:
                    words.setdefault(first, numbered)
                else:
                    phrases.setdefault(first, []).append((parts[1:], numbered))
    for found in phrases.values():
        found.sort(key=lambda row: -len(row[0]))
    texts = set(hints) if hints is not None else {*words, *phrases}
    hinted = ahocorasick_rs.AhoCorasick(sorted({t.split()[0] for t in texts}))
    return Lookup(words, phrases, hinted, _firsts(words, phrases, "cue"), _firsts(words, phrases, *_THINGS))


def _firsts(words: Mapping[str, Entry], phrases: _Phrases, *roles: str) -> frozenset[str]:
    """The words with which entries of these roles begin."""
    alone = {word for word, entry in words.items() if entry.role in roles}
    return frozenset(alone.union(word for word, rows in phrases.items() if any(e.role in roles for _, e in rows)))


def _surface(text: str, entry: Entry, language: str) -> Iterator[tuple[tuple[frozenset[str], ...], Entry]]:
    """The forms of each word; Russian and Ukrainian equipment and weapons in every case, apart by number."""
    if language == "en" or entry.role not in ("equipment", "counter", "means") or text.startswith("="):
        yield tuple(frozenset((word,)) for word in text.removeprefix("=").split()), entry
        return
    for plural in (True, False):  # a form that is both is left uncounted
        parts: list[frozenset[str]] = []
        after_noun = False  # what follows the noun keeps its form: "машина пехоты", "склад боеприпасов"
        for word in text.split():
            parts.append(
                frozenset((word,)) if after_noun else _forms(word, plural, language, entry.role == "equipment")
            )
            after_noun = after_noun or _is_noun(word, language)
        yield tuple(parts), entry._replace(singular=not plural)


@cache
def _is_noun(word: str, language: str) -> bool:
    parses: Any = analyzer(language).parse(word)
    return any("NOUN" in p.tag and p.normal_form == word for p in parses)


@cache
def _forms(word: str, plural: bool, language: str, is_object: bool) -> frozenset[str]:
    """The forms of a noun or adjective in one number; any other word as it stands.

    What is lost stands in the nominative, accusative or genitive; what it is lost by or on, in other cases.
    """
    if not word.isalpha():
        return frozenset((word,))
    parses: Any = [p for p in analyzer(language).parse(word) if p.word == word]
    if not parses:
        return frozenset((word,))
    parse = next((p for p in parses if p.normal_form == word), parses[0])
    lexeme = [form for form in parse.lexeme if not is_object or form.tag.case in (None, "nomn", "accs", "gent")]
    number = frozenset(form.word for form in lexeme if ("plur" in form.tag) == plural)
    return number or frozenset((word,))
