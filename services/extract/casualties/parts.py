"""People who are part of others counted already ("ten people, including three children")."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.casualties.chunks import Chunk
from services.extract.casualties.vocabulary import CUE_ROLES


def parts_of(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Indices of people who are part of others: after "including", as long as the list goes on."""
    parts: set[int] = set()
    inside, people = False, 0
    for i, chunk in enumerate(chunks):
        people += chunk.role == "people"
        if chunk.role == "partitive":
            inside = True
            if people > 1 and chunks[i - 1].role == "people" and chunks[i - 2].role == "comma":
                parts.add(i - 1)  # "ten people, three of them children"
        elif chunk.role in CUE_ROLES or chunk.role in ("auxiliary", "break", "speech"):
            inside = False
        elif inside and chunk.role == "people":
            inside = not _starts_anew(chunks, i)
            if inside:
                parts.add(i)
    return frozenset(parts)


def _starts_anew(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether people after "and" have a verb of their own ("..., including a child, and 19 wounded")."""
    before = at - 1
    while before > 0 and chunks[before].role == "light":  # "около 30"
        before -= 1
    if at == 0 or at + 1 == len(chunks) or chunks[before].role not in ("and", "comma"):
        return False
    if chunks[at + 1].role in ("participle", "state", "either", "intransitive"):
        return True
    if chunks[at + 1].role == "noun" and chunks[before].role == "comma":
        return True  # "23 погибших, включая детей, около 30 | раненых"
    return (
        chunks[at + 1].role == "auxiliary"
        and chunks[at - 1].role == "and"
        and at > 1
        and chunks[at - 2].role == "comma"
    )
