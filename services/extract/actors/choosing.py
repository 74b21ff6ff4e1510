"""One role a party and one party a side: which of the roles that the grammar assigns are chosen."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.taxonomy import EVENT_TYPE_OF, ActorRole, SubEventType
from services.extract.actors.identity import Chosen
from services.extract.actors.nouns import nouns
from services.extract.actors.parties import Party
from services.extract.model import ActorMention, Clause

_NO_VICTIMS: frozenset[SubEventType] = frozenset((
    "Peaceful protest", "Agreement", "Headquarters or base established", "Change to group/activity",
))  # fmt: skip
"""Events that befall nobody."""
_BY_ANYBODY = ("Change to group/activity", "Other", "Looting/property destruction")
"""Events beside protests and riots that people without arms make ("youths looted a shop")."""
_SURE = 0.9
"""How sure the grammar is of a subject."""
_RIGHT_BEHIND = 24
"""Characters behind "clashed" that hold "with a group of"."""
_ROLES: dict[str, ActorRole] = {"perpetrator": "perpetrator", "target": "target", "participant": "participant"}


def is_revenge(chosen: Chosen, more: Chosen) -> bool:
    """Whether people are hit in what is told first, and a group in what is taken for the same: two events."""
    first, second = ({m.category for role, m in told if role == "target"} for told in (chosen, more))
    return first == {"Civilians"} and bool(second) and second <= {"Rebel group", "Political militia"}


def has_doer(chosen: Chosen) -> bool:
    """Whether somebody does it, or takes part."""
    return any(role != "target" for role, _ in chosen)


def has_target(chosen: Chosen, clause: Clause) -> bool:
    """Whether somebody stands against the doer; in fighting, whether two sides take part."""
    if clause.trigger.two_sided:
        return sum(role != "target" or m.category != "Civilians" for role, m in chosen) > 1
    return any(role == "target" for role, _ in chosen)


def completed(chosen: Chosen, more: Chosen, clause: Clause) -> Chosen:
    """The sides chosen, with those of `more` that are missing."""
    sides = {side_of(m) for _, m in chosen}
    doer, target = has_doer(chosen), has_target(chosen, clause)
    for role, mention in more:
        victim = role == "target" and mention.category == "Civilians"
        role = "participant" if clause.trigger.two_sided and not victim else role
        missing = not (target if role in ("target", "participant") else doer)
        if missing and side_of(mention) not in sides and may_be(role, mention, clause.trigger.sub_event_type):
            sides.add(side_of(mention))
            chosen = [*chosen, (role, mention)]
    return sorted(chosen, key=lambda c: c[0] == "target")


def chosen_of(clause: Clause, assigned: Iterable[tuple[str, Party, float]]) -> Chosen:
    """One role a mention and one mention a side: the surest first, then perpetrators before targets."""
    event = clause.trigger.sub_event_type
    taken: set[int] = set()
    sides: dict[str, str] = {}
    chosen: Chosen = []
    for role, party, sure in sorted(assigned, key=lambda a: (-a[2], a[1].mention.start)):
        mention, side = party.mention, side_of(party.mention)
        if mention.start in taken:
            continue
        if mention.category == "Civilians" and _acts(clause, role, party, sure):
            side = mention.name.lower()  # people, who act against others
        elif not (may_be(role, mention, event) or _acts(clause, role, party, sure)):
            continue
        taken.add(mention.start)
        if side not in sides:
            sides[side] = role
            chosen.append((_ROLES[role], mention))
    return sorted(chosen, key=lambda c: c[0] == "target")


def _acts(clause: Clause, role: str, party: Party, sure: float) -> bool:
    """Whether words say that a party does it, be it people or a place of forces."""
    trigger, mention = clause.trigger, party.mention
    if role == "participant":  # "a clash between inmates"
        near = mention.start - trigger.end < _RIGHT_BEHIND
        return party.link == "between" or (party.link == "with" and near)
    if role != "perpetrator":
        return False
    if party.link == "by" or EVENT_TYPE_OF[trigger.sub_event_type] == "Riots":
        return True  # "killed by villagers", "residents beat a man"
    is_sure = sure >= _SURE and trigger.voice != "passive"
    return is_sure and f" {mention.name.lower()}".endswith(nouns("may_attack"))


def side_of(mention: ActorMention) -> str:
    """What makes two mentions the same party of an event."""
    if mention.category == "Civilians":
        return f"civilians {mention.country or ''}"
    if mention.country and mention.category in (None, "State forces"):
        return mention.country
    return mention.actor_id or mention.name.lower()


def may_be(role: str, mention: ActorMention, event: SubEventType) -> bool:
    """Whether a party of this kind can have the role in an event of this kind."""
    if role == "target":
        unhurt = event == "Disrupted weapons use" and mention.category == "Civilians"
        return event not in _NO_VICTIMS and not unhurt and not mention.name.lower().endswith(nouns("blown_up"))
    is_place = mention.category == "State forces" and mention.name.lower().endswith(nouns("where_forces_are"))
    if role == "perpetrator" and is_place:
        return False
    unarmed_event = EVENT_TYPE_OF[event] in ("Protests", "Riots") or event in _BY_ANYBODY
    return mention.category != "Civilians" or unarmed_event
