"""Who held a place that others take, where the sentence says that they left it or were driven out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.extract.actors.folding import folded
from services.extract.actors.identity import Chosen
from services.extract.actors.setting import ARMED
from services.extract.actors.within import mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause

_BEHIND, _BEFORE = 60, 40  # characters behind and before a party that hold what it does or is done to it


def with_losers(chosen: Chosen, clause: Clause, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties of a change of control; who is said to lose the place is its target, and not who takes it."""
    if "territory" not in clause.trigger.sub_event_type or any(role == "target" for role, _ in chosen):
        return chosen
    sentence = clause.sentence
    told = [m for m in mentions_between(mentions, sentence.start, sentence.end) if m.category in (None, *ARMED)]
    leaving = {m.side for _, m in chosen} if _is_told(clause) else set()  # who leaves a place does what is told
    lost = next((m for m in told if m.side not in leaving and _loses(m, clause)), None)
    if lost is None:
        return chosen
    takes = [(role, m) for role, m in chosen if m.side != lost.side]
    if not takes:
        takes = [("perpetrator", m) for m in told if m.side != lost.side and m.category in ARMED][:1]
    return [*takes, ("target", lost)] if takes else chosen


def _is_told(clause: Clause) -> bool:
    """Whether the event's own words are that somebody leaves."""
    offset = clause.sentence.start
    words = folded(clause.sentence)[clause.trigger.start - offset : clause.trigger.end - offset]
    return _loses_words().search(f" {words}") is not None or _lost_by_words().search(f"{words} of ") is not None


def _loses(mention: ActorMention, clause: Clause) -> bool:
    """Whether a party leaves a place."""
    text, offset = folded(clause.sentence), clause.sentence.start
    left, right = mention.start - offset, mention.end - offset
    behind = _loses_words().match(text, right, right + _BEHIND)
    before = _lost_by_words().search(text, max(0, left - _BEFORE), left)
    return behind is not None or before is not None


@cache
def _loses_words() -> re.Pattern[str]:
    words = any_of(load("en", "roles")["loses"])
    return re.compile(rf"(?: (?!and\b|who\b|took\b|after\b|when\b|from\b)[\w'’-]+){{0,4}}? (?:{words})\b")


@cache
def _lost_by_words() -> re.Pattern[str]:
    words = any_of(load("en", "roles")["lost_by"])
    return re.compile(rf"\b(?:{words}) (?:the |its |all )?(?:[\w'’-]+ ){{0,2}}$")
