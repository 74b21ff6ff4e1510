"""Parties of the other verbs of a Russian or Ukrainian clause: "При ударе по колонне погибли трое солдат Чада"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from services.extract.actors.english import Assignment
from services.extract.actors.grammar import Grammar
from services.extract.actors.other_verbs import around_other_verbs
from services.extract.actors.parties import Party
from services.extract.actors.slavic import assign
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import Clause, Voice


class _Verbs(NamedTuple):
    all: re.Pattern[str]
    suffering: tuple[str, ...]
    """Stems whose subject is the one that it befalls ("погибли")."""
    passive: tuple[str, ...]


def deeds(clause: Clause, parties: Sequence[Party], rules: Grammar, language: str) -> Iterator[Assignment]:
    """Roles around the verbs of violence that a clause has beside its trigger, less sure than the trigger's own."""
    verbs = _verbs(language)
    return around_other_verbs(
        clause, verbs.all, lambda m: _voice(m.group(), verbs), lambda told: assign(told, parties, rules, language)
    )


def _voice(verb: str, verbs: _Verbs) -> Voice:
    return "passive" if verb.startswith(verbs.suffering) or verb.endswith(verbs.passive) else "active"


@cache
def _verbs(language: str) -> _Verbs:
    data = load(language, "roles")
    stems = [*data["deeds"], *data["suffering"]]
    return _Verbs(
        re.compile(rf"\b(?:{any_of(stems)})\w*"),
        tuple(data["suffering"]),
        tuple(load(language, "grammar")["passive_endings"]),
    )
