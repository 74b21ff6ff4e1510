"""Where a text has words that matter: one Aho-Corasick pass over a whole field."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from services.extract.events.cues import CONCERNS, Cue, Entry
from services.extract.events.listing import distinct, list_entry, of_stem, with_variants
from services.extract.events.rules import rule_book
from services.extract.lexicon.loading import load

_FAR = 400
"""Characters that the object between a verb and its particle has at most."""
_SPACE = 5
"""Characters from a word on in which the next one of its phrase begins."""
_REACH = 60
"""Characters that a phrase has at most."""
_LETTERS = re.compile(r"(?:[^\W_]|')*")
_KINDS = {"verbs": "verb", "nouns": "noun", "words": "word"}
_new = partial(tuple.__new__, Cue)
"""A cue of its parts, at half the time that its class takes: a text has hundreds."""


class _Key(NamedTuple):
    """What a surface form may be."""

    size: int
    entries: list[Entry]
    stems: list[Entry]
    """Those of the entries that more letters may follow."""
    is_plain: bool
    """Whether none of them asks for what follows."""


class Matcher:
    """All cues of one language."""

    def __init__(self, language: str) -> None:
        found: dict[str, list[Entry]] = {}
        for concern in CONCERNS:
            for name, kinds in load(language, concern).items():
                for kind, lemmas in kinds.items():
                    for lemma in with_variants(lemmas, kind, language):
                        list_entry(found, lemma, Entry(name, concern, _KINDS[kind], rule_book().bit(name)), language)
        found = {key: distinct(entries + of_stem(key, entries, found)) for key, entries in found.items()}
        self._keys = [_prefixes(key, found) for key in found]
        self._plain = [
            None if _has_phrase(keys) else entries for keys, entries in zip(self._keys, found.values(), strict=True)
        ]
        self._automaton = AhoCorasick(
            list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def find(self, folded: str) -> list[Cue]:
        """Cues in order of their start; `folded` as `fold` gives it."""
        return self._within(f"{folded} ", 0, len(folded))

    def _within(self, padded: str, first: int, last: int) -> list[Cue]:
        """Those between two offsets; a space follows the text, so that some character stands before and behind each."""
        cues: list[Cue] = []
        done = first
        for pattern, start, end in self._automaton.find_matches_as_indexes(padded[first:last]):
            start, end = start + first, end + first
            if start < done:
                continue
            if padded[start - 1].isalnum() and padded[start].isalnum():
                if " " in padded[start:end]:  # "the squ|are to| ...": no phrase, and it swallows no word either
                    swallowed = self._swallowed(padded, _word_end(padded, start), end, last)
                    cues += swallowed
                    done = max((cue.end for cue in swallowed), default=first)
                continue
            plain = self._plain[pattern]
            if plain is not None and not (padded[end].isalnum() and padded[end - 1].isalnum()):
                cues += [_new((start, end, entry)) for entry in plain]
            else:
                here = _first(padded, start, self._keys[pattern])
                cues += here
                after = here[0].end if here else start + 1
                if " " in padded[after:end]:  # a phrase that does not fit swallows no word of its end
                    cues += self._within(padded, after, _word_end(padded, end))
        return cues

    def _swallowed(self, padded: str, start: int, end: int, last: int) -> list[Cue]:
        """The cues that begin between two offsets, and may reach beyond."""
        return [cue for cue in self._within(padded, start, min(last, end + _REACH)) if cue.start < end]


def _first(padded: str, start: int, keys: list[_Key]) -> list[Cue]:
    """The cues of the longest key that fits at `start`; of a shorter one whose phrase reaches further ("взяли |", but
    "взял* в полон")."""
    found: list[Cue] = []
    for size, entries, stems, is_plain in keys:
        if found and is_plain:
            continue
        end = start + size
        if padded[end].isalnum() and padded[end - 1].isalnum():
            if not stems:
                continue
            entries, end = stems, _word_end(padded, end)
        if is_plain:
            here = [_new((start, end, entry)) for entry in entries]
        else:
            opens = (padded[end : end + _SPACE].lstrip()[:1], "")
            here = [c for entry in entries if entry.opens in opens and (c := _occurrence(padded, start, end, entry))]
        if found:
            here = [cue for cue in here if cue.end > found[0].end]
        found = here or found
    return found


def _has_phrase(keys: list[_Key]) -> bool:
    """Whether a word asks for what follows it: as it is written, or as a stem that it begins with."""
    return any(entry.rest for entry in keys[0].entries) or any(e.rest for key in keys[1:] for e in key.stems)


def _prefixes(key: str, found: dict[str, list[Entry]]) -> list[_Key]:
    """The key and those that it begins with, longest first: where one ends inside a word, the next may fit."""
    keys = ((size, found[key[:size]]) for size in range(len(key), 0, -1) if key[:size] in found)
    return [_Key(n, some, [e for e in some if e.is_stem], not any(e.rest for e in some)) for n, some in keys]


def _occurrence(text: str, start: int, end: int, entry: Entry) -> Cue | None:
    """The entry's cue where its word stands at start:end, or None where what must follow does not."""
    if entry.rest is None:
        return _new((start, end, entry))
    if entry.particle and entry.particle not in text[end : end + _FAR]:
        return None
    following = entry.rest.match(text, end)
    return Cue(start, following.end(), entry) if following else None


def _word_end(text: str, at: int) -> int:
    letters = _LETTERS.match(text, at)
    return letters.end() if letters else at


@cache
def matcher(language: str) -> Matcher:
    """The matcher of a language, compiled once a process."""
    return Matcher(language)
