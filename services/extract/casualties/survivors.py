"""Of those hurt, some who died later: "two of the wounded later died", "двое из них скончались"."""

from __future__ import annotations

from services.extract.casualties.chunk import SOMEBODY, Chunk
from services.extract.casualties.entries import KINDS
from services.extract.casualties.words import Words
from services.extract.numerals import quantity_at

_WITHIN = 4
"""Words between the wounded and the verb of dying."""


def of_survivors(words: Words, at: int) -> Chunk | None:
    """Those of the people hurt who went on to die, where the words here count them."""
    sets = words.known.sets
    quantity = quantity_at(words.tokens, at, words.language)
    if quantity is None or words.text(quantity.end).lower() not in sets["out_of"]:
        return None
    end = quantity.end + 1
    end += words.text(end).lower() in sets["those"]
    if end >= len(words) or words.words[end] not in sets["survivors"]:
        return None
    is_relative = words.words[end] in sets["of_whom"]
    if words.text(at - 1) == "," and not is_relative:
        return None  # "Ten people, two of them children, died"
    of_hurt = _last_kind(words, at) == "injured" if is_relative else words.entries[end].kind == "injured"
    following = words.entries[end + 1 : end + 1 + _WITHIN]
    died = any(entry.kind == "killed" and entry.role in ("intransitive", "either") for entry in following)
    if not died or (is_relative and not of_hurt):
        return None
    explains = ":" in words.words[:at]  # "Ten are dead now: one of the wounded died"
    return Chunk("people", at, end + 1, SOMEBODY, quantity, more=of_hurt and not explains)


def _last_kind(words: Words, at: int) -> str:
    """What befell those told right before."""
    return next((entry.kind for entry in reversed(words.entries[:at]) if entry.kind in KINDS), "")
