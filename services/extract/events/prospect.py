"""Whether a sentence may tell an event whatever its names say: if none does, a text's names need not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from services.extract.events.cues import Cue
from services.extract.events.grammar import Grammar
from services.extract.events.rules import rule_book
from services.extract.events.standing import standing
from services.extract.events.triggers import ATTEMPTED
from services.extract.text.document import Sentence


class Prospect:
    """What the triggers that stand in a sentence could tell."""

    def __init__(self, sentence: Sentence, words: Sequence[Cue], folded: str, grammar: Grammar) -> None:
        self.sentence, self.words = sentence, words
        self.standing = standing(sentence, words, folded, grammar)
        self._triggers = {(cue.entry.name, cue.entry.kind) for cue, _ in self.standing}
        self._classes = _classes(words)

    def is_open(self, unknown: int, names: Iterable[Cue] = ()) -> bool:
        """False only where no trigger could tell an event with these names and any others of the `unknown` classes."""
        there = self._classes | unknown | _classes(names)
        return any(_may_fit(name, kind, there) for name, kind in self._triggers)


def _classes(cues: Iterable[Cue]) -> int:
    mask = 0
    for cue in cues:
        mask |= cue.entry.mask
    return mask


@cache
def _may_fit(name: str, kind: str, there: int) -> bool:
    """Whether a rule could fit a trigger among words of these classes, or one of what it tried to be."""
    return any(rule_book().may_decide(one, kind, there) for one in (name, ATTEMPTED.get(name, name)))
