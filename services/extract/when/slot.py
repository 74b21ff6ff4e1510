"""When an event happened: the date words nearest to it, or else the day of publication and the day before."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Literal, cast

from schemas.report import When
from services.extract.model import Clause, WhenSlot
from services.extract.text.document import Document, Sentence
from services.extract.when.expressions import Expression, expressions_of
from services.extract.when.resolution import Days, resolve

_LOOK_BACK = 6
"""Sentences before the event's in which "a day earlier" finds the date it counts from."""


def when_of(clause: Clause, document: Document, published_at: datetime, zone: tzinfo = timezone.utc) -> WhenSlot:
    """The days of the clause's event in the local calendar (`zone`, UTC where the outlet's is unknown).

    Without date words: the day of publication and the day before, since that is what a daily report tells.
    """
    published = published_at.astimezone(zone).date()
    told_last = _told_last(clause.sentence, document, published)
    chosen = _choose(clause, document.language, published, told_last)
    if chosen is not None:
        return _slot(*chosen, document)
    inherited = _inherited(clause.sentence, document, published)
    if inherited is not None:
        return _slot(*inherited, document)
    return WhenSlot(When(start=published - timedelta(1), end=published, precision=1), None)


def _slot(expression: Expression, days: Days, document: Document) -> WhenSlot:
    span = (expression.start, expression.end)
    precision = cast(Literal[1, 2, 3], days.precision)
    when = When(start=days.start, end=days.end, precision=precision, text=document.text[span[0] : span[1]])
    return WhenSlot(when, span, days.is_history)


def _choose(clause: Clause, language: str, published: date, told_last: Days | None) -> tuple[Expression, Days] | None:
    """The clause's own date nearest to the trigger; else one that the whole sentence is under."""
    found = _resolved(clause.sentence, language, published, told_last)
    own = [(e, d) for e, d in found if clause.start <= e.start < clause.end]
    others = [(e, d) for e, d in found if not clause.start <= e.start < clause.end and not d.is_history]
    for group in (own, others):
        said = [(e, d) for e, d in group if not e.spoken] or group
        if said:
            return min(said, key=lambda pair: _distance(pair[0], clause))
    return None


def _distance(expression: Expression, clause: Clause) -> int:
    if expression.start >= clause.trigger.end:
        return expression.start - clause.trigger.end
    return max(0, clause.trigger.start - expression.end)


def _resolved(
    sentence: Sentence, language: str, published: date, told_last: Days | None
) -> list[tuple[Expression, Days]]:
    out: list[tuple[Expression, Days]] = []
    for expression in expressions_of(sentence, language):
        days = resolve(expression, published, told_last)
        if days is None:
            continue
        if expression.spoken and expression.rule.kind in ("weekday", "date", "offset") and days.start == days.end:
            days = days._replace(start=days.start - timedelta(1))
        out.append((expression, days))
        if not days.is_history and days.precision == 1:
            told_last = days
    return out


def _told_last(sentence: Sentence, document: Document, published: date) -> Days | None:
    """The last day told before this sentence."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _LOOK_BACK), -1):
        found = _resolved(document.sentences[index], document.language, published, None)
        days = [d for e, d in found if d.precision == 1 and not d.is_history and not e.spoken]
        if days:
            return days[-1]
    return None


def _inherited(sentence: Sentence, document: Document, published: date) -> tuple[Expression, Days] | None:
    """The day of the sentence before, where that has exactly one and this sentence goes on from it."""
    if sentence.index == 0:
        return None
    found = _resolved(document.sentences[sentence.index - 1], document.language, published, None)
    days = [(e, d) for e, d in found if not d.is_history and d.precision == 1 and not e.spoken]
    return days[0] if len(days) == 1 and len(found) == 1 else None
