"""What a sentence or a whole field is about, where that takes back its triggers: sport, history, a calamity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from services.extract.events.causes import PROTESTS
from services.extract.events.cues import Cue

_MUCH = 3
"""Words of sport, business or culture of which a field is full."""
_SENTENCE = ("drill", "history", "politics")
"""Classes of words that take back all that their sentence tells."""
_TURNED = frozenset(("riot", "disperse"))
"""Triggers of what became of a rally on a day that is remembered: "protests on the anniversary turned violent"."""
_SETTINGS = ("sport", "business", "culture")
"""Settings in which conflict words mean something else, unless a word of war stands by."""
_PLAIN = frozenset((
    "protest", "gather", "abduct", "arrest", "riot", "plunder", "rape", "disperse", "suicide", "airstrike", "ied",
))  # fmt: skip
"""Triggers that a single word of such a setting does not take back: they mean little else."""
_WEAPONS = frozenset((
    "rebel", "missile", "drone", "explosive", "gun", "artillery", "grenade_weapon", "aircraft", "gas", "suicide_cue",
))  # fmt: skip
_ARMED = _WEAPONS | {"military", "police"}
_PHYSICAL = frozenset((
    "explode", "kill", "murder", "destroy", "land", "strike", "loot", "displace", "attack", "launch", "bomb", "change",
))  # fmt: skip
_ARREST_LIKE = frozenset(("arrest", "find", "weapons"))
_SWAPPED = frozenset(("exchange", "swap"))
"""Triggers of what prisoners go through, whom a court may have sentenced."""
_CRIMINAL = frozenset(("loot", "arrest", "kill", "murder", "attack", "abduct", "release", "weapons", "beat", "clash"))
_POLITICAL = frozenset(("agree", "release", "displace", "change", "withdraw", "launch", "overthrow", "strike"))


class Setting(NamedTuple):
    """What a sentence, or a whole field, is about, apart from its triggers."""

    classes: frozenset[str]
    is_armed: bool
    has_weapons: bool
    hints: int
    """Words of sport, business or culture."""
    crimes: int
    """Words of crime."""


def setting_of(cues: Sequence[Cue]) -> Setting:
    """The setting by the lexicon's cues of a sentence or a field."""
    names = [cue.entry.name for cue in cues]
    classes = frozenset(names)
    hints = sum(names.count(name) for name in _SETTINGS if name in classes)
    crimes = names.count("crime") if "crime" in classes else 0
    return Setting(classes, not classes.isdisjoint(_ARMED), not classes.isdisjoint(_WEAPONS), hints, crimes)


def if_armed(setting: Setting) -> Setting:
    """The setting if somebody were armed: what is in another one even so is so whoever is named."""
    return setting._replace(classes=setting.classes | {"rebel"}, is_armed=True, has_weapons=True)


def beside_war(field: Setting) -> frozenset[str]:
    """The classes of triggers that tell a calamity or a crime in this field, which never speaks of arms."""
    if field.has_weapons or not (field.hints >= _MUCH or field.crimes > 1 or _is_calamity(field)):
        return frozenset()
    return frozenset(name for name in field.classes if _is_beside_war(name, field))


def _is_beside_war(name: str, field: Setting) -> bool:
    if field.hints >= _MUCH and not field.is_armed:
        return True
    if _is_calamity(field) and name in _PHYSICAL and not _is_by_angered(name, field.classes):
        return True
    return field.crimes > 1 and name in _CRIMINAL and _is_criminal(field.classes) and not _is_fight(name, field.classes)


def _is_criminal(classes: frozenset[str]) -> bool:
    """Whether words of crime are about no group, crowd or public figure, whose deeds or fate they may be as well."""
    punished = "outcast" in classes and "populace" in classes  # "residents beat a man whom they suspect of theft"
    return "crime" in classes and not punished and classes.isdisjoint(("rebel", "rioter", "crowd", "notable", "outcry"))


def _is_fight(name: str, classes: frozenset[str]) -> bool:
    """Whether gangs fight one another or the police, which is no mere crime."""
    return name in ("clash", "combat") and not classes.isdisjoint(("fire_exchange", "clashed"))


def _is_by_angered(name: str, classes: frozenset[str]) -> bool:
    """Whether people may do it whom an accident angered: "bystanders attacked the driver"."""
    return name == "attack" and "populace" in classes and "disaster" not in classes


def _is_calamity(setting: Setting) -> bool:
    return not setting.classes.isdisjoint(("disaster", "accident"))


def tells_of_other_times(setting: Setting) -> bool:
    """Whether a sentence has words of drills, history or politics, which take back all that it tells."""
    return not setting.classes.isdisjoint(_SENTENCE)


def has_past_or_court(setting: Setting) -> bool:
    """Whether words of history or of courts stand by, which a verb with a day of its own may well stand beside."""
    if "anniversary" in setting.classes or "history" in setting.classes:
        return True
    return "court" in setting.classes and (setting.has_weapons or "rebel" in setting.classes)


def without_past(setting: Setting) -> Setting:
    """The setting of what news dates itself, whatever past or court stands in its sentence."""
    return setting._replace(classes=setting.classes - {"anniversary", "history", "court"})


def is_in_other_setting(name: str, kind: str, setting: Setting) -> bool:
    """Whether triggers of this class tell of no conflict in this setting."""
    classes = setting.classes
    is_remembered = "anniversary" in classes and name not in PROTESTS and classes.isdisjoint(_TURNED)
    if tells_of_other_times(setting) or is_remembered:
        return True
    if not setting.is_armed and setting.hints > (name in _PLAIN):
        return True
    if name in _PHYSICAL and not setting.has_weapons and _is_calamity(setting) and not _is_by_angered(name, classes):
        return True
    is_held = name in PROTESTS and (kind == "verb" or {"cause", "staging"} <= classes)
    if "court" in classes and name not in _SWAPPED and name not in _ARREST_LIKE and not is_held:
        return True
    if name in _CRIMINAL and _is_criminal(classes) and not _is_fight(name, classes):
        return True
    return name in _POLITICAL and "diplomacy" in classes and not setting.is_armed
