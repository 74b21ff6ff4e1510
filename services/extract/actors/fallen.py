"""Armed parties whose dead and wounded an English sentence counts beside the event's words: they are hit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors.folding import folded
from services.extract.actors.setting import ARMED, NAMELESS
from services.extract.actors.within import mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause

_NEAR = 90  # characters between a party and the word that counts its dead


def fallen(clause: Clause, mentions: Sequence[ActorMention], chosen: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Those of the clause who "were killed", or behind "wounding two", whom no other word names.

    In a battle they are the side that fighters lack: "four soldiers fell and nine militants were killed in a clash".
    """
    kind = EVENT_TYPE_OF[clause.trigger.sub_event_type]
    lacks_side = kind == "Battles" and len(chosen) == 1 and chosen[0].category in NAMELESS
    if kind not in ("Explosions/Remote violence", "Violence against civilians") and not lacks_side:
        return
    text, offset = folded(clause.sentence), clause.sentence.start
    sides = {one.side for one in chosen if one.category in (None, *ARMED)}
    for mention in mentions_between(mentions, clause.start, clause.end):
        if mention.category not in ARMED or mention.side in sides:
            continue
        left, right = mention.start - offset, mention.end - offset
        if _fell().match(text, right, right + _NEAR) or _felled().search(text, max(0, left - _NEAR), left):
            yield mention


@cache
def _fell() -> re.Pattern[str]:
    """What follows those who are hit: "of the 5th Brigade and two others | were wounded"."""
    verbs = any_of(load("en", "roles")["fell"])
    return re.compile(rf"(?: (?!who\b|when\b|after\b)[\w'’-]+){{0,7}}? (?:{verbs})\b")


@cache
def _felled() -> re.Pattern[str]:
    """What stands before those who are hit: "killing at least | two"."""
    words = any_of(load("en", "roles")["felled"])
    return re.compile(rf"\b(?:{words})(?: (?!in\b|by\b|when\b|while\b|as (?!many|few|\d))[\w'’-]+){{0,6}} $")
