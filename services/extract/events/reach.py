"""How far a word reaches that takes back what a trigger tells: within its clause, and so many characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.events.cues import Cue
from services.extract.events.verb_group import governs_another

_BEFORE = {
    "habit": 60, "charge": 40, "negation": 30, "hypothetical": 60, "plan": 70, "metaphor": 30, "reference": 30,
    "infinitive": 1, "ago": 120, "lacking": 15, "aftermath": 60,
}  # fmt: skip
"""How far before a trigger, in characters of one clause, each class of cue still governs it."""
_BEHIND = {
    "hypothetical": 40, "plan": 25, "negation": 25, "negated_after": 60, "ago": 60, "habit": 60, "tally": 60,
    "assessed": 40, "broken_off": 60,
}  # fmt: skip
"""The same after a noun that is their subject: "обстрелы могут", "no shelling was recorded" turned round."""
_OF_NOUNS = frozenset(("reference", "lacking"))
"""Classes that take back nouns alone: "без боя | заняли город"."""
_EITHER = frozenset(("ago", "habit", "tally"))
"""Classes that govern a verb before them as well."""
_OF_VERBS = frozenset(("plan", "hypothetical", "negation"))
"""Classes of words that govern an infinitive, or an auxiliary of a verb's own group."""
_DEALS = frozenset(("agree", "exchange", "swap"))
"""Triggers that may come to nothing: "peace talks | collapsed"."""
_TALKS, _PUT_OFF = _DEALS | {"ceasefire_deal"}, frozenset(("plan", "hypothetical"))
_FAR = 80
"""Characters between such a noun, with its partners, and what puts it off: "talks between A and B | are to"."""
_TRUCES = ("ceasefire", "cease fire")
"""Those of them whose end is news."""
_PERFECT = frozenset(("have", "has", "had", "been"))
_AUXILIARY = 12
"""Characters before a verb that hold its auxiliary."""
_INSERTED = re.compile(r", [^,;:]{2,50}, ")
"""What is told by the way between a noun and its verb: "теракт, | как уверяет ФСБ, | предотвращен"."""
_REALIZED = 60
_CLAUSE_ENDS = (
    ", ", ";", ":", "—", "–", "(", ")", "\n", " after ", " when ", " while ", " who ", " which ", " where ",
    " because ", " после того", " когда ", " котор", " після того", " коли ", " яки", " яка ", " що ",
)  # fmt: skip


def governs(cue: Cue, trigger: Cue, folded: str, reach: int) -> bool:
    """Whether a cue stands before a trigger in its clause, so many characters at most."""
    return 0 <= trigger.start - cue.end <= reach and not _has_clause_end(folded[cue.end : trigger.start])


def reaches_on(cue: Cue, trigger: Cue, cues: Sequence[Cue], folded: str) -> bool:
    """Whether a cue before a trigger takes it back."""
    name, is_noun = cue.entry.name, trigger.entry.kind == "noun"
    if name not in _BEFORE or (name in _OF_NOUNS and not is_noun) or (name == "infinitive" and is_noun):
        return False
    if name == "ago":
        return trigger.start - cue.end <= _BEFORE[name] and ";" not in folded[cue.end : trigger.start]
    if not governs(cue, trigger, folded, _BEFORE[name]):
        return False
    if name in _OF_VERBS and governs_another(cue, trigger, folded):
        return False
    return name != "infinitive" or not is_realized(cue.start, cues)


def reaches_back(cue: Cue, trigger: Cue, folded: str) -> bool:
    """Whether a cue behind a trigger takes it back."""
    name = cue.entry.name
    if _is_news_after_all(name, trigger, folded):
        return False
    reach = _BEHIND.get(name, -1) if trigger.entry.kind == "noun" or name in _EITHER else -1
    if name in _PUT_OFF and trigger.entry.name in _TALKS and trigger.entry.kind == "noun":
        reach = _FAR
    if cue.start - trigger.end > reach:
        return False
    between = folded[trigger.end : cue.start]
    return not _has_clause_end(_INSERTED.sub(" ", between, 1) if name == "negated_after" else between)


def is_apart(cue: Cue, trigger: Cue, folded: str) -> bool:
    """Whether a cue stands in another clause than a trigger; who is said to be behind something else is in its own."""
    start, end = (cue.end, trigger.start) if cue.end <= trigger.start else (trigger.end, cue.start)
    return cue.entry.name in ("attribution", "charge") or _has_clause_end(folded[start:end])


def is_realized(at: int, cues: Sequence[Cue]) -> bool:
    """Whether an infinitive at this offset is said to have come true ("began to shell")."""
    return any(cue.entry.name == "realized" and 0 <= at - cue.end <= _REALIZED for cue in cues)


def _is_news_after_all(name: str, trigger: Cue, folded: str) -> bool:
    """Whether a class of cues behind it says nothing against this trigger."""
    if name == "plan":
        return trigger.entry.name == "protest"  # "a protest to demand": what is demanded has not happened, but it has
    if name == "broken_off":
        return trigger.entry.name not in _DEALS or folded.startswith(_TRUCES, trigger.start)
    before = folded[max(0, trigger.start - _AUXILIARY) : trigger.start]
    return name == "tally" and _PERFECT.isdisjoint(before.split())


def _has_clause_end(between: str) -> bool:
    return any(end in between for end in _CLAUSE_ENDS)
