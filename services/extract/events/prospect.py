"""Whether a sentence may tell an event whatever its names say: if none does, a text's names need not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from services.extract.events.anew import is_of_other_setting
from services.extract.events.causes import has_causes
from services.extract.events.cues import Cue
from services.extract.events.grammar import Grammar
from services.extract.events.headings import is_heading
from services.extract.events.rules import rule_book
from services.extract.events.settings import if_armed, setting_of
from services.extract.events.standing import Standing, standing
from services.extract.events.triggers import ATTEMPTED
from services.extract.text.document import Sentence


class Prospect:
    """What the triggers of a sentence could tell."""

    def __init__(self, sentence: Sentence, words: Sequence[Cue], folded: str, grammar: Grammar) -> None:
        self.sentence, self.words = sentence, words
        self._folded, self._grammar = folded, grammar
        self._triggers = [cue for cue in words if cue.entry.concern == "triggers"]
        self._classes = _classes(words)

    @cached_property
    def standing(self) -> list[Standing]:
        """Those that its words leave standing."""
        return standing(self.sentence, self.words, self._folded, self._grammar)

    def is_open(self, unknown: int, names: Iterable[Cue] = ()) -> bool:
        """False only where no trigger could tell an event with these names and any others of the `unknown` classes."""
        there = self._classes | unknown | _classes(names)
        fit = [cue for cue in self._triggers if _may_fit(cue.entry.name, cue.entry.kind, there)]
        return bool(fit) and any(cue in self._of_this_war for cue in fit)

    @cached_property
    def _of_this_war(self) -> Sequence[Cue]:
        """The triggers that stand, but those that tell of other times, of sports or the like, whoever is named."""
        triggers = [cue for cue, _ in self.standing]
        if not triggers or ";" in self.sentence.text or has_causes(self.words):  # of a part, or without some words
            return triggers
        setting = if_armed(setting_of(self.words))
        return [
            one
            for one in triggers
            if is_heading(one) or not is_of_other_setting(one, setting, self.sentence, self._folded, self._grammar)
        ]


def _classes(cues: Iterable[Cue]) -> int:
    mask = 0
    for cue in cues:
        mask |= cue.entry.mask
    return mask


@cache
def _may_fit(name: str, kind: str, there: int) -> bool:
    """Whether a rule could fit a trigger among words of these classes, or one of what it tried to be."""
    return any(rule_book().may_decide(one, kind, there) for one in (name, ATTEMPTED.get(name, name)))
