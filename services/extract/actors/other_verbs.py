"""Parties around the verbs of violence that a clause has beside its trigger, in any language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from services.extract.actors.english import Assignment
from services.extract.actors.folding import folded
from services.extract.model import Clause, Voice

_MOST = 4
"""Verbs of a clause that are asked, the nearest to the trigger first."""
_LESS_SURE = 0.3


def around_other_verbs(
    clause: Clause,
    verbs: re.Pattern[str],
    voice_of: Callable[[re.Match[str]], Voice],
    assign: Callable[[Clause], Iterable[Assignment]],
) -> Iterator[Assignment]:
    """Roles around the clause's other verbs, less sure than the trigger's own."""
    trigger, offset = clause.trigger, clause.sentence.start
    found = verbs.finditer(folded(clause.sentence), clause.start - offset, clause.end - offset)
    others = [m for m in found if m.end() + offset <= trigger.start or m.start() + offset >= trigger.end]
    for i, verb in enumerate(sorted(others, key=lambda m: abs(m.start() + offset - trigger.start))[:_MOST]):
        told = trigger._replace(
            start=verb.start() + offset, end=verb.end() + offset, voice=voice_of(verb), two_sided=False
        )
        for role, party, sure in assign(clause._replace(trigger=told)):
            yield role, party, sure - _LESS_SURE - 0.01 * i
