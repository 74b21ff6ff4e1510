"""Chosen parties as a report's actors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.report import Actor, Span
from schemas.taxonomy import EVENT_TYPE_OF, ActorCategory, ActorRole, SubEventType
from services.extract.actors.definitions import BY_DEFINITION
from services.extract.actors.identity import Chosen
from services.extract.actors.opponents import with_opponents
from services.extract.actors.setting import ARMED, CROWDS
from services.extract.model import ActorMention, ActorSlot, Clause

MOST = 5
"""Actors of one event: naming everybody is no answer."""
_PEOPLE = re.compile(r"(?:[ai]ns|[aeiq]is|jiks|zbeks|urds|urks)$|(?:ц[ыеі]в?|ц(?:ев|ам|ами|ах|ями)|ян[еаи]?)$")
"""How the plural of a demonym ends."""


def slot_of(clause: Clause, chosen: Chosen, hit: Sequence[Actor]) -> ActorSlot:
    """The actors of an event and where the text names them; `hit` are those whom it only implies."""
    event = clause.trigger.sub_event_type
    actors, spans = [], dict[str, Span]()
    for role, mention in chosen[:MOST]:
        actors.append(_actor(role, mention, event))
        spans.setdefault(role, (mention.start, mention.end))
    category = BY_DEFINITION.get(event)
    if event == "Peaceful protest" and clause.trigger.voice == "nominal":  # the police stand by
        actors = [a for a in actors if a.category != "State forces"]
    if category and all(a.role == "target" for a in actors):
        actors.insert(0, Actor(role="perpetrator", name=category, category=category))
    if event == "Protest with intervention":
        actors = _broken_up(actors)
    if event == "Arrests" and all(a.role == "target" for a in actors):
        actors.insert(0, Actor(role="perpetrator", name="police", category="State forces"))  # who else arrests
    if event == "Excessive force against protesters" and not any(a.role == "target" for a in actors):
        actors.append(Actor(role="target", name="Protesters", category="Protesters"))
    actors += hit
    words = clause.sentence.text[
        clause.trigger.start - clause.sentence.start : clause.trigger.end - clause.sentence.start
    ]
    return ActorSlot(tuple(with_opponents(actors, event, words)[:MOST]), spans)


def _broken_up(actors: list[Actor]) -> list[Actor]:
    """The parties of a protest that the state's forces broke up: it is the protesters', against these forces."""
    roles = {**dict.fromkeys(ARMED, "target"), "Protesters": "perpetrator"}
    unnamed = not any(a.category in CROWDS for a in actors)
    if unnamed and any(a.category == "State forces" for a in actors):  # "police dispersed pensioners": they protested
        actors = [a.model_copy(update={"category": "Protesters"}) if a.category == "Civilians" else a for a in actors]
    parted = [a.model_copy(update={"role": roles.get(a.category or "", a.role)}) for a in actors]
    if not any(a.category == "Protesters" for a in parted):
        parted.insert(0, Actor(role="perpetrator", name="Protesters", category="Protesters"))
    if not any(a.category in ARMED for a in parted):  # who else intervenes
        parted.append(Actor(role="target", name="police", category="State forces"))
    return sorted(parted, key=lambda a: a.role == "target")


def _actor(role: ActorRole, mention: ActorMention, event: SubEventType) -> Actor:
    if mention.category is None and mention.country:
        return _nation(role, mention, event)
    name = mention.usual_name if mention.usual_name and mention.category != "State forces" else mention.name
    category = mention.category
    if category in ("Civilians", "Protesters") and role != "target":
        category = _acting_civilians(event)
    return Actor(role=role, name=name, actor_id=mention.actor_id, country=mention.country, category=category)


def _acting_civilians(event: SubEventType) -> ActorCategory:
    kind = EVENT_TYPE_OF[event]
    return "Protesters" if kind == "Protests" else "Rioters" if kind == "Riots" else "Civilians"


def _nation(role: ActorRole, mention: ActorMention, event: SubEventType) -> Actor:
    """A side told by a nationality or a weapon alone ("Russian drones"): the forces of its state.

    A people is none ("killed 17 Palestinians"), nor is a nation that protests ("hundreds of Tunisians marched").
    """
    country = mention.country or ""
    if role == "perpetrator" and EVENT_TYPE_OF[event] in ("Protests", "Riots"):
        return Actor(role=role, name=mention.name, country=country, category=_acting_civilians(event))
    if role == "target" and _PEOPLE.search(mention.name):
        return Actor(role=role, name=mention.name, country=mention.country, category="Civilians")
    name = mention.usual_name or (
        f"{mention.name} forces" if mention.adjective and mention.name.isascii() else mention.name
    )
    return Actor(role=role, name=name, actor_id=f"{country.lower()}-forces", country=country, category="State forces")
