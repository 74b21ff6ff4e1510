"""Where a text has words that matter: one Aho-Corasick pass over a whole field.

A cue is an occurrence of a lexicon entry. Its class ("shell", "drone", "negation") is all that the rules see of it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from services.extract.lexicon.inflection import forms, verb_forms
from services.extract.lexicon.loading import load

CONCERNS = ("triggers", "cues", "modality")
_KINDS = {"verbs": "verb", "nouns": "noun", "words": "word"}


class Entry(NamedTuple):
    """A surface form of the lexicon."""

    name: str
    """Its class."""
    concern: str
    kind: str
    """verb, noun or word."""
    is_stem: bool = False
    """Whether more letters of the same word may follow."""


class Cue(NamedTuple):
    """An entry found at start:end of a text."""

    start: int
    end: int
    entry: Entry


def fold(text: str) -> str:
    """Lower case, with one apostrophe, no hyphen and no ё; the same length as before."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower()[0] for c in text)
    return lower.replace("’", "'").replace("ʼ", "'").replace("-", " ").replace("ё", "е").replace("\u00a0", " ")


class Matcher:
    """All cues of one language."""

    def __init__(self, language: str) -> None:
        found: dict[str, list[Entry]] = {}
        for concern in CONCERNS:
            for name, kinds in load(language, concern).items():
                for kind, lemmas in kinds.items():
                    for surface, is_stem in _surfaces(lemmas, kind, language):
                        found.setdefault(surface, []).append(Entry(name, concern, _KINDS[kind], is_stem))
        self._entries = list(found.values())
        self._automaton = AhoCorasick(
            list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def find(self, folded: str) -> list[Cue]:
        """Cues in order of their start; `folded` as `fold` gives it."""
        cues = []
        size = len(folded)
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded):
            if start and folded[start - 1].isalnum():
                continue
            whole = end == size or not folded[end].isalnum()
            found = [entry for entry in self._entries[pattern] if whole or entry.is_stem]
            if found:
                stop = end if whole else _word_end(folded, end)
                cues += [Cue(start, stop, entry) for entry in found]
        return cues


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or text[at] == "'"):
        at += 1
    return at


def _surfaces(lemmas: list[str], kind: str, language: str) -> list[tuple[str, bool]]:
    """(surface, is_stem) of each entry: "обстрел*" is a stem, everything else is inflected."""
    surfaces: list[tuple[str, bool]] = []
    for lemma in lemmas:
        if lemma.endswith("*"):
            surfaces.append((fold(lemma[:-1]), True))
        elif kind == "verbs" and language == "en":
            surfaces += [(fold(form), False) for form in verb_forms(lemma)]
        else:
            surfaces += [(fold(form), False) for form in _phrase_forms(lemma, language)]
    return surfaces


def _phrase_forms(lemma: str, language: str) -> list[str]:
    if " " in lemma:
        return [lemma]
    return sorted(forms(lemma, language)) + ([f"{lemma}s"] if language == "en" else [])


@cache
def matcher(language: str) -> Matcher:
    """The matcher of a language, compiled once a process."""
    return Matcher(language)
