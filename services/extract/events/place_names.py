"""Whether two tellings name one place, up to case endings."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Toponym

_ENDING, _ADJECTIVE, _LONG_STEM = 3, 5, 6
"""Letters that case endings add or take; those that an adjective's do, which only a stem so long can spare."""

Words = tuple[str, ...]
"""A name in lower case, word by word."""


def names_of(toponyms: Sequence[Toponym]) -> list[Words]:
    """The names of places, without descriptions ("the town")."""
    return [tuple(t.written.lower().split()) for t in toponyms if not t.described]


def is_one_name(a: Words, b: Words) -> bool:
    """Whether two names are one, up to a case ending and what follows ("Saratov region")."""
    return all(_same_word(x, y) for x, y in zip(a, b, strict=False))


def _same_word(a: str, b: str) -> bool:
    shared = max(3, min(len(a), len(b)) - 2)
    most = _ADJECTIVE if shared >= _LONG_STEM else _ENDING
    return abs(len(a) - len(b)) <= most and a[:shared] == b[:shared]
