"""The rules of composition (`lexicon/rules.toml`): which event a trigger tells, by the classes of words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from schemas.taxonomy import SubEventType
from services.extract.lexicon.loading import load_shared


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
    next_: int
    is_sequel: int = 0
    """Whether it tells only what was done about a protest that was told before."""


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
    next_: int = 0
    """What stands right behind."""


_CONDITIONS = ("with", "also", "near", "object", "subject", "without", "agent", "patient", "next")


class RuleBook:
    """The rules by trigger class."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._bits: dict[str, int] = {}
        self.parties = frozenset[str](data["parties"])
        self.targets = frozenset[str](data["targets"])
        self.abroad = frozenset[str](data["abroad"])
        self.lethal = frozenset[str](data["lethal"])
        self.mortal = frozenset[str](data["mortal"])
        self._rules: dict[str, list[Rule]] = {}
        for row in data["rules"]:
            rule = self._compile(row)
            for name in row["on"]:
                self._rules.setdefault(name, []).append(rule)

    def bit(self, name: str) -> int:
        """The mask of one class; 0 for a class that no rule asks for."""
        return self._bits.get(name, 0)

    def tells(self, name: str) -> bool:
        """Whether a trigger of this class can tell an event at all."""
        return name in self._rules

    def decide(self, name: str, kind: str, around: Around) -> Rule | None:
        """The rule that names the event of a trigger of this class, or None where it tells none."""
        for rule in self._rules.get(name, ()):
            if _fits(rule, kind, around):
                return rule if rule.type else None
        return None

    def may_decide(self, name: str, kind: str, classes: int) -> bool:
        """Whether a rule for an event could fit where words of these classes stand somewhere around."""
        rules = (rule for rule in self._rules.get(name, ()) if rule.type and rule.kind in (None, kind))
        return any(all(not asked or asked & classes for asked in _asked(rule)) for rule in rules)

    def _compile(self, row: dict[str, Any]) -> Rule:
        masks = [self._mask(row.get(key, ())) for key in _CONDITIONS]
        rule = Rule(row.get("type"), row.get("weight", 0), row.get("score", 0.0), row.get("kind"), *masks)
        return rule._replace(is_sequel=int(row.get("sequel", False)))

    def _mask(self, names: Sequence[str]) -> int:
        mask = 0
        for name in names:
            mask |= self._bits.setdefault(name, 1 << len(self._bits))
        return mask


def _asked(rule: Rule) -> tuple[int, ...]:
    """The masks of which each must be met somewhere."""
    return rule.with_, rule.also, rule.near, rule.object, rule.subject, rule.agent, rule.patient, rule.next_


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
        and (not rule.next_ or bool(around.next_ & rule.next_))
    )


@cache
def rule_book() -> RuleBook:
    """The rules, compiled once a process."""
    return RuleBook(load_shared("rules"))
