"""What a date expression means on the day that an article was published."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from services.extract.when.expressions import Expression

HISTORY_AFTER = timedelta(days=30)
"""An event dated only to a month or year that ended longer ago than this is background, not news."""

MONTH_HISTORY_AFTER = timedelta(days=6)
"""The same where the month before is named without a day ("In May", told on 8 June): first of a month sums it up."""

DAY_HISTORY_AFTER = timedelta(days=100)
"""The same where a day is told: reports of missions and monthly reviews tell days of the last quarter."""

_REVIEW = timedelta(days=28)
"""Who counts what happened between two days so far apart sums up: "between 1 July and 30 September, 41 were killed"."""

_YEAR = 365
_AHEAD = timedelta(days=60)
"""A day and month without a year, up to this far ahead, is meant as a future day and not as last year's."""


class Days(NamedTuple):
    """A closed range of days, with ACLED's time precision."""

    start: date
    end: date
    precision: int = 1
    is_history: bool = False
    is_future: bool = False
    """Whether the day told is still to come, so that nothing has happened on it yet."""


def resolve(expression: Expression, published: date, told_last: Days | None) -> Days | None:
    """The days meant, none after publication; None where the numbers are no date (31 April).

    `told_last` is the date that the text told before, from which "a day earlier" counts.
    """
    days = _RESOLVERS[expression.rule.kind](expression, published, told_last)
    if days is None:
        return None
    first, last = expression.rule.days
    if expression.rule.kind in ("date", "weekday", "range"):
        days = days._replace(start=days.start + timedelta(first), end=days.end + timedelta(last))
    if expression.rule.open:
        days = days._replace(end=max(days.end, published))
    told_day = expression.rule.kind in ("date", "range")
    is_future = told_day and published + timedelta(1) < days.start <= published + _AHEAD
    end = min(days.end, published)
    start = min(days.start, end)
    precision = max(days.precision, expression.rule.precision, _precision(start, end))
    is_review = expression.rule.kind == "range" and end - start >= _REVIEW
    limit = DAY_HISTORY_AFTER if told_day else HISTORY_AFTER
    return Days(start, end, precision, days.is_history or is_review or published - end > limit, is_future)


def _precision(start: date, end: date) -> int:
    length = (end - start).days
    return 1 if length <= 2 else 2 if length <= 10 else 3


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def _year_of(month: int, day: int, published: date) -> int:
    """The year of a day and month without one: the latest that is past, or soon to come."""
    this = _day(published.year, month, day)
    return published.year if this is not None and this <= published + _AHEAD else published.year - 1


def _of_month(day: int, published: date) -> Days | None:
    """The latest such day of a month that is no later than publication ("on the night of the 15th")."""
    last = published.replace(day=1) - timedelta(1)
    months = ((published.year, published.month), (last.year, last.month))
    found = (_day(year, month, day) for year, month in months)
    past = next((d for d in found if d is not None and d <= published), None)
    return Days(past, past) if past else None


def _date(e: Expression, published: date, _: Days | None) -> Days | None:
    if e.month is None and e.day is not None:
        return _of_month(e.day, published)
    if e.month is None or e.day is None:
        return None
    found = _day(e.year or _year_of(e.month, e.day, published), e.month, e.day)
    return Days(found, found) if found else None


def _range(e: Expression, published: date, _: Days | None) -> Days | None:
    last_month = e.month2 or e.month
    first_month = e.month or e.month2
    if first_month is None or last_month is None or e.day is None or e.day2 is None:
        return None
    year = e.year or _year_of(last_month, e.day2, published)
    start, end = _day(year - (first_month > last_month), first_month, e.day), _day(year, last_month, e.day2)
    return Days(start, end) if start and end and start <= end else None


def _weekday(e: Expression, published: date, _: Days | None) -> Days | None:
    named = e.weekday if e.weekday is not None else e.weekday2
    if named is None:
        return None
    back = (published.weekday() - named) % 7
    if e.rule.future:
        return Days(published, published)
    start = published - timedelta(days=back or (7 if e.rule.strict else 0))
    if e.weekday is not None and e.weekday2 is not None:
        return Days(start, start + timedelta((e.weekday2 - e.weekday) % 7))
    return Days(start, start)


def _offset(e: Expression, published: date, _: Days | None) -> Days | None:
    return Days(published + timedelta(e.rule.days[0]), published + timedelta(e.rule.days[1]))


def _shift(e: Expression, published: date, told_last: Days | None) -> Days | None:
    if (e.rule.sign > 0 or e.rule.from_event) and (e.unit_days or 0) >= _YEAR:
        return None  # "three years after the uprising" counts from no day of the news
    anchor = told_last or Days(published - timedelta(1), published)
    first, last = e.rule.days
    if e.rule.sign:
        first = last = e.rule.sign * (e.n or 1) * (e.unit_days or 0)
    return Days(anchor.start + timedelta(first), anchor.end + timedelta(last))


def _ago(e: Expression, published: date, _: Days | None) -> Days | None:
    unit = e.unit_days or 0
    meant = published - timedelta(min((e.n or 1) * unit, 36500))
    slack = timedelta(0 if unit <= 1 else unit // 2)
    return Days(meant - slack, meant + slack)


def _month(e: Expression, published: date, _: Days | None) -> Days | None:
    if e.month is None:
        return None
    year = e.year or (published.year if e.month <= published.month else published.year - 1)
    last = date(year, e.month, monthrange(year, e.month)[1])
    return Days(date(year, e.month, 1), last, 3, published - last > MONTH_HISTORY_AFTER)


def _part(e: Expression, published: date, told_last: Days | None) -> Days | None:
    month = _month(e, published, told_last)
    if month is None:
        return None
    first = (month.start, month.start + timedelta(11), month.end - timedelta(6))[e.rule.third - 1]
    return Days(first, first + timedelta(6), 2)  # ACLED codes the beginning, middle or end of a month as a week


def _year(e: Expression, published: date, _: Days | None) -> Days | None:
    if e.year is None or e.year > published.year:
        return None
    return Days(date(e.year, 1, 1), date(e.year, 12, 31), 3, e.year < published.year)


def _period(e: Expression, published: date, _: Days | None) -> Days | None:
    monday = published - timedelta(published.weekday())
    if e.rule.unit == "week":
        start = monday - timedelta(7 * e.rule.back)
        return Days(start, start + timedelta(6), 2)
    if e.rule.unit == "weekend":
        saturday = published - timedelta((published.weekday() - 5) % 7)
        return Days(saturday, saturday + timedelta(1))
    if e.rule.unit == "month":
        last = published.replace(day=1) - timedelta(1) if e.rule.back else published
        return Days(last.replace(day=1), last, 3)
    year = published.year - e.rule.back
    return Days(date(year, 1, 1), date(year, 12, 31), 3, bool(e.rule.back))


def _history(e: Expression, published: date, _: Days | None) -> Days | None:
    return Days(published, published, 3, True)


_RESOLVERS = {
    "date": _date, "range": _range, "weekday": _weekday, "offset": _offset, "shift": _shift, "ago": _ago,
    "month": _month, "year": _year, "period": _period, "part": _part, "history": _history,
}  # fmt: skip
