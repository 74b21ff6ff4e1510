"""Finding the words that attribute a statement to somebody, in one Aho-Corasick pass."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Literal, NamedTuple

import ahocorasick_rs

from services.extract.lexicon.loading import load

CueKind = Literal["pronoun", "according", "citing", "responsibility", "verb"]
_WORDS: tuple[tuple[CueKind, str], ...] = (
    ("pronoun", "own_words"),
    ("according", "according_to"),
    ("citing", "citing"),
    ("responsibility", "responsibility"),
    ("verb", "verbs"),
)
_WORD_END = re.compile(r"\w*")


class Cue(NamedTuple):
    """Words that attribute; offsets in the folded sentence."""

    start: int
    end: int
    text: str
    kind: CueKind


class CueFinder:
    """The cues of a language."""

    def __init__(self, language: str) -> None:
        data = load(language, "attribution")
        kinds: dict[str, CueKind] = {}
        for kind, key in _WORDS:
            for word in data.get(key, ()):
                kinds.setdefault(word, kind)
        for verb, where in product(data.get("told_verbs", ()), ("", *data.get("told_where", ()))):
            kinds.setdefault(" ".join(filter(None, (verb, where, "by"))), "according")
        self._kinds, self._stems = tuple(kinds.values()), language != "en"
        self._words = frozenset(kinds)
        self._automaton = ahocorasick_rs.AhoCorasick(list(kinds), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, lower: str) -> list[Cue]:
        """The cues of a folded sentence, in order; a stem (Russian, Ukrainian) runs on to the end of its word."""
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(lower):
            if start and lower[start - 1].isalnum():
                continue
            kind = self._kinds[index]
            if end < len(lower) and lower[end].isalnum():
                if kind != "verb" or not self._stems:
                    continue
                match = _WORD_END.match(lower, end)
                end = match.end() if match else end
            found.append(Cue(start, end, lower[start:end], kind))
        return found

    def is_cue(self, word: str) -> bool:
        """Whether a word attributes (English)."""
        return word in self._words


@cache
def cue_finder(language: str) -> CueFinder:
    """The cues of a language; finds nothing where it has no data."""
    return CueFinder(language)
