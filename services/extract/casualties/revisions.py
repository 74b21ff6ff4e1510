"""A figure that another one replaces later: "21 people (later revised to 23)"."""

from __future__ import annotations

from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.row import Row

_WITHIN = 10
"""Chunks back to what was counted ("..., a number that was then raised to")."""
_PASSED = frozenset(("light", "auxiliary"))


def revised(row: Row, at: int) -> list[int]:
    """The number right behind the words of revision, where these are said of a count."""
    i = at + 1
    while i < len(row) and row.roles[i] == "light":
        i += 1
    is_number = i < len(row) and row.roles[i] == "people" and row.is_counted(i) and i not in row.taken
    return [i] if is_number and _is_of_count(row, at) else []


def kind_before(row: Row, at: int) -> str:
    """What a cue without a kind of its own says: that of the cue before ("killed, as were two"); of a count, that of
    its toll; where a sentence opens with the count, that of the dead."""
    before = [c for c in row.chunks[:at] if c.role in CUE_ROLES and c.entry.kind]
    if row.roles[at] == "likewise":
        return before[-1].entry.kind if before else ""
    tolls = [c for c in before if c.role == "toll"]
    return (*before, *tolls)[-1].entry.kind if before else "killed"


def _is_of_count(row: Row, at: int) -> bool:
    """Whether a word for the count is the subject, or the words follow the figure behind a comma or bracket."""
    for i in range(at - 1, max(-1, at - _WITHIN), -1):
        if row.starts(i, "counts"):
            return True
        if row.roles[i] == "comma":
            return i > 0 and _ends_figure(row, i - 1)
        if not (row.roles[i] in _PASSED or row.starts(i, "then")):
            return False
    return False


def _ends_figure(row: Row, at: int) -> bool:
    """Whether counted people end here, or a cue that counts some."""
    is_people = row.roles[at] == "people" and row.is_counted(at)
    return is_people or (row.roles[at] in CUE_ROLES and bool(row.chunks[at].entry.kind))
