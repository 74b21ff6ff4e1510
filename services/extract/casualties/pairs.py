"""Two people of whom a noun of the lexicon tells one at most, with a verb in the plural: "a herbalist and his wife"."""

from __future__ import annotations

from services.extract.casualties.row import Row

_WITHIN = 4
"""Chunks of a noun phrase."""


def pair_before(row: Row, at: int) -> list[int]:
    """The chunks that stand for two who were harmed, where the verb behind them says that they are two."""
    verb = row.auxiliary(at)
    if verb is None or not row.starts(verb, "plural_verbs"):
        return []
    second = _one_before(row, verb)
    joint = second - 1 if second is not None else -1
    if second is None or joint < 1 or row.roles[joint] != "and":
        return []
    first = _one_before(row, joint)
    if first is None or all(row.roles[i] == "people" for i in (first, second)):
        return []
    return [first, second] if first == 0 or row.roles[first - 1] in ("comma", "break") else []


def _one_before(row: Row, end: int) -> int | None:
    """The chunk with which a phrase of one begins that ends here: one person, or the article before unknown nouns."""
    for i in range(end - 1, max(-1, end - 1 - _WITHIN), -1):
        if row.roles[i] == "people":
            return i if row.chunks[i].is_one and i not in row.parts and i not in row.taken else None
        if row.roles[i] == "one" or row.starts(i, "determiners"):
            words = row.lower(row.chunks[i].start, row.chunks[end].start)
            return i if i < end - 1 and row.known.sets["collectives"].isdisjoint(words) else None
        if row.roles[i] != "word":
            return None
    return None
