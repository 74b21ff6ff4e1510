"""What one trigger of a sentence tells, and what kind of deed that is."""

from __future__ import annotations

from typing import NamedTuple

from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.events.cues import Cue
from services.extract.events.rules import Rule
from services.extract.model import Voice

OWN_EVENT = 4
"""The least weight of a rule that tells an event by itself."""
DEADLY = frozenset(("kill", "murder"))
_BESIDE = frozenset(("loot", "plunder", "find", "carry", "make_off", "capture"))
"""Trigger classes of what is done beside violence, by those who do it: goods burned or taken, arms found."""
_BESIDE_TYPES = frozenset(("Looting/property destruction", "Disrupted weapons use"))
_AGAINST_PEOPLE = frozenset(
    ("attack", "attacked", "ambush", "clash", "beat", "kill", "murder", "under_fire", "oust", "retake")
)
_UNREST = frozenset(("Protests", "Riots"))
_HARMFUL = frozenset(("Battles", "Violence against civilians", "Riots", "Explosions/Remote violence"))
_VIOLENT = frozenset(("Battles", "Violence against civilians", "Riots"))


class Deed(NamedTuple):
    """A trigger that tells an event."""

    cue: Cue
    rule: Rule
    voice: Voice
    is_known: bool
    is_definite: bool
    agent: int = 0
    """The classes of who does it, as the rules know them (`RuleBook.bit`)."""
    patient: int = 0
    """The same of whom it is done to."""


def tells_violence(deed: Deed) -> bool:
    """Whether a trigger tells violence against people as a deed, and not as known already ("after the raid")."""
    is_violent = deed.rule.type is not None and EVENT_TYPE_OF[deed.rule.type] in _VIOLENT
    name, kind = deed.cue.entry.name, deed.cue.entry.kind
    is_done = name in _AGAINST_PEOPLE and (kind != "noun" or name == "ambush")
    is_sure = deed.rule.weight > OWN_EVENT or name in DEADLY
    return is_violent and is_done and is_sure and not deed.is_known


def is_violence(deed: Deed) -> bool:
    """Whether a trigger tells violence of any kind, known or not."""
    return deed.rule.type is not None and EVENT_TYPE_OF[deed.rule.type] in _HARMFUL


def is_unrest(deed: Deed) -> bool:
    """Whether a protest or riot is told, of which what the police did to it is a part."""
    return deed.rule.type is not None and EVENT_TYPE_OF[deed.rule.type] in _UNREST


def is_beside(deed: Deed) -> bool:
    """Whether violence told with it names the event ("killed 11 people and burned the market")."""
    return deed.cue.entry.name in _BESIDE and deed.rule.type in _BESIDE_TYPES
