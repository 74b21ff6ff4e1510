"""A sentence that tells events, with what stands in it: each found once, and only where somebody asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from schemas.report import Span
from services.extract.events.coordination import subjects_of
from services.extract.events.cues import NAMES, Cue
from services.extract.events.elided import elided_in
from services.extract.events.separating import separating
from services.extract.text.document import Sentence
from services.extract.when.expressions import Expression, expressions_of


class Passage:
    """A sentence, the cues of its words and of its names."""

    def __init__(self, sentence: Sentence, words: Sequence[Cue], names: Sequence[Cue], language: str) -> None:
        self.sentence, self.language = sentence, language
        self.patterns = separating(language)
        self._words, self._names = words, names

    def text(self, start: int, end: int) -> str:
        """What stands between two offsets of the field, in lower case."""
        return self.sentence.lower[start - self.sentence.start : end - self.sentence.start]

    def spans(self, pattern: re.Pattern[str], start: int | None = None, end: int | None = None) -> list[Span]:
        """Where a pattern is found, between two offsets of the field; in the whole sentence without them."""
        offset = self.sentence.start
        first = 0 if start is None else start - offset
        last = len(self.sentence.lower) if end is None else end - offset
        found = pattern.finditer(self.sentence.lower, first, last)
        return [(match.start() + offset, match.end() + offset) for match in found]

    @cached_property
    def breaks(self) -> list[int]:
        """Where words stand that part events of two types."""
        return [cue.start for cue in self._words if cue.entry.name == "break"]

    @cached_property
    def elided(self) -> list[int]:
        """Where "another" stands for an event's noun."""
        return elided_in(self._words, self.sentence, self.language)

    @cached_property
    def subjects(self) -> list[Span]:
        """Where those stand who may do what an event tells."""
        return subjects_of([*self._words, *self._names])

    @cached_property
    def places(self) -> list[Cue]:
        """The names of places."""
        return [cue for cue in self._names if cue.entry.name == "settlement" and cue.entry.concern == NAMES]

    @cached_property
    def expressions(self) -> Sequence[Expression]:
        """The date expressions."""
        return expressions_of(self.sentence, self.language)

    @cached_property
    def charged(self) -> list[Span]:
        """What somebody is sought or known for: "an emir | wanted for the massacre in Arden |"."""
        return self.spans(self.patterns.charged)

    @cached_property
    def inserted(self) -> list[Span]:
        """Where relative clauses between two commas stand that name a day of their own."""
        dated = [e.start for e in self.expressions if not e.spoken]
        return [(a, b) for a, b in self.spans(self.patterns.inserted) if any(a <= at < b for at in dated)]

    @cached_property
    def turns(self) -> list[int]:
        """Where words begin that hold one event against another: "killed six | a day after", "came as", "since a"."""
        dated = (e.start for e in self.expressions if e.rule.from_event)
        tails = (start for start, _ in self.spans(self.patterns.tails))
        return sorted((*dated, *tails, *(start for start, _ in self.charged)))
