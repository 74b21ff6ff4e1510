"""Tallies: the victims of a long time, which are no event: "dozens have been killed | since May | in clashes"."""

from __future__ import annotations

import re
from functools import cache

from services.extract.events.cues import Cue
from services.extract.lexicon.loading import load

_LONG = 160
"""Characters that hold a tally's time and what is counted."""


def is_tallied(cue: Cue, trigger: Cue, folded: str) -> bool:
    """Whether what a trigger tells is counted over the time that the cue of a tally names."""
    start, end = min(cue.start, trigger.start), max(cue.end, trigger.end)
    if end - start > _LONG or ";" in folded[start:end]:
        return False
    if cue.start > trigger.end and _numbered().search(folded, max(0, trigger.start - _LONG // 2), trigger.start):
        return True  # "the number of people | killed | since January reaches 40"
    counted = _counted().search(folded, max(0, start - _LONG // 2), end)
    if counted is None or (trigger.entry.kind == "verb" and trigger.end <= counted.start()):
        return False
    between = folded[trigger.end : counted.start()] or folded[counted.end() : trigger.start]
    return "," not in between


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(load("en", "misread")["tallied"])


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(load("en", "misread")["numbered"])
