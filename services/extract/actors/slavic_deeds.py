"""Parties of the other verbs of a Russian or Ukrainian clause: "При ударе по колонне погибли трое солдат Чада"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from services.extract.actors.english import Assignment
from services.extract.actors.joining import alternatives
from services.extract.actors.parties import Grammar, Party, folded
from services.extract.actors.slavic import assign
from services.extract.lexicon.loading import load
from services.extract.model import Clause, Voice

_MOST = 4
"""Verbs of a clause that are asked, the nearest to the trigger first."""
_LESS_SURE = 0.3


class _Verbs(NamedTuple):
    all: re.Pattern[str]
    suffering: tuple[str, ...]
    """Stems whose subject is the one that it befalls ("погибли")."""
    passive: tuple[str, ...]


def deeds(clause: Clause, parties: Sequence[Party], rules: Grammar, language: str) -> Iterator[Assignment]:
    """Roles around the verbs of violence that a clause has beside its trigger, less sure than the trigger's own."""
    trigger, offset, verbs = clause.trigger, clause.sentence.start, _verbs(language)
    found = verbs.all.finditer(folded(clause.sentence), clause.start - offset, clause.end - offset)
    others = [m for m in found if m.end() + offset <= trigger.start or m.start() + offset >= trigger.end]
    for i, verb in enumerate(sorted(others, key=lambda m: abs(m.start() + offset - trigger.start))[:_MOST]):
        told = trigger._replace(
            start=verb.start() + offset, end=verb.end() + offset, voice=_voice(verb.group(), verbs), two_sided=False
        )
        for role, party, sure in assign(clause._replace(trigger=told), parties, rules, language):
            yield role, party, sure - _LESS_SURE - 0.01 * i


def _voice(verb: str, verbs: _Verbs) -> Voice:
    return "passive" if verb.startswith(verbs.suffering) or verb.endswith(verbs.passive) else "active"


@cache
def _verbs(language: str) -> _Verbs:
    data = load(language, "roles")
    stems = [*data["deeds"], *data["suffering"]]
    return _Verbs(
        re.compile(rf"\b(?:{alternatives(stems)})\w*"),
        tuple(data["suffering"]),
        tuple(load(language, "grammar")["passive_endings"]),
    )
