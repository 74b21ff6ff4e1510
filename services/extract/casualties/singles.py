"""One person, told by a name, an ordinal or an unknown noun, and what of the words around belongs to him."""

from __future__ import annotations

from services.extract.casualties.chunk import Chunk, somebody
from services.extract.casualties.names import age_end, aged_name, bare_name, name_end
from services.extract.casualties.words import Words
from services.extract.lexicon.morphology import is_adjective, is_one_being

_DONE = frozenset(("participle", "active", "either"))
"""Roles of a cue whose object may be told by name alone."""


def with_modifiers(words: Words, before: list[Chunk], chunk: Chunk) -> Chunk:
    """One person with the adjectives and the age before the noun, taken off the chunks before ("70-річна жінка")."""
    while chunk.is_one and before and (size := _last_modifier(words, before)):
        chunk = chunk._replace(start=before[-size].start)
        del before[-size:]
    return chunk


def _last_modifier(words: Words, before: list[Chunk]) -> int:
    """How many of the last chunks are an age ("70 | - | річна") or an adjective; 0 where they are neither."""
    role, start, end = before[-1][:3]
    word = words.words[start]
    if end == start + 1 and word.startswith(words.known.years) and words.text(start - 1) == "-":
        return 3 if len(before) >= 3 and words.text(start - 2).isdecimal() else 0
    return int(role == "word" and words.text(start).islower() and is_adjective(word, words.language))


def second(words: Words, at: int) -> Chunk | None:
    """ "второй ранен", "ще один загинув, інший поранений": one person more, in languages without articles."""
    is_harmed = words.role(at + 1) in ("either", "state") and words.entries[at + 1].kind
    return somebody(at, at + 1, more=True) if is_harmed else None


def with_name(words: Words, chunk: Chunk) -> Chunk:
    """One person with the name and the age that follow ("their son Yusuf, 7")."""
    if chunk.role != "people" or not chunk.is_one:
        return chunk
    return chunk._replace(end=age_end(words, name_end(words, chunk.end)))


def named(words: Words, at: int, before: Chunk | None) -> Chunk | None:
    """One person told by name: with an age, or right behind what was done to him."""
    done = before is not None and before.role in _DONE and before.entry.kind in ("killed", "captured")
    end = aged_name(words, at) or (bare_name(words, at) if done else 0)
    return somebody(at, end) if end else None


def unlisted(words: Words, at: int, before: Chunk | None) -> Chunk | None:
    """One person by an animate noun in the singular that no list has, right behind what was done to him."""
    done = before is not None and before.role == "either" and before.entry.kind in ("killed", "injured")
    if not done or words.known.noun_compounds or not is_one_being(words.words[at], words.language):
        return None
    return somebody(at, at + 1)
