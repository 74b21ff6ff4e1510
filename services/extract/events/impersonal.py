"""A verb of which nobody is said to be the doer: "Беспилотник | сбили | над Арденом", "Село | зачистили | вчера".

A plural past without a subject, as Russian and Ukrainian have it: what it is done to stands before it, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.events.cues import Cue
from services.extract.events.grammar import Grammar
from services.extract.events.rules import RuleBook

_AIRBORNE = frozenset(("drone", "missile"))
"""What is shot down, and what else attacks."""
_BEFALLING = frozenset(("kill", "lose_life", "land", "surrender", "withdraw", "gather", "protest"))
"""Triggers of verbs whose subject does not do it to anything: "люди погибли"."""
_CLAUSE_ENDS = re.compile(r"[,;:()—–]|\s-\s")


class Impersonal:
    """Tells such verbs of one sentence; `folded` is its field."""

    def __init__(self, book: RuleBook, folded: str, grammar: Grammar) -> None:
        self._doers = book.parties - {"civilian"}
        self._aims = (book.targets - book.parties) | {"civilian", "rebel"} | _AIRBORNE
        self._folded, self._grammar = folded, grammar

    def holds(self, verb: Cue, left: Sequence[Cue], right: Sequence[Cue]) -> bool:
        """Whether a verb has its object before it and no subject; both sides begin with the cue next to it."""
        word = self._folded[verb.start : verb.end].partition(" ")[0]
        if verb.entry.name in _BEFALLING or not word.endswith(self._grammar.plural_past):
            return False
        before = [cue for cue in left if not self._is_parted(cue.end, verb.start)]
        if any(cue.entry.name in self._doers for cue in before):
            return False
        objects = [cue for cue in before if cue.entry.name in self._aims and not self._is_governed(cue)]
        return bool(objects) and not any(self._is_object(verb, cue) for cue in right)

    def _is_object(self, verb: Cue, cue: Cue) -> bool:
        """Whether a cue behind the verb may be what it is done to, or who does it."""
        if cue.entry.name not in self._aims | self._doers or self._is_parted(verb.end, cue.start):
            return False
        between = self._folded[verb.end : cue.start].split()
        return self._grammar.prepositions.isdisjoint(between)

    def _is_parted(self, start: int, end: int) -> bool:
        return _CLAUSE_ENDS.search(self._folded, start, end) is not None

    def _is_governed(self, cue: Cue) -> bool:
        """Whether a preposition stands right before a cue, or one word before it ("у большого села")."""
        before = self._folded[max(0, cue.start - 24) : cue.start].split()[-2:]
        return not self._grammar.prepositions.isdisjoint(before)
