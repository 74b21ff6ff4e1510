"""What is not an event: whether the words around a trigger take it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.extract.events.cues import Cue
from services.extract.events.reach import governs, is_realized, reaches_back, reaches_on
from services.extract.events.tallies import is_tallied
from services.extract.lexicon.loading import load

_ANAPHORA = 25
_UNTRUE = 90
"""Characters between what is told and the words that call it untrue, on either side."""
_ATTEMPT = 60
"""Characters between words of trying and what was tried."""
_TRIED = frozenset(
    ("attack", "ambush", "clash", "advance", "strike", "capture", "overrun", "retake", "shell", "airstrike", "drop")
)
"""Triggers that are an event where they were only tried: the other side had to beat them off."""


def has_happened(trigger: Cue, cues: Sequence[Cue], folded: str, infinitive: bool) -> bool:
    """Whether no word around a trigger, of the cues of its sentence, takes back that what it tells has happened.

    `infinitive` says that its form alone is one (Russian and Ukrainian), which tells no event by itself.
    """
    if is_attempt(trigger, cues):
        cues = [cue for cue in cues if cue.entry.name != "infinitive"]
    elif infinitive and not is_realized(trigger.start, cues):
        return False
    return not any(_takes_back(cue, trigger, cues, folded) for cue in cues)


def is_attempt(trigger: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a trigger of fighting is said to have been tried ("tried to storm")."""
    return trigger.entry.name in _TRIED and any(
        cue.entry.name == "attempt" and 0 <= trigger.start - cue.end <= _ATTEMPT for cue in cues
    )


def is_known(trigger: Cue, cues: Sequence[Cue], folded: str) -> bool:
    """Whether a noun is told as known already: "after the attack", "blamed for a raid"."""
    return trigger.entry.kind == "noun" and any(
        cue.entry.name == "anaphora" and governs(cue, trigger, folded, _ANAPHORA) for cue in cues
    )


def _takes_back(cue: Cue, trigger: Cue, cues: Sequence[Cue], folded: str) -> bool:
    name = cue.entry.name
    if name == "untrue":
        return max(cue.start - trigger.end, trigger.start - cue.end) <= _UNTRUE
    if name == "attribution":
        is_news = trigger.entry.kind == "noun" and _news().match(folded, trigger.end)
        return cue.end <= trigger.start and not is_news
    if name == "metaphor" and cue.start <= trigger.start and trigger.end <= cue.end:
        return True  # the trigger is part of the figure: "a blow to the economy"
    if name == "tally" and is_tallied(cue, trigger, folded):
        return True
    behind = cue.start >= trigger.end
    return reaches_back(cue, trigger, folded) if behind else reaches_on(cue, trigger, cues, folded)


@cache
def _news() -> re.Pattern[str]:
    """What follows a noun that tells an event at first: "claimed responsibility for killings | of two"."""
    return re.compile(load("en", "misread")["counted_anew"])
