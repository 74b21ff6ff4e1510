"""A piece of a sentence in one role."""

from __future__ import annotations

from typing import NamedTuple

from services.extract.casualties.entries import Entry
from services.extract.casualties.words import WORD
from services.extract.numerals import Quantity

SOMEBODY = Entry("people")
"""Of people whom no noun of the lexicon tells."""


class Chunk(NamedTuple):
    """Tokens [start, end) in one role (those of Entry, or "word", "light", and "one" of "a merchant")."""

    role: str
    start: int
    end: int
    entry: Entry = WORD
    quantity: Quantity | None = None
    """Of people: how many; None where the text does not count them."""
    more: bool = False
    """Of people: "two others", "another three": in addition to others."""
    named: bool = True
    """Of people: by a noun of the lexicon ("five soldiers"), not by an unknown one."""

    @property
    def is_one(self) -> bool:
        """Whether these are one person."""
        return self.quantity is not None and self.quantity.best == 1


def one_in(start: int, end: int) -> Quantity:
    """One person, told by the tokens [start, end)."""
    return Quantity(start, end, 1, 1, 1)


def somebody(start: int, end: int, more: bool = False) -> Chunk:
    """One person whom no noun of the lexicon tells."""
    return Chunk("people", start, end, SOMEBODY, one_in(start, end), more)
