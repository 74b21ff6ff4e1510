"""Whether an English word form that may be a verb is read as a noun or as what describes one ("two bombs")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from services.extract.events.cues import Cue
from services.extract.lexicon.loading import load

_LOOK = 40
"""Characters before the word that hold an article and two words more."""
_FAR = 3
"""Words before the word within which an article makes a noun of it ("an overnight rebel push")."""


_OBJECT = re.compile(
    r" (?:\d|(?:at least|about|around|more|some|nearly|almost|an?|the|his|her|their|all|both|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|dozens|several|scores|many)\b)"
)
"""How the object of a verb begins."""
_OPENING = (".", "day,")
"""Endings of what stands before a word that has no subject before it: "On Monday, | clashes"."""
_DONE_TO = frozenset(("kill", "murder", "attack", "abduct", "arrest"))
_NO_PERSON = "number|toll|said|says|left|saw|had|has|have|was|were|is|are|who|that|which"
_KNOWN = re.compile(rf"\b(?:the|those|these|his|her|their)(?: (?!(?:{_NO_PERSON})\b)\w+){{0,3}},? $")
"""How a noun phrase begins whose people are known, up to the participle that follows them."""


class _Words(NamedTuple):
    articles: frozenset[str]
    before: frozenset[str]
    """Words right after which no verb stands."""
    counts: frozenset[str]
    """Words after which what ends in -s is a plural."""
    verbal: frozenset[str]
    """Words after which a bare form is a verb."""


def is_nominal(cue: Cue, folded: str) -> bool:
    """Whether the word at the cue is no verb, by the words before it: "a bomb", "the besieged town"."""
    before = folded[max(0, cue.start - _LOOK) : cue.start].split()[-_FAR:]
    word = folded[cue.start : cue.end].partition(" ")[0]
    if not before or word.endswith("ing") or folded[cue.start - 1] != " ":
        return False
    words, last = _words(), before[-1]
    if last in words.before:
        return True
    if word.endswith("s"):
        return last in words.counts or last.rstrip(",").isdigit() or last.endswith(_OPENING)
    if not cue.entry.is_bare or last.endswith(("s", ",")):
        return False
    if "of" in before[-2:]:
        return True  # "instances of arbitrary | arrest"
    at = max((i for i, w in enumerate(before) if w in words.articles), default=-1)
    return at >= 0 and words.verbal.isdisjoint(before[at + 1 :])


def is_participle(cue: Cue, folded: str) -> bool:
    """Whether a form in -ing behind a comma has an object, and is no noun: "a strike hit a café, | killing six"."""
    after_comma = folded[max(0, cue.start - 2) : cue.start] == ", " and folded.endswith("ing", 0, cue.end)
    return after_comma and _OBJECT.match(folded, cue.end) is not None


def describes_victims(cue: Cue, folded: str) -> bool:
    """Whether a participle only says which people are meant, whom the reader knows: "the five soldiers killed in"."""
    if cue.entry.name not in _DONE_TO or cue.entry.kind != "verb" or folded.startswith(" by ", cue.end):
        return False
    return _KNOWN.search(folded[max(0, cue.start - _LOOK) : cue.start]) is not None


def is_earlier(cue: Cue, folded: str) -> bool:
    """Whether a noun tells what was before what is told: "the fire from an attack | an hour earlier |"."""
    return _earlier().match(folded, cue.end) is not None


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(load("en", "misread")["earlier"])


@cache
def _words() -> _Words:
    data = load("en", "nouns")
    return _Words(*(frozenset(data[name]) for name in _Words._fields))
