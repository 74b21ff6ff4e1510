"""The noun that a number or an article belongs to: people, or things that are no people."""

from __future__ import annotations

from typing import NamedTuple

from services.extract.casualties.entries import CUE_ROLES, Entry
from services.extract.casualties.words import Words
from services.extract.lexicon.morphology import agree, can_be_noun

_WITHIN = 7
"""Tokens between a number and its noun ("12 heavily armed Sudanese army (SAF) soldiers")."""
_STOPS = frozenset((
    "absent", "and", "auxiliary", "break", "comma", "not", "number", "partitive", "preposition", "speech", *CUE_ROLES,
))  # fmt: skip
"""Roles that end a phrase whose noun has not come."""


class Head(NamedTuple):
    """The noun, and the token after it; without a noun, the token after the unknown words."""

    entry: Entry | None
    end: int


def head_after(words: Words, at: int) -> Head:
    """The noun of the phrase whose modifiers start here."""
    end = i = at
    while i < min(len(words), at + _WITHIN):
        role = words.entries[i].role
        if role in ("people", "family") and not modifies(words, i):
            return compound(words, i)
        if role == "thing" and not (words.known.noun_compounds and words.role(i + 1) == "people"):
            return Head(words.entries[i], i + 1)
        if behind := _behind_insertion(words, i):
            i = behind
        elif _ends_phrase(words, i, at):
            break
        else:
            i += 1
            end = i
    return Head(None, end)


def _behind_insertion(words: Words, at: int) -> int:
    """Where the phrase goes on behind a short parenthesis ("14 South Sudan army (SPLA) | soldiers") or the number of an
    age ("a 45- | year-old man") that starts here; 0 where neither does."""
    if words.text(at) == "(":
        return next((i + 1 for i in range(at + 1, at + 4) if words.text(i) == ")"), 0)
    is_age = words.text(at).isdigit() and words.text(at + 1) == "-" and words.text(at + 2).startswith(words.known.years)
    return at + 2 if is_age else 0


def _ends_phrase(words: Words, at: int, first: int) -> bool:
    """Whether no noun of the phrase can come any more; an article starts another one ("12 Libyans | a day after")."""
    role = words.entries[at].role
    if role in ("thing", "people"):
        return False
    is_anew = at > first and words.words[at] in words.known.sets["determiners"]
    return is_anew or role in _STOPS or not words.tokens[at].text[0].isalpha()


def compound(words: Words, at: int) -> Head:
    """The head of nouns that stand together: "police officers" are people; a "police station" is a thing."""
    end = at + 1
    while end < len(words):
        role = words.entries[end].role
        touching = words.tokens[end - 1].end + 1 == words.tokens[end].start
        if role == "thing" and words.known.noun_compounds and touching:
            return Head(words.entries[end], end + 1)
        if role != "people":
            break
        end += 1
    return Head(words.entries[end - 1], end)


def modifies(words: Words, at: int) -> bool:
    """Whether this is an adjective before a noun that is no person ("военных аэродромов", "цивільна лікарня")."""
    following = words.text(at + 1)
    if not (words.entries[at].adjective and following.islower() and words.role(at + 1) in ("word", "thing")):
        return False
    noun = words.words[at + 1]
    if not agree(words.words[at], noun, words.language):
        return False  # "трое рабочих завода"
    return words.role(at + 1) == "thing" or can_be_noun(noun, words.language)
