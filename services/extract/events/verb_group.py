"""What governs an English verb in the past tense: words of its own group, and those that take back a whole clause.

"A man who was going to testify | was shot dead": what governs an infinitive says nothing of a verb that is none.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from services.extract.events.cues import Cue
from services.extract.events.grammar import grammar_of
from services.extract.lexicon.loading import load

_LOOK = 40
"""Characters before a verb that hold its group."""
_UNGOVERNED = frozenset(("explode", "land", "protest", "riot", "clash", "advance", "surrender"))
"""Triggers that need no object to be active."""


class _Words(NamedTuple):
    pasts: frozenset[str]
    """Irregular past forms that are no bare form as well."""
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    joining: tuple[str, ...]
    attributive: frozenset[str]
    """Words right behind which no finite verb stands."""
    clausal: frozenset[str]
    """Words that take back what a clause behind them tells, in whatever tense."""


def governs_another(cue: Cue, trigger: Cue, folded: str) -> bool:
    """Whether words of plans, doubts or denial before a verb in the past tense are about other words than it."""
    words = _words()
    if not is_past(trigger, folded) or folded[cue.start : cue.end] in words.clausal:
        return False
    group = _group_before(trigger, folded)
    if folded.endswith(words.joining, 0, trigger.start - len(group)) or not _is_finite(trigger, group, folded):
        return False
    return cue.end < trigger.start - len(group) - 1


def is_past(trigger: Cue, folded: str) -> bool:
    """Whether a verb's form is an English past tense, or a participle."""
    verb = folded[trigger.start : trigger.end].partition(" ")[0]
    return trigger.entry.kind == "verb" and (verb.endswith("ed") or verb in _words().pasts)


def is_finite_past(trigger: Cue, folded: str) -> bool:
    """Whether a verb tells of the past, and does not describe somebody ("villages | attacked in May")."""
    return is_past(trigger, folded) and _is_finite(trigger, _group_before(trigger, folded), folded)


def _group_before(trigger: Cue, folded: str) -> str:
    """The auxiliaries and adverbs right before a verb."""
    before = folded[max(0, trigger.start - _LOOK) : trigger.start]
    start = len(before)
    while start > 0:
        space = before.rfind(" ", 0, start - 1)
        word = before[space + 1 : start - 1]
        if before[start - 1] != " " or not _is_of_group(word):
            break
        start = space + 1
    return before[start:]


def _is_of_group(word: str) -> bool:
    words = _words()
    return word in words.auxiliaries or word in words.adverbs or word.endswith("ly")


def _is_finite(trigger: Cue, group: str, folded: str) -> bool:
    before = folded[max(0, trigger.start - len(group) - _LOOK) : trigger.start - len(group)].split()[-1:]
    if not _words().attributive.isdisjoint(before):
        return False  # "in previously | signed | agreements"
    if not _words().auxiliaries.isdisjoint(group.split()) or trigger.entry.name in _UNGOVERNED:
        return True
    return not folded.startswith((" by ", *grammar_of("en").passive_before), trigger.end)


@cache
def _words() -> _Words:
    data, past = load("en", "grammar")["group"], load("en", "irregular")["past"]
    pasts = frozenset(form for forms in past.values() for form in forms.split()) - frozenset(past)
    auxiliaries, adverbs, clausal = (frozenset[str](data[key]) for key in ("auxiliaries", "adverbs", "clausal"))
    nouns = load("en", "nouns")
    attributive = frozenset[str]((*nouns["before"], *nouns["articles"], *data["attributive"]))
    return _Words(pasts, auxiliaries, adverbs, tuple(f" {word} " for word in data["joining"]), attributive, clausal)
