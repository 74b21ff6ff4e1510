"""What is not an event: whether the words around a trigger take it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from services.extract.events.cues import Cue
from services.extract.lexicon.loading import load

# How far before a trigger, in characters of one clause, each class of cue still governs it.
_BEFORE = {
    "habit": 60, "charge": 40, "negation": 30, "hypothetical": 60, "plan": 70, "metaphor": 30, "reference": 30,
    "infinitive": 1, "ago": 120, "lacking": 15, "aftermath": 60,
}  # fmt: skip
# The same after a noun that is their subject: "обстрелы могут", "no shelling was recorded" turned round.
_AFTER = {
    "hypothetical": 40,
    "plan": 25,
    "negation": 25,
    "negated_after": 60,
    "ago": 60,
    "habit": 60,
    "tally": 60,
    "assessed": 40,
    "broken_off": 60,
}
_DEALS = frozenset(("agree", "exchange", "swap"))
"""Triggers that may come to nothing: "peace talks | collapsed"."""
_TRUCES = ("ceasefire", "cease fire")
"""Those of them whose end is news."""
_OF_NOUNS = frozenset(("reference", "lacking"))
"""Classes that take back nouns alone: "без боя | заняли город"."""
_EITHER = frozenset(("ago", "habit", "tally"))
"""Classes that govern a verb before them as well."""
_MUCH = 3
"""Words of sport, business or culture of which a field is full."""
_INSERTED = re.compile(r", [^,;:]{2,50}, ")
"""What is told by the way between a noun and its verb: "теракт, | как уверяет ФСБ, | предотвращен"."""
_PERFECT = frozenset(("have", "has", "had", "been"))
_NEW = re.compile(
    r" of (?:(?:at least|some|about|more than|up to|an?|the) )?"
    r"(?:\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)"
)
"""What follows a noun that tells an event at first: "claimed responsibility for killings | of two"."""
_TALLIED = 160
"""Characters that hold a tally's time and what is counted."""
_ANAPHORA = 25
_UNTRUE = 90
"""Characters between what is told and the words that call it untrue, on either side."""
_REALIZED = 60
_TRIED = frozenset(
    ("attack", "ambush", "clash", "advance", "strike", "capture", "retake", "shell", "airstrike", "drop")
)
"""Triggers that are an event where they were only tried: the other side had to beat them off."""
_SENTENCE = ("drill", "history", "politics")
_TURNED = frozenset(("riot", "disperse"))
"""Triggers of what became of a rally on a day that is remembered: "protests on the anniversary turned violent"."""
_CLAUSE_ENDS = (
    ", ", ";", ":", "—", "–", "(", ")", "\n", " after ", " when ", " while ", " who ", " which ", " where ",
    " because ", " после того", " когда ", " котор", " після того", " коли ", " яки", " яка ", " що ",
)  # fmt: skip
# Settings in which conflict words mean something else, unless a word of war stands by.
_SETTINGS = ("sport", "business", "culture")
# Triggers that a single word of such a setting does not take back: they mean little else.
_PLAIN = frozenset(
    ("protest", "abduct", "arrest", "riot", "plunder", "rape", "disperse", "suicide", "airstrike", "ied")
)
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
    hints = sum(name in _SETTINGS for name in names)
    return Setting(
        classes, not classes.isdisjoint(_ARMED), not classes.isdisjoint(_WEAPONS), hints, names.count("crime")
    )


def is_beside_war(name: str, field: Setting) -> bool:
    """Whether triggers of this class tell a calamity or a crime in this field, which never speaks of arms."""
    if field.has_weapons:
        return False
    if field.hints >= _MUCH and not field.is_armed:
        return True
    calamity = "disaster" in field.classes or "accident" in field.classes
    return (calamity and name in _PHYSICAL) or (field.crimes > 1 and name in _CRIMINAL and _is_criminal(field.classes))


def _is_criminal(classes: frozenset[str]) -> bool:
    """Whether words of crime are about no group, crowd or public figure, whose deeds or fate they may be as well."""
    punished = "outcast" in classes and "populace" in classes  # "residents beat a man whom they suspect of theft"
    return "crime" in classes and not punished and classes.isdisjoint(("rebel", "rioter", "crowd", "notable"))


def has_happened(trigger: Cue, cues: Sequence[Cue], folded: str, infinitive: bool) -> bool:
    """Whether no word around a trigger, of the cues of its sentence, takes back that what it tells has happened.

    `infinitive` says that its form alone is one (Russian and Ukrainian), which tells no event by itself.
    """
    if is_attempt(trigger, cues):
        cues = [cue for cue in cues if cue.entry.name != "infinitive"]
    elif infinitive and not _is_realized(trigger.start, cues):
        return False
    return not any(_takes_back(cue, trigger, cues, folded) for cue in cues)


def is_attempt(trigger: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a trigger of fighting is said to have been tried ("tried to storm")."""
    return trigger.entry.name in _TRIED and any(
        cue.entry.name == "attempt" and 0 <= trigger.start - cue.end <= _REALIZED for cue in cues
    )


def is_known(trigger: Cue, cues: Sequence[Cue], folded: str) -> bool:
    """Whether a noun is told as known already: "after the attack", "blamed for a raid"."""
    return trigger.entry.kind == "noun" and any(
        cue.entry.name == "anaphora" and _governs(cue, trigger, folded, _ANAPHORA) for cue in cues
    )


def tells_of_other_times(setting: Setting) -> bool:
    """Whether a sentence has words of drills, history or politics, which take back all that it tells."""
    return not setting.classes.isdisjoint(_SENTENCE)


def is_in_other_setting(name: str, kind: str, setting: Setting) -> bool:
    """Whether triggers of this class tell of no conflict in this setting."""
    classes = setting.classes
    is_remembered = "anniversary" in classes and name != "protest" and classes.isdisjoint(_TURNED)
    if not classes.isdisjoint(_SENTENCE) or is_remembered:
        return True
    if not setting.is_armed and setting.hints > (name in _PLAIN):
        return True
    if name in _PHYSICAL and not setting.has_weapons and ("disaster" in classes or "accident" in classes):
        return True
    if "court" in classes and name not in _SWAPPED and name not in _ARREST_LIKE and (name, kind) != ("protest", "verb"):
        return True
    if name in _CRIMINAL and _is_criminal(classes):
        return True
    return name in _POLITICAL and "diplomacy" in classes and not setting.is_armed


def _takes_back(cue: Cue, trigger: Cue, cues: Sequence[Cue], folded: str) -> bool:
    name, is_noun = cue.entry.name, trigger.entry.kind == "noun"
    if name == "untrue":
        return max(cue.start - trigger.end, trigger.start - cue.end) <= _UNTRUE
    if name == "attribution":
        return cue.end <= trigger.start and not (is_noun and _NEW.match(folded, trigger.end))
    if name == "metaphor" and cue.start <= trigger.start and trigger.end <= cue.end:
        return True  # the trigger is part of the figure: "a blow to the economy"
    if name == "tally" and _is_tallied(cue, trigger, folded):
        return True
    if cue.start >= trigger.end:
        if name == "plan" and trigger.entry.name == "protest":
            return False  # "a protest to demand": what is demanded has not happened, the protest has
        if name == "broken_off" and (trigger.entry.name not in _DEALS or folded.startswith(_TRUCES, trigger.start)):
            return False
        if name == "tally" and _PERFECT.isdisjoint(folded[max(0, trigger.start - 12) : trigger.start].split()):
            return False
        reach = _AFTER.get(name, -1) if is_noun or name in _EITHER else -1
        if cue.start - trigger.end > reach:
            return False
        between = folded[trigger.end : cue.start]
        return not _has_clause_end(_INSERTED.sub(" ", between, 1) if name == "negated_after" else between)
    if name not in _BEFORE or (name in _OF_NOUNS and not is_noun) or (name == "infinitive" and is_noun):
        return False
    if name == "ago":
        return trigger.start - cue.end <= _BEFORE[name] and ";" not in folded[cue.end : trigger.start]
    if not _governs(cue, trigger, folded, _BEFORE[name]):
        return False
    return name != "infinitive" or not _is_realized(cue.start, cues)


def _governs(cue: Cue, trigger: Cue, folded: str, reach: int) -> bool:
    return 0 <= trigger.start - cue.end <= reach and not _has_clause_end(folded[cue.end : trigger.start])


def _is_tallied(cue: Cue, trigger: Cue, folded: str) -> bool:
    """Whether the victims of a long time are counted: "have been killed | since May | in clashes"."""
    start, end = min(cue.start, trigger.start), max(cue.end, trigger.end)
    if end - start > _TALLIED or ";" in folded[start:end]:
        return False
    counted = _tallied().search(folded, max(0, start - _TALLIED // 2), end)
    if counted is None or (trigger.entry.kind == "verb" and trigger.end <= counted.start()):
        return False
    between = folded[trigger.end : counted.start()] or folded[counted.end() : trigger.start]
    return "," not in between


@cache
def _tallied() -> re.Pattern[str]:
    return re.compile(load("en", "misread")["tallied"])


def _is_realized(at: int, cues: Sequence[Cue]) -> bool:
    """Whether an infinitive at this offset is said to have come true ("began to shell")."""
    return any(cue.entry.name == "realized" and 0 <= at - cue.end <= _REALIZED for cue in cues)


def _has_clause_end(between: str) -> bool:
    return any(end in between for end in _CLAUSE_ENDS)
