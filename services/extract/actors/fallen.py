"""Armed parties whose dead and wounded an English sentence counts beside the event's words: they are hit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors.folding import folded
from services.extract.actors.links import links
from services.extract.actors.setting import ARMED, NAMELESS
from services.extract.actors.within import mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document, Sentence

_SHOOTS = r"shot dead (?:an?|the|two|three|four|five|six|\d+|at least|several|his|their)\b"
"""A deed of those before it, which only looks like their death."""
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


def people_fallen(
    clause: Clause, document: Document, mentions: Sequence[ActorMention], chosen: Sequence[ActorMention]
) -> ActorMention | None:
    """People without arms whom an explosion that hits forces kills too, by its sentence or one that names no others."""
    if EVENT_TYPE_OF[clause.trigger.sub_event_type] != "Explosions/Remote violence":
        return None
    if any(one.category == "Civilians" for one in chosen):
        return None
    at = clause.sentence.index
    for sentence in document.sentences[at : at + 2]:
        told = mentions_between(mentions, sentence.start, sentence.end)
        beside = sentence.index == at or all(m.category not in ARMED for m in told)
        if sentence.paragraph != clause.sentence.paragraph or not beside:
            return None
        people = (m for m in told if m.category == "Civilians")
        if (hit := next((m for m in people if _is_counted(m, sentence)), None)) is not None:
            return hit
    return None


def _is_counted(mention: ActorMention, sentence: Sentence) -> bool:
    """Whether people are said to fall."""
    text, left, right = folded(sentence), mention.start - sentence.start, mention.end - sentence.start
    return links().hit.match(text, right) is not None or _felled().search(text, max(0, left - _NEAR), left) is not None


@cache
def _fell() -> re.Pattern[str]:
    """What follows those who are hit: "of the 5th Brigade and two others | were wounded"."""
    verbs = any_of(load("en", "roles")["fell"])
    return re.compile(rf"(?: (?!who\b|when\b|after\b|{_SHOOTS})[\w'’-]+){{0,7}}? (?:{verbs})\b")


@cache
def _felled() -> re.Pattern[str]:
    """What stands before those who are hit: "killing at least | two"."""
    words = any_of(load("en", "roles")["felled"])
    return re.compile(rf"\b(?:{words})(?: (?!in\b|by\b|when\b|while\b|as (?!many|few|\d))[\w'’-]+){{0,6}} $")
