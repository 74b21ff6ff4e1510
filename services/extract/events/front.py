"""News of a front: in it a nameless "clash", "attack" or hit is the armies', and need not say so each time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import ahocorasick_rs

from services.extract.events.cues import Cue, Entry
from services.extract.events.offsets import position
from services.extract.events.rules import rule_book
from services.extract.lexicon.loading import load

_SEVERAL = 2
"""Different words of a front that a field of one has at least."""


def with_front(cues: Sequence[Cue], folded: str, language: str) -> Sequence[Cue]:
    """The cues of a field; of a field of a front, each trigger of it marked so, by a cue without letters before it.

    What burns or derails there was hit: words of accidents take nothing back.
    """
    if language != "en" or not _tells_of_front(folded):
        return cues
    entry = Entry("at_war", "cues", "word", rule_book().bit("at_war"))
    at = {cue.start for cue in cues if cue.entry.concern == "triggers"}
    kept = (cue for cue in cues if cue.entry.name != "accident")
    return sorted([*kept, *(Cue(start, start, entry) for start in at)], key=position)


def _tells_of_front(folded: str) -> bool:
    words, found = _words(), set[int]()
    for index, start, _ in words.find_matches_as_indexes(folded):
        if start and folded[start - 1].isalnum():
            continue
        found.add(index)
        if len(found) == _SEVERAL:
            return True
    return False


@cache
def _words() -> ahocorasick_rs.AhoCorasick:
    matchkind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(load("en", "front")["words"], matchkind=matchkind)
