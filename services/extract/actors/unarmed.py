"""Who is hit as a civilian though others of the name bear arms: herders whom gunmen kill, whom a mob calls thieves."""

from __future__ import annotations

import re
from functools import cache

from services.extract.actors.folding import folded
from services.extract.actors.identity import Chosen
from services.extract.actors.setting import NAMELESS, is_named
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document

_BEFORE = 16  # characters before people that hold "armed"


def with_unarmed(chosen: Chosen, clause: Clause, document: Document) -> Chosen:
    """The parties, those as civilians whom one side hits and no word calls armed."""
    mob = clause.trigger.sub_event_type == "Mob violence"
    told: Chosen = []
    for role, party in chosen:
        people = role == "target" and (_is_unarmed(party, document) or (mob and _is_outlaw(party)))
        one = (role, _civilians(party) if people else party)
        if not people or all(m.category != "Civilians" for other, m in told if other == role):
            told.append(one)
    return told


def _civilians(mention: ActorMention) -> ActorMention:
    return mention._replace(actor_id=None, category="Civilians", usual_name=None)


def _is_unarmed(mention: ActorMention, document: Document) -> bool:
    """Whether people of a clan or a trade are no fighters by what they are called."""
    sentence = document.sentence_at(mention.start)
    at = mention.start - sentence.start
    if mention.category in NAMELESS and _former().search(folded(sentence), max(0, at - _BEFORE), at):
        return True
    if mention.category != "Identity militia":
        return False
    before = folded(sentence)[max(0, at - _BEFORE) : at].split()[-1:]
    return _armed().search(" ".join((*before, mention.name.lower()))) is None


def _is_outlaw(mention: ActorMention) -> bool:
    words = mention.name.lower().split()
    return mention.category == "Political militia" and not is_named(mention) and words[-1] in _outlaws()


@cache
def _outlaws() -> frozenset[str]:
    return frozenset(load("en", "roles")["outlaws"])


@cache
def _former() -> re.Pattern[str]:
    """What before fighters says that they fight no more."""
    return re.compile(rf"\b(?:{any_of(load('en', 'roles')['fought_once'])})[ -]$")


@cache
def _armed() -> re.Pattern[str]:
    """What says in a description that those described fight."""
    return re.compile(rf"\b(?:{any_of(load('en', 'roles')['bears_arms'])})")
