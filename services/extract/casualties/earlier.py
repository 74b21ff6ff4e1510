"""Parts of a sentence that tell an earlier event than its own, whose casualties are not counted for it.

What it counts its own from ("attacked on Friday, a week after nine soldiers died"), and what unrest is about ("marched
after police shot a boy").
"""

from __future__ import annotations

import re

from schemas.report import Span
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.casualties.vocabulary import vocabulary
from services.extract.model import Clause
from services.extract.text.document import Sentence

_UNREST = frozenset(("Protests", "Riots"))
"""What answers deaths that were before it."""
_DEADLY = ("Excessive force against protesters",)
"""Unrest whose dead are its own, whatever they died after."""
_COMMA = re.compile(r"(?:[,;]| [–—-]) (?:in |of |for |during |over )?(\w*)")
"""A sign between the parts of a sentence, and the word that the next one opens with."""
_ENDS = (", ", "; ", " – ", " — ", " - ")
"""What stands between the parts of a sentence."""


def earlier_parts(sentence: Sentence, language: str, clause: Clause) -> list[Span]:
    """Where the sentence tells events that the clause's own came after; not where the clause is of them. Offsets in the
    field."""
    words = vocabulary(language)
    marks = words.unrest_about if answers_deaths(clause) else words.counted_from
    found = (_part(sentence, language, clause, mark) for mark in marks.finditer(sentence.lower))
    return [part for part in found if part is not None]


def _part(sentence: Sentence, language: str, clause: Clause, mark: re.Match[str]) -> Span | None:
    """The part that a mark opens."""
    start = sentence.start + mark.start()
    trigger = clause.trigger.start if sentence is clause.sentence else _elsewhere(sentence, mark.start())
    end = _end_before(sentence, trigger) if start < trigger else _end_behind(sentence, mark.end(), language)
    return (start, end) if start < end and not start <= trigger < end else None


def answers_deaths(clause: Clause) -> bool:
    """Whether the clause tells of unrest, which is about deaths before it."""
    sub_event_type = clause.trigger.sub_event_type
    return EVENT_TYPE_OF[sub_event_type] in _UNREST and sub_event_type not in _DEADLY


def _elsewhere(sentence: Sentence, counted_from: int) -> int:
    """Where a sentence that only continues an event tells of it: behind a count that opens it, else before."""
    return sentence.end if counted_from == 0 else -1


def _end_before(sentence: Sentence, trigger: int) -> int:
    """The last comma before a trigger: "A day after seven people died in Sumy, a bomb landed"."""
    return sentence.start + max(sentence.text.rfind(sign, 0, trigger - sentence.start) for sign in _ENDS)


def _end_behind(sentence: Sentence, after: int, language: str) -> int:
    """The next comma that opens no relative clause; where commas stand before all of them, the sentence's end."""
    if language != "en":
        return sentence.end
    relatives = vocabulary(language).sets["relatives"]
    for comma in _COMMA.finditer(sentence.lower, after):
        if comma.group(1) not in relatives:
            return sentence.start + comma.start()
    return sentence.end
