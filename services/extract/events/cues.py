"""Where a text has words that matter: one Aho-Corasick pass over a whole field.

A cue is an occurrence of a lexicon entry. Its class ("shell", "drone", "negation") is all that the rules see of it.
"""

from __future__ import annotations

import re
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
    rest: re.Pattern[str] | None = None
    """What must follow the word, where the entry is a phrase with stems."""


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
                    for lemma in lemmas:
                        _add(found, lemma, Entry(name, concern, _KINDS[kind]), language)
        self._entries = list(found.values())
        self._open = [_is_letter(surface[0]) for surface in found]
        self._automaton = AhoCorasick(
            list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def find(self, folded: str) -> list[Cue]:
        """Cues in order of their start; `folded` as `fold` gives it."""
        cues: list[Cue] = []
        size = len(folded)
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded):
            if start and self._open[pattern] and folded[start - 1].isalnum():
                continue
            whole = end == size or not folded[end].isalnum()
            stop = end if whole else 0
            for entry in self._entries[pattern]:
                if not whole and not entry.is_stem:
                    continue
                stop = stop or _word_end(folded, end)
                following = entry.rest.match(folded, stop) if entry.rest else None
                if following or not entry.rest:
                    cues.append(Cue(start, following.end() if following else stop, entry))
        return cues


def _is_letter(character: str) -> bool:
    return character.isalnum()


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or text[at] == "'"):
        at += 1
    return at


def _add(found: dict[str, list[Entry]], lemma: str, entry: Entry, language: str) -> None:
    """List an entry under its surface forms: "обстрел*" is a stem, "мирн* жител*" a phrase of stems, all else is inflected."""
    if "*" in lemma:
        first, _, rest = fold(lemma).partition(" ")
        pattern = (
            re.compile(r"\s+" + re.escape(rest).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") + r"(?!\w)")
            if rest
            else None
        )
        surfaces = [first.rstrip("*")]
        entry = entry._replace(is_stem=first.endswith("*"), rest=pattern)
    elif entry.kind == "verb" and language == "en":
        surfaces = [fold(form) for form in verb_forms(lemma)]
    else:
        surfaces = [fold(form) for form in _forms(lemma, entry.kind, language)]
    for surface in surfaces:
        found.setdefault(surface, []).append(entry)


def _forms(lemma: str, kind: str, language: str) -> list[str]:
    if language == "en":
        return [lemma, f"{lemma}s"] if kind == "noun" else [lemma]
    return [lemma] if " " in lemma or kind == "word" else sorted(forms(lemma, language))


@cache
def matcher(language: str) -> Matcher:
    """The matcher of a language, compiled once a process."""
    return Matcher(language)
