"""People whose verb is not told again: "three died on the spot and a fourth | in hospital", "later 3 more"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.casualties.entries import CUE_ROLES
from services.extract.casualties.row import Row
from services.extract.casualties.statement import People, Statement

_ENDS = ("break", "comma", "and")
_BEHIND = ("break", "comma", "preposition", "state", "light")
_OWN_VERB_WITHIN = 8
"""Chunks in which a verb of their own may stand."""


def elided(row: Row, said: Sequence[Statement]) -> Iterator[Statement]:
    """Those told as more behind what befell others, with no verb of their own."""
    for i in range(1, len(row)):
        chunk = row.chunks[i]
        if not (chunk.more and chunk.quantity) or i in row.taken or i in row.parts or not _is_joined(row, i):
            continue
        start, end = row.tokens[chunk.start].start, row.tokens[chunk.end - 1].end
        last = next((s for s in reversed(said) if s.people and s.start < start), None)
        if last is None or last.kind == "captured" or _has_verb(row, i):
            continue
        low, best, high, vague = chunk.quantity[2:]
        people = People(start, end, low, best, high, chunk.entry.kind, vague)
        yield Statement(last.kind, start, end, (people,), more=True)


def _is_joined(row: Row, at: int) -> bool:
    """Whether one is joined to others told before, or some are added later; and no unknown verb is theirs."""
    is_added = row.starts(at - 1, "then") or (row.chunks[at].is_one and row.roles[at - 1] in ("and", "comma"))
    return is_added and (at + 1 == len(row) or row.roles[at + 1] in _BEHIND)


def _has_verb(row: Row, at: int) -> bool:
    """Whether something else is said of them: a verb, or whom they belong to."""
    for role in row.roles[at + 1 : at + 1 + _OWN_VERB_WITHIN]:
        if role in ("speech", "auxiliary", "partitive") or (role in CUE_ROLES and role != "state"):
            return True
        if role in _ENDS:
            return False
    return False


def is_left_out(row: Row, at: int) -> bool:
    """Whether these are one more, told by an ordinal alone ("a fourth")."""
    words = row.lower(row.chunks[at].start, row.chunks[at].end)
    return len(words) == 2 and words[1] in row.known.sets["further_one"]
