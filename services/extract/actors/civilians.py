"""Civilians that an attack hits whose clause names no target."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Actor
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors.damage import homes_hit
from services.extract.actors.folding import folded
from services.extract.actors.implied_words import NEAR, implied_words
from services.extract.actors.setting import ARMED
from services.extract.actors.speaking import speaks
from services.extract.actors.voice import AT_WAR
from services.extract.actors.within import mentions_between
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document, Sentence

_CIVILIANS = Actor(role="target", name="civilians", category="Civilians")


def civilians_hit(
    clause: Clause, document: Document, mentions: Sequence[ActorMention], doers: Sequence[ActorMention]
) -> Actor | ActorMention | None:
    """Whom an attack hits whose clause names no target: those whom casualty words of its sentence or the next count."""
    event = clause.trigger.sub_event_type
    if event == "Looting/property destruction" and not any(m.country in AT_WAR for m in doers):
        return _CIVILIANS  # whose property it is
    by_mob = event == "Mob violence" and not clause.trigger.two_sided
    if EVENT_TYPE_OF[event] not in ("Explosions/Remote violence", "Violence against civilians") and not by_mob:
        return None
    index = clause.sentence.index
    told = document.sentences[index : index + 2]
    for sentence in told:
        if (hit := _hit_in(sentence, clause, document.language, mentions, doers)) is not None:
            return hit
    if document.language == "en" and any(homes_hit(sentence, clause, mentions, doers) for sentence in told):
        return _CIVILIANS
    return _CIVILIANS if by_mob or EVENT_TYPE_OF[event] == "Violence against civilians" else None


def _hit_in(
    sentence: Sentence, clause: Clause, language: str, mentions: Sequence[ActorMention], doers: Sequence[ActorMention]
) -> Actor | ActorMention | None:
    """Whom the casualty words of a sentence count; None where it has none, or those who fight may be meant."""
    own = sentence is clause.sentence
    start = max(sentence.start, clause.start - NEAR) if own else sentence.start
    end = min(sentence.end, (clause.end if own else start) + NEAR)
    text = folded(sentence)[start - sentence.start : end - sentence.start]
    words = implied_words(language)
    if sentence.paragraph - clause.sentence.paragraph > 1 or not words.tells_of_hit(text):
        return None
    within, acting = mentions_between(mentions, start, end), {m.start for m in doers}
    people = (m for m in within if m.category == "Civilians" and m.start not in acting)
    hit = next((m for m in people if not _stands_aside(m, sentence, language)), None)
    whole = folded(sentence)
    forces = (m for m in within if m.category == "State forces" and m not in doers)
    fighters = any(not words.among.search(whole, 0, m.start - sentence.start) for m in forces)
    if hit and not (own and fighters):
        return hit
    unarmed = not fighters if own else not any(m.category in ARMED for m in within)
    return _CIVILIANS if unarmed else None


def _stands_aside(mention: ActorMention, sentence: Sentence, language: str) -> bool:
    """Whether people only speak, own what is spoken of ("the minister's men"), or come to help afterwards."""
    text, end = folded(sentence), mention.end - sentence.start
    aside = text.startswith(("'s ", "' "), end) or implied_words(language).helping.match(text, end) is not None
    return aside or speaks(mention, sentence, language)
