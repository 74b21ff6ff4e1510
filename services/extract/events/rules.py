"""The rules of composition (`lexicon/rules.toml`): which event a trigger tells, by the classes of words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from schemas.taxonomy import SubEventType
from services.extract.events.cues import Cue
from services.extract.lexicon.loading import load_shared

NEAR = 60
"""Characters within which a word belongs to the trigger itself."""
_OBLIQUE = 14
"""Characters between a preposition and the party that it governs: room for an article and an adjective."""
REACH = 120
"""Characters within which a verb's subject and object are looked for."""


class Rule(NamedTuple):
    """One rule; each mask has a bit for each class, 0 where the rule does not ask."""

    type: SubEventType | None
    weight: int
    score: float
    kind: str | None
    with_: int
    also: int
    near: int
    object: int
    subject: int
    without: int
    agent: int
    patient: int


class Around(NamedTuple):
    """The classes of words around one trigger, as masks."""

    anywhere: int
    near: int
    object: int
    subject: int
    agent: int
    """The nearest party on the subject's side."""
    patient: int
    """The nearest party or target on the object's side."""


_CONDITIONS = ("with", "also", "near", "object", "subject", "without", "agent", "patient")


class RuleBook:
    """The rules by trigger class."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._bits: dict[str, int] = {}
        self.parties = frozenset[str](data["parties"])
        self.targets = frozenset[str](data["targets"])
        self.abroad = frozenset[str](data["abroad"])
        self._rules: dict[str, list[Rule]] = {}
        for row in data["rules"]:
            rule = self._compile(row)
            for name in row["on"]:
                self._rules.setdefault(name, []).append(rule)

    def bit(self, name: str) -> int:
        """The mask of one class; 0 for a class that no rule asks for."""
        return self._bits.get(name, 0)

    def decide(self, name: str, kind: str, around: Around) -> Rule | None:
        """The rule that names the event of a trigger of this class, or None where it tells none."""
        for rule in self._rules.get(name, ()):
            if _fits(rule, kind, around):
                return rule if rule.type else None
        return None

    def _compile(self, row: dict[str, Any]) -> Rule:
        masks = [self._mask(row.get(key, ())) for key in _CONDITIONS]
        return Rule(row.get("type"), row.get("weight", 0), row.get("score", 0.0), row.get("kind"), *masks)

    def _mask(self, names: Sequence[str]) -> int:
        mask = 0
        for name in names:
            mask |= self._bits.setdefault(name, 1 << len(self._bits))
        return mask


def _fits(rule: Rule, kind: str, around: Around) -> bool:
    return (
        not around.anywhere & rule.without
        and (rule.kind is None or rule.kind == kind)
        and (not rule.with_ or bool(around.anywhere & rule.with_))
        and (not rule.also or bool(around.anywhere & rule.also))
        and (not rule.near or bool(around.near & rule.near))
        and (not rule.object or bool(around.object & rule.object))
        and (not rule.subject or bool(around.subject & rule.subject))
        and (not rule.agent or bool(around.agent & rule.agent))
        and (not rule.patient or bool(around.patient & rule.patient))
    )


def around(trigger: Cue, passive: bool, cues: Sequence[Cue], book: RuleBook) -> Around:
    """The classes around a trigger among its sentence's cues."""
    anywhere = near = before = after = 0
    for cue in cues:
        bit = book.bit(cue.entry.name)
        if not bit or (cue.start == trigger.start and cue.entry.name == trigger.entry.name):
            continue
        anywhere |= bit
        gap = max(cue.start - trigger.end, trigger.start - cue.end)
        if gap > REACH:
            continue
        near |= bit if gap <= NEAR else 0
        before |= bit if cue.end <= trigger.start else 0
        after |= bit if cue.start >= trigger.end else 0
    cues = [cue for cue in cues if not _is_attributive(cue, cues)]
    left = [cue for cue in reversed(cues) if cue.end <= trigger.start]
    right = [cue for cue in cues if cue.start >= trigger.end]
    subject_side, object_side = (right, left) if passive else (left, right)
    direct = subject_side if passive else [cue for cue in subject_side if not _is_oblique(cue, cues)]
    agent = _nearest(direct, book.parties, book) or _nearest(subject_side, book.parties, book)
    patient = _nearest(object_side, book.targets, book)
    if trigger.entry.kind == "noun":
        return Around(anywhere, near, near, before | after, agent, patient)
    return Around(anywhere, near, *((before, after) if passive else (after, before)), agent, patient)


def _nearest(cues: Sequence[Cue], names: frozenset[str], book: RuleBook) -> int:
    """The classes of the first cue, in the order given, that is one of these."""
    first = next((cue.start for cue in cues if cue.entry.name in names), None)
    mask = 0
    for cue in cues:
        if cue.start == first:
            mask |= book.bit(cue.entry.name)
    return mask


def _is_attributive(party: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a party only describes a noun ("rebel-held")."""
    return any(cue.entry.name == "attributive" and cue.start - party.end == 1 for cue in cues)


def _is_oblique(party: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a party stands behind a preposition and so is no subject ("in a crackdown on Taliban militants")."""
    return any(cue.entry.name == "preposition" and 0 <= party.start - cue.end <= _OBLIQUE for cue in cues)


@cache
def rule_book() -> RuleBook:
    """The rules, compiled once a process."""
    return RuleBook(load_shared("rules"))
