"""Chosen parties as a report's actors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.report import Actor, Span
from schemas.taxonomy import EVENT_TYPE_OF, ActorCategory, ActorRole, SubEventType
from services.extract.actors.definitions import BY_DEFINITION
from services.extract.actors.forces import force_name
from services.extract.actors.identity import Chosen
from services.extract.actors.opponents import with_opponents
from services.extract.actors.setting import ARMED, CROWDS
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention, ActorSlot, Clause

Told = tuple[Actor, Span | None]
"""An actor and the words that name it; None where it is only implied."""

_FIGHTS = ("Battles", "Violence against civilians", "Explosions/Remote violence")
MOST = 5
"""Actors of one event: naming everybody is no answer."""
_PEOPLE = re.compile(r"(?:[ai]ns|[aeiq]is|jiks|zbeks|urds|urks)$|(?:ц[ыеі]в?|ц(?:ев|ам|ами|ах|ями)|ян[еаи]?)$")
"""How the plural of a demonym ends."""


def slot_of(clause: Clause, chosen: Chosen, hit: Sequence[Actor], language: str) -> ActorSlot:
    """The actors of an event and where the text names them; `hit` are those whom it only implies."""
    event = clause.trigger.sub_event_type
    told: list[Told] = [(actor_of(role, m, event), (m.start, m.end)) for role, m in chosen[:MOST]]
    told = [*_with_implied(told, clause), *((actor, None) for actor in hit)]
    words = clause.sentence.text[
        clause.trigger.start - clause.sentence.start : clause.trigger.end - clause.sentence.start
    ]
    actors = with_opponents([actor for actor, _ in told], event, words, language)
    return ActorSlot(tuple(actors[:MOST]), _spans(told))


def _with_implied(told: list[Told], clause: Clause) -> list[Told]:
    """The actors told, with those that a kind of event has by its definition, each in the role that it has there."""
    event, category = clause.trigger.sub_event_type, BY_DEFINITION.get(clause.trigger.sub_event_type)
    if event == "Peaceful protest" and clause.trigger.voice == "nominal":  # the police stand by
        told = [(a, span) for a, span in told if a.category != "State forces"]
    if category and _nobody_acts(told):
        told.insert(0, (Actor(role="perpetrator", name=category, category=category), None))
    if event == "Protest with intervention":
        told = _broken_up(told)
    if event == "Disrupted weapons use" and _nobody_acts(told) and _is_seizure(clause):
        told.insert(0, (Actor(role="perpetrator", name="security forces", category="State forces"), None))
    if event == "Arrests" and _nobody_acts(told):
        told.insert(0, (Actor(role="perpetrator", name="police", category="State forces"), None))  # who else arrests
    if event == "Excessive force against protesters" and not any(a.role == "target" for a, _ in told):
        told.append((Actor(role="target", name="Protesters", category="Protesters"), None))
    return told


def _is_seizure(clause: Clause) -> bool:
    """Whether arms are told in the passive as taken away, which only forces do: "rifles were | recovered"."""
    start, end = clause.trigger.start - clause.sentence.start, clause.trigger.end - clause.sentence.start
    seized = tuple(load("en", "roles")["seized"])
    return clause.trigger.voice == "passive" and clause.sentence.lower.startswith(seized, start, end)


def _nobody_acts(told: Sequence[Told]) -> bool:
    return all(actor.role == "target" for actor, _ in told)


def _spans(told: Sequence[Told]) -> dict[str, Span]:
    """The words of each role; of a second party in it as "participant_2"."""
    spans = dict[str, Span]()
    for actor, span in told:
        if span:
            number = sum(role.partition("_")[0] == actor.role for role in spans) + 1
            spans[actor.role if number == 1 else f"{actor.role}_{number}"] = span
    return spans


def _broken_up(told: list[Told]) -> list[Told]:
    """The parties of a protest that the state's forces broke up: it is the protesters', against these forces."""
    roles = {**dict.fromkeys(ARMED, "target"), "Protesters": "perpetrator"}
    unnamed = not any(a.category in CROWDS for a, _ in told)
    if unnamed and any(a.category == "State forces" for a, _ in told):  # "police dispersed pensioners": they protested
        told = [
            (a.model_copy(update={"category": "Protesters"}) if a.category == "Civilians" else a, s) for a, s in told
        ]
    parted = [(a.model_copy(update={"role": roles.get(a.category or "", a.role)}), span) for a, span in told]
    if not any(a.category == "Protesters" for a, _ in parted):
        parted.insert(0, (Actor(role="perpetrator", name="Protesters", category="Protesters"), None))
    if not any(a.category in ARMED for a, _ in parted):  # who else intervenes
        parted.append((Actor(role="target", name="police", category="State forces"), None))
    return sorted(parted, key=lambda actor: actor[0].role == "target")


def actor_of(role: ActorRole, mention: ActorMention, event: SubEventType) -> Actor:
    """A mention as an actor of an event."""
    if mention.category is None and mention.country:
        return _nation(role, mention, event)
    category = mention.category
    if category in ("Civilians", "Protesters") and role != "target":
        category = _acting_civilians(event, mention)
    elif category == "Protesters" and mention.actor_id and EVENT_TYPE_OF[event] not in ("Protests", "Riots"):
        category = "Civilians"  # followers of a party at home
    return Actor(
        role=role,
        name=_name(mention, event),
        actor_id=mention.actor_id,
        country=mention.country,
        category=category,
    )


def _name(mention: ActorMention, event: SubEventType) -> str:
    """ACLED's name of a known group and of a known state's forces, else the text's."""
    if mention.force and (mention.actor_id or mention.category == "External/Other forces"):
        return force_name(mention.force, mention.country or "", event)
    return mention.usual_name or mention.name


def _acting_civilians(event: SubEventType, mention: ActorMention) -> ActorCategory:
    """What people are by what they do; followers of a party who neither march nor riot fight for it."""
    kind = EVENT_TYPE_OF[event]
    if kind in ("Protests", "Riots"):
        return "Protesters" if kind == "Protests" else "Rioters"
    return "Political militia" if mention.actor_id and kind in _FIGHTS else "Civilians"


def _nation(role: ActorRole, mention: ActorMention, event: SubEventType) -> Actor:
    """A side told by a nationality or a weapon alone ("Russian drones"): the forces of its state.

    A people is none ("killed 17 Palestinians"), nor is a nation that protests ("hundreds of Tunisians marched").
    """
    country = mention.country or ""
    if role == "perpetrator" and EVENT_TYPE_OF[event] in ("Protests", "Riots"):
        return Actor(role=role, name=mention.name, country=country, category=_acting_civilians(event, mention))
    if role == "target" and _PEOPLE.search(mention.name):
        return Actor(role=role, name=mention.name, country=mention.country, category="Civilians")
    name = force_name("forces", country, event)
    return Actor(role=role, name=name, actor_id=f"{country.lower()}-forces", country=country, category="State forces")
