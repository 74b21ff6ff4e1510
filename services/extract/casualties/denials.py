"""What takes a cue's statement back: a negation, a condition, one figure for dead and hurt, a sum of many events."""

from __future__ import annotations

from collections.abc import Iterable

from services.extract.casualties.chunk import Chunk
from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.row import Row

_NEGATED_WITHIN = 5
"""Chunks from a cue back to its negation."""
_ABSENT_WITHIN = 9
"""Chunks from nouns of harm to the word that says there are none."""
_NEAR = 3
"""Chunks beside a cue, and words before it."""
_OPENING = 6
"""Words with which a sentence opens."""
_PART = 30
"""Chunks on either side of a figure that belong to its part of the sentence, at most."""
_STOPS = frozenset(("break", "comma", "speech"))


def is_hypothetical(row: Row, cue: Chunk) -> bool:
    """ "could kill", "would have been killed", "threatened to kill"; but not "used knives to kill two".

    Nor does "against the arrest of" count anybody: that is what people protest about.
    """
    before, sets = row.lower(cue.start - _NEAR, cue.start), row.known.sets
    if not before:
        return False
    if before[-1] in sets["grievances"]:
        return True
    if before[-1] == "to":
        return not sets["intent"].isdisjoint(before)
    unreal = sets["hypothetical"]
    return before[-1] in unreal or (before[-1] in ("be", "have", "been") and not unreal.isdisjoint(before))


def is_in_grave(row: Row, cue: Chunk) -> bool:
    """Whether the cue is of bodies found in a grave: they were killed at another time."""
    return cue.role == "noun" and any(token.lower in row.known.sets["graves"] for token in row.tokens)


def is_negated(row: Row, at: int) -> bool:
    """Whether the words before the cue, or behind a noun, say that nobody was harmed ("no civilian casualties")."""
    if row.roles[at] in ("noun", "none") and _is_absent(row, at):
        return True
    for i in range(at - 1, max(-1, at - 1 - _NEGATED_WITHIN), -1):
        chunk = row.chunks[i]
        if chunk.role in ("not", "absent"):
            return not _is_unknown(row, chunk.start, row.chunks[at].end + 1) and _is_of_people(row, i, at)
        is_modifier = i == at - 1 and chunk.is_one  # "no civilian casualties"
        if chunk.role in _STOPS or (chunk.role == "people" and chunk.quantity and not is_modifier):
            return False
    return False


def _is_unknown(row: Row, start: int, end: int) -> bool:
    """Whether the words say that nothing is known ("no word on casualties") rather than that there were none."""
    return not row.known.sets["unknown"].isdisjoint(row.lower(start, end))


def _is_of_people(row: Row, negation: int, at: int) -> bool:
    """Whether a bare "not" denies harm to people ("люди не пострадали"), not to a runway."""
    if not row.starts(negation, "particles"):
        return True
    near = row.chunks[max(0, negation - 4) : negation] + row.chunks[at + 1 : at + 4]
    nobody = negation > 0 and row.roles[negation - 1] == "not"  # "никто не пострадал"
    return nobody or any(chunk.role == "people" and chunk.quantity is None for chunk in near)


def _is_absent(row: Row, at: int) -> bool:
    """ "погибших и раненых, по предварительным данным, нет": said after the nouns."""
    for chunk in row.chunks[at + 1 : at + 1 + _ABSENT_WITHIN]:
        if chunk.role == "absent":
            return not _is_unknown(row, row.chunks[at].start - 4, chunk.end)
        if chunk.role in ("break", "speech", "people") or (chunk.role in CUE_ROLES and chunk.role != "noun"):
            return False
    return False


def is_mixed(row: Row, at: int) -> bool:
    """ "killed or wounded 20", "убитыми и ранеными": one figure for both, so for neither."""
    return are_mixed(row, at, at + 2) or are_mixed(row, at - 2, at)


def are_mixed(row: Row, first: int, second: int) -> bool:
    """Whether the cues at these indices are joined, with people on one side of both ("killed and wounded")."""
    if first < 0 or second >= len(row) or row.roles[first] != row.roles[second]:
        return False
    kinds = {row.chunks[first].entry.kind, row.chunks[second].entry.kind}
    if kinds != {"killed", "injured"} or not row.starts(first + 1, "alternatives"):
        return False
    before = reversed(row.roles[max(0, first - _NEAR) : first])
    after = row.roles[second + 1 : second + 1 + _NEAR]
    return _next_is_people(before) != _next_is_people(after)


def _next_is_people(roles: Iterable[str]) -> bool:
    return next((role for role in roles if role not in ("light", "auxiliary")), "") == "people"


def is_cumulative(row: Row, first: int, last: int) -> bool:
    """Whether the figure in these chunks sums up many events ("since March"): said in it, right behind, or at first."""
    floor = max(0, first - _PART)
    while first > floor and row.roles[first - 1] not in _STOPS:
        first -= 1
    most = min(len(row), last + 1 + _PART)
    after = next((i for i in range(last + 1, most) if row.roles[i] in _STOPS), most)
    end = row.chunks[after - 1].end
    if after < len(row) and (row.word(after) == "(" or (row.roles[after] == "break" and row.word(after).isalpha())):
        end += _OPENING  # "... have been killed since the unrest began", "... were killed (coded separately)"
    part = " ".join(row.lower(row.chunks[first].start, end))
    pattern = row.known.cumulative
    return pattern.search(part) is not None or pattern.match(" ".join(row.lower(0, _OPENING))) is not None
