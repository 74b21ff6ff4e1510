"""Of those hurt, some who died later: "two of the wounded later died", "двое из них скончались"."""

from __future__ import annotations

from services.extract.casualties.words import Words
from services.extract.numerals import Quantity, quantity_at

_OF = frozenset(("of", "из", "з", "із"))
_WITHIN = 4
"""Words between the wounded and the verb of dying."""


def of_survivors(words: Words, at: int) -> tuple[Quantity, int] | None:
    """How many of those hurt the words here say went on to die, and the token after them."""
    if words.text(at - 1) == ",":
        return None  # "Ten people, two of them children, died"
    quantity = quantity_at(words.tokens, at, words.language)
    if quantity is None or words.text(quantity.end).lower() not in _OF:
        return None
    end = quantity.end + 1
    end += words.text(end).lower() in ("the", "those")
    if end >= len(words) or words.words[end] not in words.known.sets["survivors"]:
        return None
    following = words.entries[end + 1 : end + 1 + _WITHIN]
    died = any(entry.kind == "killed" and entry.role in ("intransitive", "either") for entry in following)
    return (quantity, end + 1) if died else None
