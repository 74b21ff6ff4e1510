"""What each word of the lexicon can do in a casualty statement: in all its forms, and with the numerals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from services.extract.lexicon.loading import load
from services.extract.lexicon.morphology import analyzer, is_of_lemma
from services.extract.numerals import numerals

KINDS = ("killed", "injured", "captured")
CUE_ROLES = (
    "participle",
    "active",
    "either",
    "intransitive",
    "state",
    "noun",
    "toll",
    "verdict",
    "revision",
    "likewise",
    "none",
)


class Entry(NamedTuple):
    """What a word or phrase can do in a casualty statement."""

    role: str
    """A role of CUE_ROLES, or people, thing, number, auxiliary, and, comma, partitive, preposition, break, not, ..."""
    kind: str = ""
    """Of a cue: killed, injured or captured; of people: "", civilian or attacker."""
    singular: bool = False
    """Of people: one; of a cue: what is said of one person even where only a name stands for him."""
    adjective: bool = False
    """Of people: an adjective used as a noun ("військовий"), which may also stand before another noun."""
    agent: bool = False
    """Of a cue: its subject does it and its object suffers it ("убили"), wherever the object stands."""


_FUNCTION_ROLES = {
    "auxiliary": "auxiliary", "conjunctions": "and", "commas": "comma", "partitive": "partitive",
    "prepositions": "preposition", "breaks": "break", "speech": "speech", "absent": "absent", "quotes": "light",
    "negations": "not",
}  # fmt: skip


def entries(language: str) -> Iterator[tuple[str, Entry]]:
    """(text, entry), the weightier first: a word keeps its first entry."""
    data = load(language, "casualties")
    hedges = load(language, "numerals").get("phrases", {}).get("hedges", ())
    yield from ((hedge, Entry("light")) for hedge in hedges if " " in hedge)
    for kind in KINDS:
        yield from _suffered(data.get("suffered", {}), kind)
        for role, texts in data.get(kind, {}).items():
            role, _, form = role.partition("_")
            agent = form == "agent" or role in ("active", "participle")
            yield from ((text, Entry(role, kind, form == "singular", agent=agent)) for text in texts)
    yield from ((text, Entry("revision")) for text in data.get("revision", {}).get("cues", ()))
    yield from ((text, Entry("likewise")) for text in data.get("revision", {}).get("likewise", ()))
    yield from ((text, Entry("none")) for text in data.get("none", {}).get("cues", ()))
    yield from _people(data.get("people", {}), language)
    yield from ((word, Entry("thing")) for word in _things(data.get("things", {}), language))
    for name, role in _FUNCTION_ROLES.items():
        yield from ((text, Entry(role)) for text in data.get("function", {}).get(name, ()))
    yield from ((text, Entry("auxiliary", "", True)) for text in data.get("function", {}).get("auxiliary_singular", ()))
    known = numerals(language)
    for words in (known.cardinals, known.multipliers, known.vague):
        yield from ((word, Entry("number")) for word in words)
    yield from ((hedge, Entry("light")) for hedge in hedges)


def _suffered(data: Mapping[str, Any], kind: str) -> Iterator[tuple[str, Entry]]:
    """A verb and what was suffered, in either order ("дістав опіки", "опіки дістав")."""
    for number in ("singular", "plural"):
        for verb, harm in product(data.get(number, ()), data.get(kind, ())):
            entry = Entry("either", kind, number == "singular")
            yield from ((f"{verb} {harm}", entry), (f"{harm} {verb}", entry))


def _people(data: Mapping[str, Any], language: str) -> Iterator[tuple[str, Entry]]:
    for name, words in data.items():
        group = name.rpartition("_")[0]
        if name == "families":
            yield from ((word, Entry("family")) for word in words)
        elif name.endswith("singular") or name.endswith("plural"):
            yield from ((word, Entry("people", group, name.endswith("singular"))) for word in words)
        else:
            for lemma in words:
                yield from _inflected(lemma, name.removesuffix("lemmas").rstrip("_"), language)


def _inflected(lemma: str, group: str, language: str) -> Iterator[tuple[str, Entry]]:
    """Every form of a noun (or of an adjective used as one) with its number.

    A form that can be both is singular, unless it is the plural's nominative ("повстанці", also a dative).
    """
    parses = [p for p in analyzer(language).parse(lemma) if p.word == lemma or is_of_lemma(p, lemma)]
    parse = next((p for p in parses if "NOUN" in p.tag), parses[0] if parses else None)
    lexeme = [form for form in (parse.lexeme if parse else ()) if not {"ADJS", "COMP"} & form.tag.grammemes]
    adjective = any("ADJF" in p.tag for p in parses)
    plural = [form.word for form in lexeme if "plur" in form.tag]
    many = {form.word for form in lexeme if {"plur", "nomn"} <= form.tag.grammemes} - {lemma}
    one = {f.word for f in lexeme if "plur" not in f.tag and not (adjective and "neut" in f.tag)} - many
    singular = one if lexeme else {lemma}
    for word in sorted(singular):
        yield word, Entry("people", group, True, adjective)
    yield from ((word, Entry("people", group, False, adjective)) for word in plural if word not in singular)


def _things(data: Mapping[str, Any], language: str) -> Iterator[str]:
    yield from data.get("words", ())
    for lemma in data.get("lemmas", ()):
        parse = next((p for p in analyzer(language).parse(lemma) if is_of_lemma(p, lemma)), None)
        yield from sorted({lemma, *(form.word for form in (parse.lexeme if parse else ()))})
