"""An event's noun that is left out: "A strike on a tent killed five, while another | on a house killed three"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.extract.events.cues import Cue
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.text.document import Sentence

_BACK = 300
"""Characters before "another" within which the noun stands that it stands for."""
_COUNTED = frozenset((
    "strike", "airstrike", "attack", "bomb", "explode", "ied", "suicide", "shell", "grenade", "ambush", "clash",
    "combat",
))  # fmt: skip
"""Classes of nouns that "another" may stand for."""


def with_elided(cues: Sequence[Cue], folded: str, language: str) -> Sequence[Cue]:
    """The cues, with the nouns of events that "another" stands for, at that word."""
    if not any(words in folded for words in _words(language)):  # as in most texts
        return cues
    more = [cue for m in _elided(language).finditer(folded) for cue in _meant(cues, m.start(), m.end())]
    return sorted([*cues, *more], key=lambda cue: (cue.start, cue.end)) if more else cues


def _meant(cues: Sequence[Cue], start: int, end: int) -> list[Cue]:
    """What the last counted event's noun before a word says, at that word."""
    nouns = [c for c in cues if c.entry.kind == "noun" and c.entry.concern == "triggers" and c.end <= start]
    last = max((c.start for c in nouns if c.entry.name in _COUNTED and start - c.end <= _BACK), default=-1)
    return [Cue(start, end, c.entry._replace(is_twin=False)) for c in nouns if c.start == last]


def elided_in(cues: Sequence[Cue], sentence: Sentence, language: str) -> list[int]:
    """Where such words stand in a sentence, of which these are the cues."""
    words, offset = _words(language), sentence.start
    nouns = (c for c in cues if c.entry.kind == "noun")
    return [c.start for c in nouns if sentence.lower[c.start - offset : c.end - offset] in words]


def _words(language: str) -> Sequence[str]:
    """What stands for a noun; nothing in languages whose lexicon lists none."""
    words: Sequence[str] = load(language, "separation").get("elided", ())
    return words


@cache
def _elided(language: str) -> re.Pattern[str]:
    data = load(language, "separation")
    verbs, leads = any_of(data["elided_verbs"]), any_of(data["elided_leads"])
    person = any_of(data["elided_people"])  # "one was killed and another wounded in"
    verb = rf"(?:{verbs})\b(?! (?:{person})\b|[,.;]|$)"
    return re.compile(rf"\b(?:{any_of(data['elided'])})(?= (?:(?:{leads}) (?:[\w']+ ){{1,9}}?)?{verb})")
