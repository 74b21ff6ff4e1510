"""The parties of one event, in their roles, the most certain first."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Actor
from schemas.taxonomy import ActorRole
from services.extract.actors.choosing import completed, has_doer, has_target, is_revenge, may_be
from services.extract.actors.civilians import civilians_hit
from services.extract.actors.cleared import is_background
from services.extract.actors.definitions import BY_DEFINITION
from services.extract.actors.fallen import fallen, people_fallen
from services.extract.actors.foes import opponent
from services.extract.actors.identity import Chosen, identified, named
from services.extract.actors.in_clause import parties_in
from services.extract.actors.losers import with_losers
from services.extract.actors.objects import with_owners
from services.extract.actors.opponents import holder_hit
from services.extract.actors.setting import CROWDS, NAMELESS
from services.extract.actors.slot import slot_of
from services.extract.actors.suppression import with_forces
from services.extract.actors.telling import with_tellers
from services.extract.actors.unarmed import with_unarmed
from services.extract.actors.within import mentions_between
from services.extract.model import ActorMention, ActorSlot, Clause, Extent
from services.extract.text.document import Document

_UNREST = ("Violent demonstration", "Protest with intervention")


def actors_of(extents: Sequence[Extent], document: Document, mentions: Sequence[ActorMention]) -> ActorSlot:
    """Who does it to whom, as far as the text tells: at most five, perpetrators first; empty where it tells nothing.

    The further extents tell the same event again: they add the sides that the first leaves out.
    """
    clause, again = extents[0].clause, [extent.clause for extent in extents[1:]]
    chosen = parties_in(clause, document, mentions)
    owners = with_owners(chosen, clause, mentions) if document.language == "en" else []
    for other in again:
        if has_doer(chosen) and has_target(chosen, clause):
            break
        more = _without_background(parties_in(other, document, mentions), clause, document)
        chosen = chosen if is_revenge(chosen, more) else completed(chosen, more, clause)
    chosen = opponent(named(chosen, extents[0], document, mentions), clause, document, mentions)
    chosen = with_tellers(_without_doers_hit(chosen), clause, document, mentions)
    chosen = _with_crowd(chosen, (clause, *again), mentions)
    if document.language == "en":
        chosen = with_losers(with_forces(chosen, (clause, *again), document, mentions), clause, mentions)
        fell = fallen(clause, mentions, [m for _, m in chosen])
        hurt = (m for m in fell if may_be("target", m, clause.trigger.sub_event_type))
        role: ActorRole = "participant" if clause.trigger.two_sided else "target"
        chosen += [(role, identified(m, document, mentions)) for m in hurt]
        people = (
            people_fallen(clause, document, mentions, [m for _, m in chosen]) if has_target(chosen, clause) else None
        )
        chosen += [("target", people)] if people else []
        chosen = with_unarmed(chosen, clause, document)
    if any(role == "target" and m.category == "State forces" for role, m in chosen):
        owners = [owner for owner in owners if owner.category != "State forces"]  # they are the army that is hit
    if any(role == "target" and m.category == "Civilians" for role, m in chosen):
        owners = [owner for owner in owners if owner.category != "Civilians"]
    hit = None
    if not has_target(chosen, clause):
        hit = civilians_hit(clause, document, mentions, [m for _, m in chosen])
    holder = holder_hit(clause, document, mentions) if not any(m.country for _, m in chosen) else None
    if holder is not None:
        return slot_of(clause, chosen, [holder, *([hit] if isinstance(hit, Actor) else [])], document.language)
    if isinstance(hit, ActorMention):
        chosen.append(("target", identified(hit, document, mentions)))
        owners = []  # they are whose house it is
    return slot_of(clause, chosen, owners or ([hit] if isinstance(hit, Actor) else []), document.language)


def _without_background(more: Chosen, clause: Clause, document: Document) -> Chosen:
    """The parties of another telling but doers of whom its sentence says that they did not do it, or other deeds."""
    told = ((role, m, document.sentence_at(m.start)) for role, m in more)
    return [
        (role, m)
        for role, m, sentence in told
        if role == "target" or sentence == clause.sentence or not is_background(m, sentence, document.language)
    ]


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
