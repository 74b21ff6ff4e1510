"""Violence that is told at first as the reason of what came of it: "arrested five | over the killing of two nuns"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.events.deeds import OWN_EVENT, Deed, is_violence
from services.extract.events.passage import Passage

ANSWERS = frozenset(("arrest", "agree", "ceasefire_deal"))
"""Trigger classes of what is done about violence, which has its own day, place and dead."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TAIL = 120
"""Characters behind an event's noun that hold its victims."""


def occasion(passage: Passage, first: Deed, second: Deed) -> int | None:
    """Where the words begin that tell the violence behind what was done about it; None where it is not told so.

    Only what says whom it cost tells it at first: "agreed on a truce | after clashes left nine dead".
    """
    if first.cue.entry.name not in ANSWERS or not is_violence(second):
        return None
    reason = next(iter(passage.spans(passage.patterns.reasons, first.cue.end, second.cue.start)), None)
    if reason is None:
        return None
    told_from = second.cue.end if second.voice == "nominal" else reason[1]
    behind = passage.text(told_from, min(told_from + _TAIL, passage.sentence.end))
    if _YEAR.search(passage.text(reason[1], second.cue.end) + behind):
        return None  # "over the 2021 killing of a priest"
    return reason[0] if passage.patterns.cost.match(behind) else None


def as_told(passage: Passage, one: Deed, told: Sequence[Deed]) -> Deed:
    """The trigger; as news, where it is such an occasion."""
    answers = (deed for deed in told if deed.cue.end <= one.cue.start and deed.rule.weight >= OWN_EVENT)
    is_news = any(occasion(passage, deed, one) is not None for deed in answers)
    return one._replace(is_known=False, is_definite=False) if is_news else one
