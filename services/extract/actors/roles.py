"""The parties of one event, in their roles, the most certain first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from schemas.report import Actor, Span
from schemas.taxonomy import EVENT_TYPE_OF, ActorCategory, ActorRole, SubEventType
from services.extract.actors import english, slavic
from services.extract.actors.parties import Party, grammar, parties_of
from services.extract.actors.recognition import ARMED
from services.extract.model import ActorMention, ActorSlot, Clause
from services.extract.text.document import Document

MOST = 5
"""Actors of one event: naming everybody is no answer."""

_NO_VICTIMS: frozenset[SubEventType] = frozenset(
    (
        "Peaceful protest",
        "Agreement",
        "Headquarters or base established",
        "Change to group/activity",
        "Non-violent transfer of territory",
    )
)


def actors_of(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> ActorSlot:
    """Who does it to whom, as far as the clause tells: at most five, perpetrators first; empty where it tells nothing."""
    rules, language, sentence = grammar(document.language), document.language, clause.sentence
    inside = _between(mentions, sentence.start, sentence.end)
    parties = parties_of(clause, language, inside, sentence.start, clause.end)
    assigned = (
        english.assign(clause, parties, rules) if language == "en" else slavic.assign(clause, parties, rules, language)
    )
    chosen = _chosen(clause, assigned)
    if clause.trigger.voice == "active" and not any(role != "target" for role, _ in chosen):
        chosen = [*_pronoun(clause, document, mentions), *chosen]
    return _slot(clause, chosen)


def _between(mentions: Sequence[ActorMention], start: int, end: int) -> Sequence[ActorMention]:
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, end, key=lambda m: m.start)
    return mentions[first:last]


def _chosen(clause: Clause, assigned: Iterable[tuple[str, Party, float]]) -> list[tuple[ActorRole, ActorMention]]:
    """One role a mention and one mention a side and role: the surest first, perpetrators before targets."""
    event = clause.trigger.sub_event_type
    best = sorted(assigned, key=lambda a: (-a[2], a[1].mention.start))
    taken: set[int] = set()
    sides: dict[str, str] = {}
    chosen: list[tuple[ActorRole, ActorMention]] = []
    for role, party, _ in best:
        mention, side = party.mention, _side(party.mention)
        if mention.start in taken or (sides.get(side, role) != role and role != "participant"):
            continue
        if not _may(role, mention, event):
            continue
        taken.add(mention.start)
        if side not in sides:
            sides[side] = role
            chosen.append((_ROLES[role], mention))
    return sorted(chosen, key=lambda c: c[0] == "target")


_ROLES: dict[str, ActorRole] = {"perpetrator": "perpetrator", "target": "target", "participant": "participant"}


def _side(mention: ActorMention) -> str:
    """What makes two mentions the same party of an event."""
    if mention.category == "Civilians":
        return f"civilians {mention.country or ''}"
    if mention.country and mention.category in (None, "State forces"):
        return mention.country
    return mention.actor_id or mention.name.lower()


def _may(role: str, mention: ActorMention, event: SubEventType) -> bool:
    """Whether a party of this kind can have the role in an event of this kind."""
    protest = EVENT_TYPE_OF[event] in ("Protests", "Riots")
    if role == "target":
        return event not in _NO_VICTIMS
    return mention.category != "Civilians" or protest or EVENT_TYPE_OF[event] == "Strategic developments"


def _pronoun(
    clause: Clause, document: Document, mentions: Sequence[ActorMention]
) -> list[tuple[ActorRole, ActorMention]]:
    """The armed party of the sentence before, where a pronoun ("they") is the subject of this one."""
    sentence, rules = clause.sentence, grammar(document.language)
    if sentence.index == 0 or not rules.pronoun.search(sentence.lower, 0, clause.trigger.start - sentence.start):
        return []
    previous = document.sentences[sentence.index - 1]
    armed = [m for m in _between(mentions, previous.start, previous.end) if m.category in ARMED]
    return [("perpetrator", armed[0])] if armed else []


def _slot(clause: Clause, chosen: list[tuple[ActorRole, ActorMention]]) -> ActorSlot:
    event = clause.trigger.sub_event_type
    actors, spans = [], dict[str, Span]()
    for role, mention in chosen[:MOST]:
        actors.append(_actor(role, mention, event))
        spans.setdefault(role, (mention.start, mention.end))
    if not actors and event in ("Peaceful protest", "Violent demonstration"):
        actors.append(_demonstrators(event))
    return ActorSlot(tuple(actors), spans)


def _actor(role: ActorRole, mention: ActorMention, event: SubEventType) -> Actor:
    if mention.category is None and mention.country:
        return _nation(role, mention)
    name = mention.usual_name if mention.usual_name and mention.category != "State forces" else mention.name
    category = mention.category
    if category == "Civilians" and role != "target":
        category = _acting_civilians(event)
    return Actor(
        role=role, name=name or mention.name, actor_id=mention.actor_id, country=mention.country, category=category
    )


def _acting_civilians(event: SubEventType) -> ActorCategory:
    kind = EVENT_TYPE_OF[event]
    return "Protesters" if kind == "Protests" else "Rioters" if kind == "Riots" else "Civilians"


def _nation(role: ActorRole, mention: ActorMention) -> Actor:
    """A side told by a nationality alone ("Russian drones"): the forces of its state."""
    country = mention.country or ""
    name = f"{mention.name} forces" if mention.adjective and mention.name.isascii() else mention.name
    return Actor(role=role, name=name, actor_id=f"{country.lower()}-forces", country=country, category="State forces")


def _demonstrators(event: SubEventType) -> Actor:
    """Who by ACLED's definition makes a demonstration, where the text only names the demonstration."""
    name: ActorCategory = "Protesters" if event == "Peaceful protest" else "Rioters"
    return Actor(role="perpetrator", name=name, category=name)
