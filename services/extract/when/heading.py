"""The day that a sentence opens with, and is under: "On 9 October, a day after the vote, youths ransacked shops"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extract.model import Clause
from services.extract.when.calendar import calendar_of
from services.extract.when.told import Told

_KINDS = ("date", "range", "weekday")
"""Kinds of rules that tell a day by itself."""
_OPENING = re.compile(r"[^,.:;()]{0,30}")
"""What may stand before it ("In the early hours of")."""
_CLOSING = re.compile(r"(?: \([^)]{0,40}\))?[,:]")
"""What sets it off from the rest, behind a remark ("(as reported)")."""


def headings(own: Sequence[Told], clause: Clause, language: str) -> list[Told]:
    """Those of the clause's days that its sentence is under; none where it is counted to the clause's event."""
    if any(told.expression.rule.from_event and _counts_to(told, clause) for told in own):
        return []
    return [told for told in own if _heads(told, clause, language)]


def _heads(told: Told, clause: Clause, language: str) -> bool:
    """Whether a sentence opens with this day; not where somebody speaks on it: "On 9 October, police said that"."""
    floor, expression = clause.sentence.start, told.expression
    if expression.rule.kind not in _KINDS or expression.spoken or told.days.precision > 2:
        return False
    start, end = expression.start - floor, expression.end - floor
    if not _OPENING.fullmatch(clause.sentence.text, 0, start) or not _CLOSING.match(clause.sentence.text, end):
        return False
    calendar = calendar_of(language)
    return not (calendar and calendar.speech.search(clause.sentence.lower, end, max(end, clause.trigger.start - floor)))


def _counts_to(told: Told, clause: Clause) -> bool:
    """Whether days are counted to the clause's own event: "On Wednesday, the day after | they stormed it, ..."."""
    floor, end = clause.sentence.start, told.expression.end
    return end <= clause.trigger.start and ", " not in clause.sentence.text[end - floor : clause.trigger.start - floor]
