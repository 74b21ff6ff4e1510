"""A text as the extractor sees it: sentences, and tokens made only where somebody asks.

Offsets are code points of the field exactly as pushed, everywhere. That is why HTML is blanked, never cut out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from schemas.report import TextField
from services.extract.text.layout import headings_in, items_in
from services.extract.text.sentences import split_sentences

_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d{3})*(?:[.,]\d+)?|\w+(?:[-'’ʼ]\w+)*|[^\w\s]")


class Token(NamedTuple):
    """A word, a number or one sign of punctuation."""

    text: str
    start: int
    end: int
    lower: str


_new = partial(tuple.__new__, Token)
"""A token of its parts, at half the time that its class takes."""


class Sentence:
    """One sentence of a field; its tokens are made when first asked for (most sentences tell no event)."""

    def __init__(self, text: str, start: int, end: int, index: int, paragraph: int) -> None:
        self.text = text[start:end]
        self.start, self.end, self.index, self.paragraph = start, end, index, paragraph

    @cached_property
    def lower(self) -> str:
        """The text in lower case, with the same offsets as `text`."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else "".join(c.lower()[0] for c in self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order, with offsets in the field."""
        at, lower = self.start, self.lower
        found = [(*match.span(), match.group()) for match in _TOKEN.finditer(self.text)]
        return tuple([_new((text, at + start, at + end, lower[start:end])) for start, end, text in found])


@dataclass(frozen=True, eq=False)
class Document:
    """One field of an article (the text or the title), with markup blanked: same length as pushed."""

    text: str
    language: str
    field: TextField = "text"

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order; they cover all text but the white space between them."""
        spans = split_sentences(self.text, self.language)
        return tuple(Sentence(self.text, a, b, i, paragraph) for i, (a, b, paragraph) in enumerate(spans))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def headings(self) -> tuple[Sentence, ...]:
        """The lines that head what stands under them, in order."""
        return headings_in(self.sentences)

    @cached_property
    def openings(self) -> dict[int, Sentence]:
        """Of each paragraph the first sentence."""
        return {s.paragraph: s for s in reversed(self.sentences)}

    @cached_property
    def items(self) -> dict[int, int]:
        """Of each paragraph the number of its item of a list, 0 before the first; empty where there is no list."""
        return items_in(self.openings, self.language)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds this offset (or the last one that starts before it)."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]
