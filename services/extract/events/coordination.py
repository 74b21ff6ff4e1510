"""Clauses that a joint coordinates, each with its own subject: "rebels shelled the town | and drones hit a depot"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from schemas.report import Span
from services.extract.events.cues import Cue
from services.extract.events.rules import rule_book
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.text.document import Sentence

_WORDS = 7
"""Words between a joint and the verb that its subject has at most."""
_FAR = 70
"""Characters of the same."""
_BEHIND = 24
"""Characters between a subject and its verb: room for "later" or "on Sunday"."""
_WEAPONS = frozenset(("drone", "aircraft", "missile", "artillery"))
_NO_DOERS = frozenset(("civilian", "crowd", "government"))


def subjects_of(cues: Sequence[Cue]) -> list[Span]:
    """Where those stand, of a sentence's cues, who may do what an event tells: parties under arms, and weapons."""
    names = (rule_book().parties - _NO_DOERS) | _WEAPONS
    return [(cue.start, cue.end) for cue in cues if cue.entry.name in names]


def joint_before(sentence: Sentence, start: int, verb: int, subjects: Sequence[Span], language: str) -> int | None:
    """The last joint of sentence[start:verb] behind which the verb's own subject stands; else None."""
    low = max(start, verb - _FAR)
    text = sentence.lower[low - sentence.start : verb - sentence.start]
    joint = next(reversed([*_joints(language).finditer(text)]), None)
    if joint is None:
        return None
    between = text[joint.end() :]
    behind = low + joint.end()
    if text[joint.start()] == ";":  # which parts sentences as a stop does
        return low + joint.start() if any(behind <= a and b <= verb for a, b in subjects) else None
    if "," in between or len(between.split()) > _WORDS or _breaks(language).search(between):
        return None
    own = any(behind <= a and b <= verb and verb - b <= _BEHIND for a, b in subjects)
    return low + joint.start() if own else None


@cache
def _joints(language: str) -> re.Pattern[str]:
    """What coordinates two clauses."""
    return re.compile(rf"(?:{any_of(load(language, 'separation').get('coordinating', ()))}) ")


@cache
def _breaks(language: str) -> re.Pattern[str]:
    """Words that no subject holds: prepositions that make an object or an adverbial of what follows."""
    return re.compile(rf"\b(?:{any_of(load(language, 'separation').get('no_subject', ()))})\b")
