"""The people nearest to a cue, before and behind it."""

from __future__ import annotations

from collections.abc import Iterator

from services.extract.casualties.asides import describes, is_aside, opening_of, whole_of
from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.lists import listed_before, listed_behind
from services.extract.casualties.row import Row

SUBJECT_WITHIN = 30
"""Chunks between a subject and its verb, parentheses included."""
_OBJECT_ENDS = frozenset(("break", "speech", "comma", "and", "not", "partitive", *CUE_ROLES))
"""Roles beyond which no object stands."""
_NO_DISTANCE = frozenset(("light", "auxiliary", "one", "people", "noun"))
"""Roles that do not take people farther from the cue behind them."""
_QUOTES = frozenset("\"“«'‘")
"""What may stand between a verb and its object ('killing "no fewer than ten"')."""


def people_before(row: Row, cue: int, within: int = SUBJECT_WITHIN, relative: bool = False) -> list[int]:
    """The nearest people before the cue that are no part of others, with those joined to them; so many words off.

    `relative`: also those whom a relative clause describes first ("three people who ran were killed").
    """
    words = 0
    for i in _outside_asides(row, cue):
        found = i - 1 if relative and describes(row, i) else _subject_at(row, i, cue)
        if found is not None:
            return [] if found in row.taken else listed_before(row, found)
        words += row.roles[i] not in _NO_DISTANCE
        if words > within or _ends_subject(row, i, cue):
            return []
    return []


def people_behind(row: Row, cue: int, within: int, across: bool = True) -> list[int]:
    """The first people behind the cue, with those joined to them; `across` phrases with a preposition or not."""
    words = 0
    for i in range(cue + 1, min(len(row), cue + 1 + SUBJECT_WITHIN)):
        role = row.roles[i]
        if role == "people":
            return [] if i in row.parts else listed_behind(row, i)
        if role == "one" and words == 0:
            return [] if _is_number(row, i) else listed_behind(row, i)
        if words == 0 and row.word(i) in _QUOTES:
            continue
        words += role not in ("light", "auxiliary")
        if role in _OBJECT_ENDS or words > within or (role == "preposition" and not across):
            return []
    return []


def _outside_asides(row: Row, cue: int) -> Iterator[int]:
    """The indices before the cue, the nearest first, without those of asides between commas."""
    passed = cue
    for i in range(cue - 1, max(-1, cue - 1 - SUBJECT_WITHIN), -1):
        opening = opening_of(row, i)
        passed = passed if opening is None else opening
        if i < passed:
            yield i


def _subject_at(row: Row, at: int, cue: int) -> int | None:
    """These people, or those whom they tell again, where they can be the cue's subject."""
    if row.roles[at] != "people" or at in row.parts:
        return None
    is_beside = at == cue - 1 and row.chunks[at].quantity is not None
    if is_aside(row, at) and not is_beside:
        return None
    whole = whole_of(row, at, cue)
    return at if whole is None else whole


def _ends_subject(row: Row, at: int, cue: int) -> bool:
    """Whether no subject of the cue stands before this: another clause's verb or a break; not a noun for the subject
    ("двое | раненых | скончались")."""
    role = row.roles[at]
    if role == "noun" and at == cue - 1:
        return False
    return role == "break" or role in CUE_ROLES or (role == "speech" and not row.is_passive(at))


def _is_number(row: Row, at: int) -> bool:
    """Whether an article only begins a number that nobody knows ("kidnapped | an | unspecified number of men")."""
    return any(row.starts(i, "numbers") for i in range(at + 1, min(len(row), at + 3)))
