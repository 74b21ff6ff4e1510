"""What is not an event: whether the words around a trigger take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from services.extract.events.cues import Cue

# How far before a trigger, in characters of one clause, each class of cue still governs it.
_GOVERNS = {"negation": 30, "hypothetical": 60, "plan": 70, "infinitive": 1, "metaphor": 30}
_SENTENCE = ("drill", "history")
_CLAUSE_ENDS = (",", ";", ":", "—", "–", "(", ")", "\n")
# Settings in which conflict words mean something else, unless a word of war stands by.
_SETTINGS = ("sport", "business", "culture")
_ARMED = frozenset((
    "rebel", "military", "missile", "drone", "explosive", "gun", "artillery", "grenade_weapon", "police", "aircraft",
    "gas", "suicide_cue",
))  # fmt: skip
_WEAPONS = _ARMED - {"military", "police"}
_PHYSICAL = frozenset(("explode", "kill", "destroy", "land", "strike", "loot", "displace", "attack", "launch", "bomb"))
_ARREST_LIKE = frozenset(("arrest", "find", "weapons"))
_CRIMINAL = frozenset(("loot", "arrest", "kill", "attack", "abduct", "release", "weapons", "beat"))
_POLITICAL = frozenset(("agree", "release", "displace", "change", "withdraw", "launch", "overthrow", "strike"))


class Setting(NamedTuple):
    """What a sentence is about, apart from its triggers."""

    classes: frozenset[str]
    is_armed: bool
    has_weapons: bool


def setting_of(cues: Sequence[Cue]) -> Setting:
    """The setting of a sentence by its cues."""
    classes = frozenset(cue.entry.name for cue in cues)
    return Setting(classes, not classes.isdisjoint(_ARMED), not classes.isdisjoint(_WEAPONS))


def is_event(trigger: Cue, cues: Sequence[Cue], folded: str, setting: Setting) -> bool:
    """Whether a trigger, among the cues of its sentence, tells something that has happened in a conflict."""
    return not (_in_other_setting(trigger.entry.name, setting) or _is_governed(trigger, cues, folded))


def _in_other_setting(name: str, setting: Setting) -> bool:
    classes = setting.classes
    if not classes.isdisjoint(_SENTENCE):
        return True
    if not setting.is_armed and not classes.isdisjoint(_SETTINGS):
        return True
    if name in _PHYSICAL and not setting.has_weapons and ("disaster" in classes or "accident" in classes):
        return True
    if "court" in classes and name not in _ARREST_LIKE:
        return True
    if name in _CRIMINAL and "crime" in classes and "rebel" not in classes:
        return True
    return name in _POLITICAL and "diplomacy" in classes and not setting.is_armed


def _is_governed(trigger: Cue, cues: Sequence[Cue], folded: str) -> bool:
    realized = False
    for cue in reversed(cues):
        name = cue.entry.name
        if name == "attribution" and cue.end <= trigger.start:
            return True
        reach = _GOVERNS.get(name)
        if cue.start > trigger.start or (reach is None and name not in ("realized", "reference")):
            continue
        between = folded[cue.end : trigger.start]
        if name == "realized":
            realized = realized or len(between) <= 40
        elif name == "reference":
            if trigger.entry.kind == "noun" and len(between) <= 25 and not _has_clause_end(between):
                return True
        elif name == "infinitive":
            if len(between) <= 1 and not _is_realized(cue, cues):
                return True
        elif reach is not None and len(between) <= reach and not _has_clause_end(between):
            return True
    return False


def _is_realized(infinitive: Cue, cues: Sequence[Cue]) -> bool:
    return any(cue.entry.name == "realized" and 0 <= infinitive.start - cue.end <= 60 for cue in cues)


def _has_clause_end(between: str) -> bool:
    return any(end in between for end in _CLAUSE_ENDS)
