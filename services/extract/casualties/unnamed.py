"""Cues that say themselves that one person was harmed, whom no noun of the lexicon tells."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.row import Row

_NEAR = 5
"""Chunks beside a cue in which people or things may be what it speaks of."""
_PRONOUN_WITHIN = 6
"""Chunks from a cue back to the pronoun that is its subject ("he was | later | found | dead")."""
_PASSED = ("light", "auxiliary", "and", "thing")
"""Roles between that pronoun and the cue."""
_SUBJECT_WITHIN = 30
"""Chunks of a subject, at most."""
_SUBJECT_ENDS = frozenset(("break", "comma", "speech", "people", "and", "not", "auxiliary", *CUE_ROLES))
"""What stands before the first word of a subject that names nobody the lexicon knows."""

_BEHIND_PRONOUN = frozenset(("break", "comma", "and", "preposition"))
"""What stands behind an object's pronoun, where that is no possessive."""


def is_of_one(row: Row, at: int) -> bool:
    """Whether the verb itself says that it was one person: "погиб", "Joan Kagezi was shot dead"."""
    kind, role = row.chunks[at].entry.kind, row.roles[at]
    if kind != "captured" and is_of_pronoun(row, at):
        return True
    if kind == "killed" and role == "participle" and _is_of_article(row, at):
        return True
    if row.chunks[at].entry.singular:
        return not {"people", "thing"} & set(row.roles[max(0, at - _NEAR) : at + _NEAR])
    return role == "participle" and _is_of_name(row, at)


def is_of_pronoun(row: Row, at: int) -> bool:
    """Whether a pronoun stands for the one harmed: "he was killed", "він помер дорогою до лікарні"."""
    role = row.roles[at]
    may_be_one = row.chunks[at].entry.singular or role == "intransitive"
    if not (may_be_one or (role == "participle" and row.is_passive(at))):
        return False
    before = [i for i in range(max(0, at - _PRONOUN_WITHIN), at) if row.roles[i] not in _PASSED]
    return bool(before) and row.reads(before[-1], "one")


def is_of_those_before(row: Row, at: int, found: Sequence[int]) -> bool:
    """Whether a pronoun stands for those whom a cue before counts ("killed | them"; not "убили | их детей")."""
    if len(found) == 1 and row.reads(found[0], "them"):
        return True
    is_object = not found and at + 1 < len(row) and row.starts(at + 1, "them")
    return is_object and (at + 2 == len(row) or row.roles[at + 2] in _BEHIND_PRONOUN)


def _is_of_article(row: Row, at: int) -> bool:
    """Whether article and verb say that the subject is one ("a tax collector was shot dead"): only people are."""
    last = _singular_auxiliary(row, at)
    if last is None:
        return False
    first, floor = last, max(0, last - _SUBJECT_WITHIN)
    while first > floor and row.roles[first - 1] not in _SUBJECT_ENDS:
        first -= 1
    subject = row.lower(row.chunks[first].start, row.chunks[last].start)
    opens = len(subject) > 1 and subject[0] in row.known.sets["determiners"]
    return opens and row.known.sets["collectives"].isdisjoint(subject)


def _is_of_name(row: Row, at: int) -> bool:
    """Whether a name stands right before a singular verb ("Joan Kagezi | was | shot dead"), and no people do."""
    auxiliary = _singular_auxiliary(row, at)
    start = 0 if auxiliary is None else row.chunks[auxiliary].start
    if start == 0 or {"people", "thing"} & set(row.roles[max(0, at - _NEAR) : at]):
        return False
    return row.tokens[start - 1].text[0].isupper()


def _singular_auxiliary(row: Row, at: int) -> int | None:
    auxiliary = row.auxiliary(at)
    return auxiliary if auxiliary is not None and row.chunks[auxiliary].entry.singular else None
