"""Those who died of an event later: "another died of his wounds", "shot a trader, who died in hospital"."""

from __future__ import annotations

from services.extract.casualties.lists import listed_before
from services.extract.casualties.row import PHRASE, Row

_WITHIN = 7
"""Words beside a verb of dying that may say that it was later."""
_RELATIVE_WITHIN = 3
"""Chunks between "who" and its verb."""

_PHRASE_WITHIN = 7
"""Chunks between the people and "who", with a phrase of place between them."""


def is_late(row: Row, at: int, found: int) -> bool:
    """Whether the people found are told to have died of it later: of wounds, in hospital, out of the wounded."""
    cue = row.chunks[at]
    if not row.starts(at, "dying"):
        return False
    words = row.lower(cue.start - _WITHIN, cue.start) + row.lower(cue.start, cue.end + _WITHIN)
    last = row.tokens[row.chunks[found].end - 1].lower
    is_of_hurt = row.chunks[found].more and last in row.known.sets["survivors"]
    return is_of_hurt or not row.known.sets["aftermath"].isdisjoint(words)


def told_before(row: Row, at: int) -> list[int]:
    """The people, told of in another part, of whom a relative clause says that they died: "shot a trader near a shop,
    who | later | died", "wounding six, one of whom | died"."""
    i = at - 1
    while i > 1 and row.roles[i] in ("light", "word", "auxiliary") and at - i <= _RELATIVE_WITHIN:
        i -= 1
    if i > 0 and row.roles[i] == "partitive" and row.roles[i - 1] == "people":
        return [i - 1] if was_hurt(row, i - 1) else []
    if i < 2 or not row.starts(i, "describing") or row.roles[i - 1] != "comma":
        return []
    last = i - 2
    while last > 0 and row.roles[last] in PHRASE and i - last <= _PHRASE_WITHIN:
        last -= 1
    return listed_before(row, last) if row.roles[last] == "people" and row.chunks[last].quantity else []


def was_hurt(row: Row, part: int) -> bool:
    """Whether these are of people of whom another cue says that they were hurt ("wounding six, one of whom died")."""
    whole = next((i for i in range(part - 1, -1, -1) if row.roles[i] == "people" and i not in row.parts), None)
    return whole is not None and row.taken.get(whole) == "injured"
