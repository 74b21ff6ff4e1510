"""The days that a sentence tells, as its event sees them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest

from services.extract.model import Clause
from services.extract.text.document import Document, Sentence
from services.extract.when.appointed import appointed
from services.extract.when.expressions import Expression, expressions_of
from services.extract.when.resolution import Days, resolve
from services.extract.when.told import Told, anchor, is_day

_LOOK_BACK = 6
"""Sentences before the event's in which "a day earlier" finds the date it counts from."""
_BESIDE = 4
"""Characters between a weekday and its date."""
_COMMA = re.compile(r",(?!\d)")
"""One between words, not within a number ("2,500 policemen")."""
_FAR, _MOST = 1200, 20
"""Characters from a clause, and date expressions of a sentence, beyond which none is looked at: time stays linear."""


def resolved(
    sentence: Sentence, language: str, published: date, told_last: Days | None, clause: Clause | None = None
) -> list[Told]:
    """What a sentence tells of days: near a clause, as its event sees them, or at the start."""
    out: list[Told] = []
    expressions: Sequence[Expression] = expressions_of(sentence, language)
    first = bisect_left(expressions, clause.start - _FAR, key=lambda e: e.start) if clause else 0
    last = bisect_left(expressions, clause.end + _FAR, key=lambda e: e.start) if clause else _MOST
    if clause:
        expressions = [_counted_back(e, clause) for e in expressions[:last]]
    for expression, following in zip_longest(expressions[first:last], expressions[first + 1 : last]):
        days = resolve(expression, published, told_last)
        if following and _names_same_day(expression, following, published):
            continue
        if days is None:
            continue
        if expression.spoken and expression.rule.kind in ("weekday", "date", "offset") and days.start == days.end:
            days = days._replace(start=days.start - timedelta(1))
        told = appointed(Told(expression, days), sentence, clause, language)
        if told is None:
            continue
        out.append(told)
        if is_day(out[-1]):
            told_last = anchor(out[-1])
    return out


def _counted_back(expression: Expression, clause: Clause) -> Expression:
    """What an event makes of a day that is counted from it.

    "On Thursday, two days after a bomb killed three" the bomb went off on Tuesday: the event is what follows the words.
    """
    rule, floor = expression.rule, clause.sentence.start
    if not rule.from_event or expression.end > clause.trigger.start:
        return expression
    if _COMMA.search(clause.sentence.text, expression.end - floor, clause.trigger.start - floor):
        return expression
    return expression._replace(rule=rule._replace(sign=-rule.sign, days=(-rule.days[1], -rule.days[0])))


def _names_same_day(weekday: Expression, following: Expression, published: date) -> bool:
    """Whether a date says which day is meant by the weekday before it ("on Friday, September 30, 2022")."""
    if (weekday.rule.kind, following.rule.kind) != ("weekday", "date") or following.start - weekday.end > _BESIDE:
        return False
    day = resolve(following, published, None)
    return day is not None and day.start.weekday() == weekday.weekday


def last_day_told(sentence: Sentence, document: Document, published: date) -> Days | None:
    """The last day told before this sentence."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _LOOK_BACK), -1):
        found = resolved(document.sentences[index], document.language, published, None)
        days = [anchor(told) for told in found if is_day(told)]
        if days:
            return days[-1]
    return None
