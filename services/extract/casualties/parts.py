"""People who are part of others counted already ("ten people, including three children")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.casualties.chunk import Chunk
from services.extract.casualties.entries import CUE_ROLES

_ENDS = frozenset(("auxiliary", "break", "speech", *CUE_ROLES))
"""Roles that end a list of parts."""
_LIGHT = 4
"""Chunks behind a partitive within which its people stand ("among at least | eight people")."""

_BRACKET = 12
"""Chunks that brackets hold at most which only say who the counted people before them are."""


def in_brackets(chunks: Sequence[Chunk], texts: Sequence[str]) -> frozenset[int]:
    """Indices of people whom brackets count of others, whose fate is told outside: "six killed (two men)"."""
    parts: set[int] = set()
    for start in (i for i, text in enumerate(texts) if text == "("):
        end = next((i for i in range(start + 1, min(len(texts), start + _BRACKET)) if texts[i] == ")"), start)
        inside = range(start + 1, end)
        if not any(chunks[i].role in CUE_ROLES for i in inside):
            parts.update(i for i in inside if chunks[i].role == "people")
    return frozenset(parts)


def parts_of(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Indices of people who are part of others: after "including", as long as the list goes on.

    "Three women were among | eight killed", "Among | the 12 dead were two soldiers": there the whole follows.
    """
    parts: set[int] = set()
    inside = opened = False
    has_verb = True
    for i, chunk in enumerate(chunks):
        if chunk.role == "partitive":
            inside, opened = not _tells_whole(chunks, i), i == 0
            has_verb = _has_verb(chunks, i)
            parts.update(_parts_before(chunks, i))
        elif opened and chunk.role == "auxiliary":
            inside, opened = True, False
        elif chunk.role in _ENDS:
            inside = False
        elif inside and chunk.role == "people":
            inside = not _starts_anew(chunks, i, has_verb)
            if inside:
                parts.add(i)
    return frozenset(parts)


def _parts_before(chunks: Sequence[Chunk], at: int) -> Iterator[int]:
    """The people before a partitive who are part of those behind it, or of some before them ("ten, three of whom")."""
    if at and _tells_whole(chunks, at):
        yield from _subject(chunks, at - 1)
    elif at > 1 and chunks[at - 1].role == "people" and chunks[at - 2].role == "comma":
        yield from [at - 1] if any(chunk.role == "people" for chunk in chunks[: at - 2]) else []


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


def _has_verb(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether what befell the whole is told before its parts; else it follows ("seven, including | a boy and two men,
    died")."""
    for chunk in reversed(chunks[:at]):
        if chunk.role in CUE_ROLES:
            return True
        if chunk.role in ("break", "speech"):
            return False
    return False


def _starts_anew(chunks: Sequence[Chunk], at: int, has_verb: bool) -> bool:
    """Whether people after "and" have a verb of their own ("..., including a child, and 19 wounded")."""
    if not has_verb and chunks[at - 1].role == "and" and chunks[at - 2].role != "comma":
        return False
    before = at - 1
    while before > 0 and chunks[before].role == "light":  # "около 30"
        before -= 1
    if at == 0 or at + 1 == len(chunks) or chunks[before].role not in ("and", "comma"):
        return False
    if chunks[at + 1].role in ("participle", "state", "either", "intransitive"):
        return True
    if chunks[at + 1].role == "noun" and chunks[before].role == "comma":
        return True  # "23 погибших, включая детей, около 30 | раненых"
    by_both = at > 1 and chunks[at - 2].role == "comma" and chunks[at - 1].role == "and"
    return by_both and chunks[at + 1].role == "auxiliary"
