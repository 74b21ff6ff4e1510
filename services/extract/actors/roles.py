"""The parties of one event, in their roles, the most certain first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from schemas.report import Actor, Span
from schemas.taxonomy import EVENT_TYPE_OF, ActorCategory, ActorRole, SubEventType
from services.extract.actors import english, slavic
from services.extract.actors.civilians import civilians_hit
from services.extract.actors.deeds import deeds
from services.extract.actors.definitions import BY_DEFINITION
from services.extract.actors.fallen import fallen
from services.extract.actors.fighting import between
from services.extract.actors.foes import opponent
from services.extract.actors.grammar import grammar
from services.extract.actors.identity import Chosen, identified, named
from services.extract.actors.nouns import nouns
from services.extract.actors.objects import with_owners
from services.extract.actors.opponents import holder_hit, with_opponents
from services.extract.actors.parties import Party, parties_of
from services.extract.actors.pronouns import subject_before
from services.extract.actors.setting import ARMED, CROWDS, NAMELESS
from services.extract.actors.slavic_deeds import deeds as slavic_deeds
from services.extract.actors.telling import with_tellers
from services.extract.actors.within import mentions_between
from services.extract.model import ActorMention, ActorSlot, Clause, Extent
from services.extract.text.document import Document

MOST = 5
"""Actors of one event: naming everybody is no answer."""

_SUBJECT = 400  # characters before a clause in which its subject can stand
_NO_VICTIMS: frozenset[SubEventType] = frozenset(
    (
        "Peaceful protest", "Agreement", "Headquarters or base established", "Change to group/activity",
    )
)  # fmt: skip
_PEOPLE = re.compile(r"(?:[ai]ns|[aeiq]is|jiks|zbeks|urds|urks)$|(?:ц[ыеі]в?|ц(?:ев|ам|ами|ах|ями)|ян[еаи]?)$")
"""How the plural of a demonym ends."""
_BY_ANYBODY = ("Change to group/activity", "Other", "Looting/property destruction")
"""Events beside protests and riots that people without arms make ("youths looted a shop")."""
_SURE = 0.9
"""How sure the grammar is of a subject."""
_UNREST = ("Violent demonstration", "Protest with intervention")
_ROLES: dict[str, ActorRole] = {"perpetrator": "perpetrator", "target": "target", "participant": "participant"}


def actors_of(extents: Sequence[Extent], document: Document, mentions: Sequence[ActorMention]) -> ActorSlot:
    """Who does it to whom, as far as the text tells: at most five, perpetrators first; empty where it tells nothing.

    The further extents tell the same event again: they add the sides that the first leaves out.
    """
    clause, again = extents[0].clause, [extent.clause for extent in extents[1:]]
    chosen = _in_clause(clause, document, mentions)
    owners = with_owners(chosen, clause, mentions) if document.language == "en" else []
    for other in again:
        if _has_doer(chosen) and _has_target(chosen, clause):
            break
        more = _in_clause(other, document, mentions)
        chosen = chosen if _is_revenge(chosen, more) else _completed(chosen, more, clause)
    chosen = opponent(named(chosen, extents[0], document, mentions), clause, document, mentions)
    chosen = with_tellers(_without_doers_hit(chosen), clause, document, mentions)
    chosen = _with_crowd(chosen, (clause, *again), mentions)
    if document.language == "en":
        fell = fallen(clause, mentions, [m for _, m in chosen])
        hurt = (m for m in fell if _may("target", m, clause.trigger.sub_event_type))
        role: ActorRole = "participant" if clause.trigger.two_sided else "target"
        chosen += [(role, identified(m, document, mentions)) for m in hurt]
    if any(role == "target" and m.category == "State forces" for role, m in chosen):
        owners = [owner for owner in owners if owner.category != "State forces"]  # they are the army that is hit
    hit = None
    if not _has_target(chosen, clause):
        hit = civilians_hit(clause, document, mentions, [m for _, m in chosen])
    holder = holder_hit(clause, document, mentions) if not any(m.country for _, m in chosen) else None
    if holder is not None:
        return _slot(clause, chosen, [holder, *([hit] if isinstance(hit, Actor) else [])])
    if isinstance(hit, ActorMention):
        chosen.append(("target", identified(hit, document, mentions)))
        owners = []  # they are whose house it is
    return _slot(clause, chosen, owners or ([hit] if isinstance(hit, Actor) else []))


def _without_doers_hit(chosen: Chosen) -> Chosen:
    """The parties without a group as the target of what it does itself, by another of its names."""
    doers = {m.side for role, m in chosen if role == "perpetrator" and m.category in NAMELESS}
    return [(role, m) for role, m in chosen if role != "target" or m.category == "Civilians" or m.side not in doers]


def _with_crowd(chosen: Chosen, told: Sequence[Clause], mentions: Sequence[ActorMention]) -> Chosen:
    """In unrest in which only the state's forces are said to act, the crowd of its sentences acts, against them."""
    event = told[0].trigger.sub_event_type
    if event not in _UNREST or not chosen or any(m.category != "State forces" for _, m in chosen):
        return chosen
    sentences = [clause.sentence for clause in told]
    people = (m for s in sentences for m in mentions_between(mentions, s.start, s.end) if m.category in CROWDS)
    crowd = next(people, None)
    if crowd is None:  # "petrol bombs were thrown at police": rioters did
        return [("target", m) for _, m in chosen] if event in BY_DEFINITION else chosen
    against: ActorRole = "target" if event == "Violent demonstration" else "participant"
    return [("perpetrator", crowd), *((against, m) for _, m in chosen)]


def _in_clause(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> Chosen:
    """The parties that a clause names by its trigger, or else by its other verbs or by a pronoun."""
    rules, language, sentence = grammar(document.language), document.language, clause.sentence
    start = clause.start if clause.has_subject else max(sentence.start, clause.start - _SUBJECT)
    parties = parties_of(clause, language, mentions_between(mentions, start, clause.end))
    assigned = (
        english.assign(clause, parties, rules) if language == "en" else slavic.assign(clause, parties, rules, language)
    )
    chosen = _chosen(clause, assigned)
    if not (_has_doer(chosen) and _has_target(chosen, clause)):
        others = deeds(clause, parties, rules) if language == "en" else slavic_deeds(clause, parties, rules, language)
        chosen = _completed(chosen, _chosen(clause, others), clause)
    if not _has_doer(chosen) and language == "en":
        sides = {p.mention.actor_id or p.mention.name.lower(): p.mention for p in between(clause, parties)}
        hit = [(role, mention) for role, mention in chosen if mention not in sides.values()]
        chosen = [*(("participant", mention) for mention in sides.values()), *hit]
    if not _has_doer(chosen):
        doer = subject_before(clause, parties, document, mentions)
        acts = doer is not None and _may("perpetrator", doer, clause.trigger.sub_event_type)
        if doer is not None and acts and _side(doer) not in {_side(m) for _, m in chosen}:
            chosen.insert(0, ("participant" if clause.trigger.two_sided else "perpetrator", doer))
    return chosen


def _is_revenge(chosen: Chosen, more: Chosen) -> bool:
    """Whether people are hit in what is told first, and a group in what is taken for the same: two events."""
    first, second = ({m.category for role, m in told if role == "target"} for told in (chosen, more))
    return first == {"Civilians"} and bool(second) and second <= {"Rebel group", "Political militia"}


def _has_doer(chosen: Chosen) -> bool:
    return any(role != "target" for role, _ in chosen)


def _has_target(chosen: Chosen, clause: Clause) -> bool:
    """Whether somebody stands against the doer; in fighting, whether two sides take part."""
    if clause.trigger.two_sided:
        return sum(role != "target" or m.category != "Civilians" for role, m in chosen) > 1
    return any(role == "target" for role, _ in chosen)


def _completed(chosen: Chosen, more: Chosen, clause: Clause) -> Chosen:
    """The sides chosen, with those of `more` that are missing."""
    sides = {_side(m) for _, m in chosen}
    doer, target = _has_doer(chosen), _has_target(chosen, clause)
    for role, mention in more:
        victim = role == "target" and mention.category == "Civilians"
        role = "participant" if clause.trigger.two_sided and not victim else role
        missing = not (target if role in ("target", "participant") else doer)
        if missing and _side(mention) not in sides and _may(role, mention, clause.trigger.sub_event_type):
            sides.add(_side(mention))
            chosen = [*chosen, (role, mention)]
    return sorted(chosen, key=lambda c: c[0] == "target")


def _chosen(clause: Clause, assigned: Iterable[tuple[str, Party, float]]) -> Chosen:
    """One role a mention and one mention a side: the surest first, then perpetrators before targets."""
    event = clause.trigger.sub_event_type
    taken: set[int] = set()
    sides: dict[str, str] = {}
    chosen: Chosen = []
    for role, party, sure in sorted(assigned, key=lambda a: (-a[2], a[1].mention.start)):
        mention, side = party.mention, _side(party.mention)
        may_attack = f" {mention.name.lower()}".endswith(nouns("may_attack"))
        attacks = sure >= _SURE and clause.trigger.voice != "passive" and may_attack
        acts = role == "perpetrator" and (party.link == "by" or attacks)  # "killed by villagers"
        acts = acts or (role == "participant" and party.link == "between")  # "a clash between inmates"
        acts = acts or (role == "perpetrator" and EVENT_TYPE_OF[event] == "Riots")  # "residents beat a man"
        if acts and mention.category == "Civilians":
            side = mention.name.lower()  # people, who act against others
        if mention.start in taken or not (acts or _may(role, mention, event)):
            continue
        taken.add(mention.start)
        if side not in sides:
            sides[side] = role
            chosen.append((_ROLES[role], mention))
    return sorted(chosen, key=lambda c: c[0] == "target")


def _side(mention: ActorMention) -> str:
    """What makes two mentions the same party of an event."""
    if mention.category == "Civilians":
        return f"civilians {mention.country or ''}"
    if mention.country and mention.category in (None, "State forces"):
        return mention.country
    return mention.actor_id or mention.name.lower()


def _may(role: str, mention: ActorMention, event: SubEventType) -> bool:
    """Whether a party of this kind can have the role in an event of this kind."""
    if role == "target":
        unhurt = event == "Disrupted weapons use" and mention.category == "Civilians"
        return event not in _NO_VICTIMS and not unhurt and not mention.name.lower().endswith(nouns("blown_up"))
    is_place = mention.category == "State forces" and mention.name.lower().endswith(nouns("where_forces_are"))
    if role == "perpetrator" and is_place:
        return False
    unarmed_event = EVENT_TYPE_OF[event] in ("Protests", "Riots") or event in _BY_ANYBODY
    return mention.category != "Civilians" or unarmed_event


def _slot(clause: Clause, chosen: Chosen, hit: Sequence[Actor]) -> ActorSlot:
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
