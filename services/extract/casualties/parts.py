"""People who are part of others counted already ("ten people, including three children")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.casualties.chunk import Chunk
from services.extract.casualties.vocabulary import CUE_ROLES

_LIGHT = 4
"""Chunks behind a partitive within which its people stand ("among at least | eight people")."""


def parts_of(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Indices of people who are part of others: after "including", as long as the list goes on.

    "Three women were among | eight killed", "Among | the 12 dead were two soldiers": there the whole follows.
    """
    parts: set[int] = set()
    inside, people, opened = False, 0, False
    for i, chunk in enumerate(chunks):
        people += chunk.role == "people"
        if chunk.role == "partitive":
            whole = _tells_whole(chunks, i)
            opened = i == 0
            inside = not whole
            if whole and not opened:
                parts.update(_subject(chunks, i - 1))
            elif people > 1 and chunks[i - 1].role == "people" and chunks[i - 2].role == "comma":
                parts.add(i - 1)  # "ten people, three of them children"
        elif opened and chunk.role == "auxiliary":
            inside, opened = True, False
        elif chunk.role in CUE_ROLES or chunk.role in ("auxiliary", "break", "speech"):
            inside = False
        elif inside and chunk.role == "people":
            inside = not _starts_anew(chunks, i)
            if inside:
                parts.add(i)
    return frozenset(parts)


def _tells_whole(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the counted people behind a partitive are all, and those before it, or behind the verb, their part."""
    if at and chunks[at - 1].role != "auxiliary":
        return False
    behind = next((c for c in chunks[at + 1 : at + _LIGHT] if c.role not in ("light", "word")), None)
    return behind is not None and behind.role == "people" and behind.quantity is not None and behind.quantity.best > 1


def _subject(chunks: Sequence[Chunk], auxiliary: int) -> Iterator[int]:
    """Indices of the people right before an auxiliary, with those joined to them."""
    for i in range(auxiliary - 1, -1, -1):
        if chunks[i].role == "people":
            yield i
        elif chunks[i].role not in ("and", "comma", "light", "one", "word"):
            return


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
