"""Where a text has words that matter: one Aho-Corasick pass over a whole field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from services.extract.events.cues import CONCERNS, Cue, Entry
from services.extract.events.keys import NOTHING, Form, Forms, new_cue
from services.extract.events.listing import distinct, list_entry, of_stem, with_variants
from services.extract.events.misread import may_be_misread
from services.extract.events.rules import rule_book
from services.extract.lexicon.loading import load

_REACH = 60
"""Characters that a phrase has at most."""
_LETTERS = re.compile(r"(?:[^\W_]|')*")
_KINDS = {"verbs": "verb", "nouns": "noun", "words": "word"}


class Matcher:
    """All cues of one language."""

    def __init__(self, language: str) -> None:
        found: dict[str, list[Entry]] = {}
        for concern in CONCERNS:
            for name, kinds in load(language, concern).items():
                for kind, lemmas in kinds.items():
                    entry = Entry(name, concern, _KINDS[kind], rule_book().bit(name), may_be_misread(name))
                    for lemma in with_variants(lemmas, kind, language):
                        list_entry(found, lemma, entry, language)
        found = {key: distinct(entries + of_stem(key, entries, found)) for key, entries in found.items()}
        self._whole, self._inside = Forms(found).fits()
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
            goes_on = padded[end].isalnum() and padded[end - 1].isalnum()
            fit = self._inside[pattern] if goes_on else self._whole[pattern]
            if fit.entries:
                at = _word_end(padded, end) if fit.goes_on else end
                for entry in fit.entries:
                    cues.append(new_cue((start, at, entry)))
                continue
            if fit is NOTHING:
                continue
            here = fit.phrases.at(padded, start, end) if fit.phrases else _first(padded, start, fit.forms)
            cues += here
            after = here[0].end if here else start + 1
            if fit.is_phrase and " " in padded[after:end]:  # what does not fit swallows no word of its end
                cues += self._within(padded, after, _word_end(padded, end))
        return cues

    def _swallowed(self, padded: str, start: int, end: int, last: int) -> list[Cue]:
        """The cues that begin between two offsets, and may reach beyond."""
        return [cue for cue in self._within(padded, start, min(last, end + _REACH)) if cue.start < end]


def _first(padded: str, start: int, forms: Sequence[Form]) -> list[Cue]:
    """The cues of the longest form that fits at `start`; of a shorter one whose phrase reaches further ("взяли |", but
    "взял* в полон")."""
    found: list[Cue] = []
    for form in forms:
        if found and form.is_plain:
            continue
        end = start + form.size
        if form.goes_on:
            end = _word_end(padded, end)
        if form.phrases:
            here = form.phrases.at(padded, start, end)
        else:
            here = [new_cue((start, end, entry)) for entry in form.entries]
        if found:
            here = [cue for cue in here if cue.end > found[0].end]
        found = here or found
    return found


def _word_end(text: str, at: int) -> int:
    letters = _LETTERS.match(text, at)
    return letters.end() if letters else at


@cache
def matcher(language: str) -> Matcher:
    """The matcher of a language, compiled once a process."""
    return Matcher(language)
