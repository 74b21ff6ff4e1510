"""Whether two triggers may tell one event by their types and classes, and what tells only what became of one."""

from __future__ import annotations

from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.events.candidate import Candidate
from services.extract.events.told import Told, near

UNREST = frozenset(("Protests", "Riots"))
_VIOLENT = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_VAGUE = frozenset((
    "attack", "attacked", "under_fire", "kill", "murder", "explode", "strike", "blow", "destroy", "launch", "land",
    "bomb", "operation",
))  # fmt: skip
"""Trigger classes that take up any event of violence, unless their rule knew the means."""
_VAGUE_WEIGHT = {"attack": 6, "attacked": 6, "under_fire": 6, "murder": 6}
"""The most that a rule which knew no means weighs; 5 for the others."""
_FIGHT = frozenset(("ambush", "clash", "combat"))
"""Trigger classes of one fight: who lay in wait, and who shot back."""
_CONTROL = frozenset((
    "capture", "retake", "fall", "withdraw", "advance", "take", "enter", "oust", "sweep", "flag", "handover", "cede",
    "gone_over", "overrun",
))  # fmt: skip
"""Trigger classes of one change of control: who takes a town and who leaves it."""
_AFTERMATH = frozenset((
    "loot", "plunder", "carry", "find", "arrest", "displace", "abduct", "change", "release", "surrender", "weapons",
))  # fmt: skip
"""Trigger classes that, right after an event of violence and in no other place, tell what became of it."""
_LATER = frozenset(("find", "loot", "plunder", "change"))
"""Those of them that a sentence about something else may stand before."""
_SEQUELS = {
    "Arrests": frozenset(("vanish", "abduct", "carry", "weapons", "intercept", "defeat")),
    "Looting/property destruction": frozenset(("change", "arrest")),
}
"""The same for types that are no violence against people."""
_SUPPRESSION = frozenset(("arrest", "kill", "beat", "disperse"))
"""Trigger classes that, right after unrest, tell what the police did about it."""


def types_agree(a: Candidate, b: Candidate) -> bool:
    """Whether two clauses may tell one event by its type: of one kind, or violence that one of them tells vaguely."""
    if a.clause.trigger.sub_event_type == b.clause.trigger.sub_event_type:
        return True
    kinds = {EVENT_TYPE_OF[c.clause.trigger.sub_event_type] for c in (a, b)}
    if {a.name, b.name} <= _CONTROL or ({a.name, b.name} <= _FIGHT and kinds <= _VIOLENT):
        return True
    if len(kinds) == 1 and kinds != {"Strategic developments"}:
        return True
    return kinds <= UNREST or (kinds <= _VIOLENT and (is_vague(a) or is_vague(b)))


def is_aftermath(last: Told, one: Told) -> bool:
    """Whether a clause tells what became of the event that the last one told."""
    told = last.candidate.clause.trigger.sub_event_type
    if one.candidate.puts_down and EVENT_TYPE_OF[told] in UNREST:
        return near(last, one)
    kind = EVENT_TYPE_OF[told]
    sequel = _AFTERMATH if kind in _VIOLENT else _SUPPRESSION if kind in UNREST else _SEQUELS.get(told, frozenset())
    return one.candidate.name in sequel and near(last, one, 2 if one.candidate.name in _LATER else 1)


def is_vague(candidate: Candidate) -> bool:
    """Whether a clause tells violence without saying by what means."""
    return candidate.name in _VAGUE and candidate.rule.weight <= _VAGUE_WEIGHT.get(candidate.name, 5)
