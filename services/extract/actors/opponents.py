"""The other side of a war between two states, where a text names one: its army, or its land that is struck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from schemas.forces import forces_of
from schemas.report import Actor
from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.extract.actors.folding import folded
from services.extract.actors.forces import of_country, state_name
from services.extract.actors.implied_words import implied_words
from services.extract.actors.voice import AT_WAR
from services.extract.actors.within import mentions_around
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import LANGUAGES, load
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document

_FROM_AFAR = ("Air/drone strike", "Shelling/artillery/missile attack", "Disrupted weapons use")


def holder_hit(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Actor | None:
    """Who holds the land that is struck from afar, in a text of Russia's war alone: "склад в окупованому Криму"."""
    if clause.trigger.sub_event_type not in _FROM_AFAR[:2]:
        return None
    text, offset = folded(clause.sentence), clause.sentence.start
    words = implied_words(document.language)
    if words.bangs.match(text, clause.trigger.start - offset):
        return None  # an explosion may be nobody's doing
    if not words.occupied.search(text, clause.start - offset, clause.end - offset):
        return None
    told = {m.country for m in mentions_around(mentions, clause.start, clause.end) if m.country}
    if not told <= set(AT_WAR) or not (told or document.language == "uk"):
        return None
    return Actor(role="target", name=state_name("RUS"), country="RUS")


def with_opponents(actors: Sequence[Actor], event: SubEventType, words: str, language: str) -> list[Actor]:
    """The actors, with the other side of a war between two states where only one is named; `words` tell the event."""
    kinds = ("Explosions/Remote violence", "Battles", "Violence against civilians")
    if EVENT_TYPE_OF[event] not in kinds and event != "Disrupted weapons use":
        return list(actors)
    for pair in load("actors", "wars")["opponents"]:
        sides = {a.country for a in actors} & set(pair)
        if len(sides) == 1 and {a.country for a in actors} <= {*pair, None}:
            (side,) = sides
            other = next(c for c in pair if c != side)
            roles = {a.role for a in actors if a.country == side}
            if len(roles) > 1:
                break
            filled = [a if a.country or a.role in roles else of_country(a, other, event, language) for a in actors]
            return _opposed(filled, roles, other, event, _shot_down().search(words.lower()) is not None)
    return list(actors)


def _opposed(actors: list[Actor], roles: AbstractSet[str], other: str, event: SubEventType, shot: bool) -> list[Actor]:
    """The actors with the other side, where nobody stands against the one that has these roles: its land, or forces.

    What is struck from afar, or shot down, has the other side's forces against it.
    """
    struck = event != "Disrupted weapons use" or shot
    if struck and roles == {"perpetrator"} and not any(a.role == "target" for a in actors):
        actors = [*actors, Actor(role="target", name=state_name(other), country=other)]
    if roles == {"participant"} and EVENT_TYPE_OF[event] == "Battles" and all(a.country for a in actors):
        actors = [*actors, forces_of("participant", other, state_name(other))]
    if roles == {"target"} and event in _FROM_AFAR and not any(a.role != "target" for a in actors):
        actors = [forces_of("perpetrator", other, state_name(other)), *actors]
    return actors


@cache
def _shot_down() -> re.Pattern[str]:
    """What says in any of the languages that weapons were brought down."""
    words = [word for language in LANGUAGES for word in load(language, "roles")["shot_down"]]
    return re.compile(rf"\b(?:{any_of(words)})")
