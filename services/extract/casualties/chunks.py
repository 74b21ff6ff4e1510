"""A sentence as a row of chunks: people with their number, cues of harm, and the small words between them."""

from __future__ import annotations

from services.extract.casualties.chunk import Chunk
from services.extract.casualties.groups import counted, determined, family, uncounted
from services.extract.casualties.singles import named, second, unlisted, with_modifiers, with_name
from services.extract.casualties.survivors import of_survivors
from services.extract.casualties.words import Words

_OF_PEOPLE = frozenset(("number", "partitive", "people", "family"))
"""Roles of words that may be, or count, people."""


def chunks_of(words: Words) -> list[Chunk]:
    """The chunks of a sentence, in order, every token in one."""
    out: list[Chunk] = []
    at = 0
    while at < len(words):
        chunk = _chunk_at(words, at, out[-1] if out else None)
        if chunk.role == "people" and not words.known.noun_compounds:
            chunk = with_modifiers(words, out, chunk)
        out.append(chunk)
        at = chunk.end
    return out


def _chunk_at(words: Words, at: int, before: Chunk | None) -> Chunk:
    entry = words.entries[at]
    if _is_plain(words, at, entry.role):
        return Chunk(entry.role, at, words.ends[at], entry)
    chunk = None
    if entry.role in ("number", "partitive") or words.words[at][0].isdigit():
        chunk = of_survivors(words, at)
    if chunk is None and words.ends[at] == at + 1:
        chunk = _numbered(words, at) or _of_one_word(words, at, before)
    return chunk or Chunk(entry.role, at, words.ends[at], entry)


def _is_plain(words: Words, at: int, role: str) -> bool:
    """Whether a word or phrase can neither count nor name anybody."""
    word = words.words[at]
    if role in _OF_PEOPLE or word in words.known.counting or word[0].isdigit() or "-" in word:
        return False
    return role != "word" or (words.known.noun_compounds and not words.tokens[at].text[0].isupper())


def _numbered(words: Words, at: int) -> Chunk | None:
    """The people or things that an ordinal or a number here counts."""
    word, determiners = words.words[at], words.known.sets["determiners"]
    if word in words.known.sets["ordinals"] and "the" not in determiners and (chunk := second(words, at)):
        return chunk
    may_count = words.role(at) == "number" or word in determiners or word[0].isdigit() or "-" in word
    return counted(words, at) if may_count or word in words.known.between else None


def _of_one_word(words: Words, at: int, before: Chunk | None) -> Chunk | None:
    """The people or things without a number that start at a word which is no phrase of the lexicon."""
    role = words.role(at)
    if role == "people":
        return with_name(words, uncounted(words, at))
    if role == "family":
        return family(words, at)
    if words.words[at] in words.known.sets["determiners"]:
        return with_name(words, determined(words, at))
    if role != "word":
        return None
    return named(words, at, before) if words.text(at)[:1].isupper() else unlisted(words, at, before)
