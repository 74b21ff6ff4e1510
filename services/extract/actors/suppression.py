"""The state's forces that unrest turns against, or that break it up: named beside the crowd, or understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.extract.actors.folding import folded
from services.extract.actors.identity import Chosen
from services.extract.actors.speaking import speaks
from services.extract.actors.within import mentions_between
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document, Sentence

_UNREST = ("Violent demonstration", "Protest with intervention")
_BEHIND, _BEFORE = 50, 40  # characters behind and before forces that hold what they do or is done to them


def with_forces(chosen: Chosen, told: Sequence[Clause], document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties of unrest, with the forces that its sentences or the next set against the crowd."""
    event = told[0].trigger.sub_event_type
    if event not in _UNREST or any(m.category == "State forces" for _, m in chosen):
        return chosen
    for sentence in _sentences(told, document):
        for mention in mentions_between(mentions, sentence.start, sentence.end):
            if mention.category == "State forces" and _is_against(mention, sentence, document.language):
                return [*chosen, ("target", mention)]
    return chosen


def _sentences(told: Sequence[Clause], document: Document) -> list[Sentence]:
    """Those that tell it, and the one behind the first in its paragraph."""
    at = told[0].sentence.index
    behind = (s for s in document.sentences[at + 1 : at + 2] if s.paragraph == told[0].sentence.paragraph)
    return [*(clause.sentence for clause in told), *behind]


def _is_against(mention: ActorMention, sentence: Sentence, language: str) -> bool:
    """Whether forces act on a crowd, or are acted on by it."""
    text, left, right = folded(sentence), mention.start - sentence.start, mention.end - sentence.start
    if _suppressed().search(text, max(0, left - _BEFORE), left):
        return True
    acts = _suppress().match(text, right, right + _BEHIND) is not None
    return acts and not speaks(mention, sentence, language)


@cache
def _suppress() -> re.Pattern[str]:
    words = any_of(load("en", "roles")["suppress"])
    return re.compile(rf",?(?: (?!who\b|said\b|at\b|after\b|to\b)[\w'’-]+){{0,4}}?(?:,? who)? (?:{words})\b")


@cache
def _suppressed() -> re.Pattern[str]:
    words = any_of(load("en", "roles")["suppressed_by"])
    return re.compile(rf"\b(?:{words}) (?:the )?(?:[\w-]+ ){{0,2}}$")
