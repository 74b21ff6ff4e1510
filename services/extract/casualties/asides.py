"""What stands beside a sentence's main line: asides between commas, appositions, people that only qualify others."""

from __future__ import annotations

from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.row import LIST, Row

_ASIDE_WITHIN = 15
"""Chunks of an aside between commas."""
_NAME_WITHIN = 6
"""Chunks of a name and the comma behind it ("the commander, | Abu Bilal, | and 20 men")."""
_APPOSED_WITHIN = 4
"""Chunks of a name between commas and the verb's subject ("another deputy, | Kan Kvarchia, | was hurt")."""
_OBJECT_WITHIN = 5
"""Chunks from people to those who are their participle's object ("police | guarding | a | team")."""


def opening_of(row: Row, at: int) -> int | None:
    """Where an aside opens that a comma here closes: "four men, | not six as first said, | died", ", who fled,"."""
    if row.roles[at] != "comma":
        return None
    for i in range(at - 1, max(0, at - _ASIDE_WITHIN), -1):
        if row.roles[i - 1] == "comma" and (row.roles[i] == "not" or row.starts(i, "relatives")):
            return i - 1
        if row.roles[i] in CUE_ROLES:
            return None
    return None


def describes(row: Row, at: int) -> bool:
    """Whether a relative clause on the people before it begins here ("three people | who ran | were killed")."""
    return at > 0 and row.roles[at - 1] == "people" and row.starts(at, "describing")


def whole_of(row: Row, last: int, cue: int) -> int | None:
    """The counted people whom those up to the cue tell again ("two men, a baker and his son, | died")."""
    if not row.chunks[last].is_one or row.roles[cue - 1] != "comma":
        return None
    for i in range(last - 1, max(0, last - _ASIDE_WITHIN), -1):
        if row.roles[i] == "comma":
            is_whole = row.roles[i - 1] == "people" and (row.is_counted(i - 1) or row.chunks[i - 1].more)
            return i - 1 if is_whole else None
        if row.roles[i] not in LIST:
            return None
    return None


def behind_name(row: Row, at: int) -> int | None:
    """The comma that closes a name in apposition which the comma here opens ("the commander, Abu Bilal, and")."""
    for i in range(at + 1, min(len(row), at + _NAME_WITHIN)):
        if row.roles[i] == "comma":
            return i if i > at + 1 else None
        if row.roles[i] != "word" or not row.tokens[row.chunks[i].start].text[:1].isupper():
            return None
    return None


def behind_aside(row: Row, at: int) -> int:
    """The index behind these people and an aside that tells a part of them or their name alone.

    "29 человек, включая детей, | ранены", "еще один депутат, Кан Кварчия, | ранен".
    """
    if at + 2 >= len(row) or row.roles[at + 1] != "comma":
        return at + 1
    is_part = row.roles[at + 2] == "partitive"
    last = at + 2 + (_ASIDE_WITHIN if is_part else _APPOSED_WITHIN)
    inside = row.roles[at + 2 : last]
    if "comma" not in inside:
        return at + 1
    size = inside.index("comma")
    is_name = all(role in ("word", "light") for role in inside[:size])
    return at + 2 + size + 1 if is_part or is_name else at + 1


def is_aside(row: Row, at: int) -> bool:
    """Whether these people are no subject: governed by another word, or in apposition (", all civilians,")."""
    return _is_governed(row, at) or (row.chunks[at].quantity is None and _is_in_commas(row, at))


def _is_in_commas(row: Row, at: int) -> bool:
    if at == 0 or at + 1 == len(row) or row.roles[at + 1] != "comma":
        return False
    first = at
    while first > 0 and row.roles[first - 1] in ("light", "one"):
        first -= 1
    return first > 0 and row.roles[first - 1] == "comma"


def _is_governed(row: Row, at: int) -> bool:
    """Whether a preposition or participle has these people as its object ("in front of two policemen")."""
    between = ("light", "one") if row.chunks[at].quantity else ("light", "one", "word")
    i = at - 1
    while i >= 0 and row.roles[i] in between:
        i -= 1
    return (i >= 0 and row.roles[i] == "preposition") or _is_of_participle(row, at)


def _is_of_participle(row: Row, at: int) -> bool:
    """Whether a participle that describes people before has these as its object ("police guarding a team")."""
    for i in range(at - 1, max(0, at - _OBJECT_WITHIN), -1):
        if row.roles[i] == "word" and row.word(i).endswith("ing"):
            return row.roles[i - 1] == "people"
        if row.roles[i] not in ("light", "one", "word", "thing"):
            return False
    return False
