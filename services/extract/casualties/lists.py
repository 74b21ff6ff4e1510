"""People whom "and" and commas join: "two women from the village, a child and their driver" is one list."""

from __future__ import annotations

from services.extract.casualties.asides import behind_name
from services.extract.casualties.chunk import SOMEBODY
from services.extract.casualties.elsewhere import are_speakers, has_own_cue, is_subject
from services.extract.casualties.row import PHRASE, Row

_JOINTS = ("and", "comma")
_MEMBER_WITHIN = 6
"""Words between two members of a list ("two women from the village and a child")."""


def listed_before(row: Row, at: int) -> list[int]:
    """The people at this index with those joined to them before, in order."""
    found = [_under_one_number(row, at)]
    joint = _joint_before(row, found[0])
    if joint > 0 and row.word(joint) == "," and row.roles[joint + 1] != "and":
        return found  # "за словами мера, двоє людей": a comma alone joins nobody
    while joint > 0 and row.roles[joint] in _JOINTS:
        member = _ending_at(row, joint - 1)
        if member is None:
            break
        found.insert(0, member)
        joint = _joint_before(row, member)
    return found


def listed_behind(row: Row, at: int) -> list[int]:
    """The people at this index with those joined to them behind, in order."""
    found, words, i = [at], 0, at + 1
    while i < len(row) and words <= _MEMBER_WITHIN:
        if row.roles[i] in _JOINTS:
            if (member := _member_behind(row, i)) is not None:
                found.append(member)
                i, words = member + 1, 0
            elif (closing := behind_name(row, i)) is not None:
                i = closing
            else:
                break
        elif row.roles[i] in PHRASE or _says_name(row, i):
            i, words = i + 1, words + 1
        else:
            break
    return found


def without_apposed(row: Row, found: list[int]) -> list[int]:
    """The first of single people whom commas alone join: "затримання виконавця, 22-річного студента" is one."""
    if not found or "and" in row.roles[found[0] : found[-1]]:
        return found
    quantities = (row.chunks[i].quantity for i in found)
    return found if any(quantity and quantity.best > 1 for quantity in quantities) else found[:1]


def _under_one_number(row: Row, at: int) -> int:
    """The index of "34 motorists" where these are "passengers": one number for both; a word may stand between."""
    between = at > 0 and row.roles[at - 1] in ("word", "thing")  # "dockers and crane drivers"
    i = at - 1 - between
    if row.chunks[at].quantity is not None or i < 1 or row.roles[i] != "and":
        return at
    return i - 1 if row.roles[i - 1] == "people" and i - 1 not in row.parts else at


def _joint_before(row: Row, at: int) -> int:
    """What may join these to the people before, their small words passed over: "and", or the comma before it."""
    i = at - 1
    while i > 0 and row.roles[i] == "light":
        i -= 1  # "and | at least | 12 soldiers"
    return i - 1 if i > 1 and row.roles[i] == "and" and row.roles[i - 1] == "comma" else i


def _ending_at(row: Row, at: int) -> int | None:
    """The counted people whose phrase ends here ("two guards | of | the mayor")."""
    for i in range(at, max(-1, at - _MEMBER_WITHIN), -1):
        if row.roles[i] == "people" and row.chunks[i].quantity is not None and not _say_whose(row, i):
            is_whole = i == at or row.starts(i + 1, "whose")
            return i if row.is_free(i) and is_whole else None
        if row.roles[i] not in ("people", "word", "thing", "light", "one") and not row.starts(i, "whose"):
            return None
    return None


def _say_whose(row: Row, at: int) -> bool:
    """Whether these only say whose the counted people before them are ("two guards | of | the mayor")."""
    i = at - 1
    while i > max(0, at - _MEMBER_WITHIN) and row.roles[i] in ("word", "thing", "light"):
        i -= 1
    if i < 1 or not row.starts(i, "whose"):
        return False
    return row.roles[i - 1] == "people" and row.chunks[i - 1].quantity is not None


def _member_behind(row: Row, joint: int) -> int | None:
    """The counted people that the conjunction or comma at this index joins."""
    i = joint + 1
    while i < len(row) and row.roles[i] in ("and", "light"):
        i += 1
    if i == len(row) or row.roles[i] != "people" or i in row.parts or row.chunks[i].quantity is None:
        return None
    by_comma = "and" not in row.roles[joint:i]
    if by_comma and (are_speakers(row, i) or _is_bare(row, i) or has_own_cue(row, i)):
        return None
    return None if is_subject(row, i) else i


def _is_bare(row: Row, at: int) -> bool:
    """Whether a number alone tells these: after a comma, they are part of those before ("раненых девять, двое")."""
    chunk = row.chunks[at]
    return chunk.quantity is not None and chunk.quantity.end == chunk.end and chunk.entry == SOMEBODY


def _says_name(row: Row, at: int) -> bool:
    """Whether this goes on with what somebody is called: "a commander known | as | Isah and 12 of his men"."""
    return f"{row.word(at - 1)} {row.word(at)}" in row.known.sets["called"]
