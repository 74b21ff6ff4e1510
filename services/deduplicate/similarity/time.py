"""Whether two reports may happen on one day."""

from __future__ import annotations

from datetime import date

from services.deduplicate.features import FINE_DAYS, Features
from services.deduplicate.objects import HOURS
from services.deduplicate.similarity.aspect import NEUTRAL, NEVER, Aspect

_EPOCH = date(1970, 1, 1).toordinal()
_APART = 2
"""Steps between two times of a day from which they are not one: an hour is called by two that are neighbours."""
_BEYOND_THE_DAY_BEFORE = -2.2
"""An undated report whose two days are those of its writing and the one before is seldom of an earlier one still;
but that ground was taken is told for days."""
_EARLY_HOUR = 11
"""Local hour until which news that names no day is of the day before, or of the night."""


def time(a: Features, b: Features) -> Aspect:
    """How much the two date ranges speak for one event.

    An undated report may tell of the day before: papers write of the night that has passed.
    """
    gap = max(a.first_day, b.first_day) - min(a.last_day, b.last_day)
    if gap <= 0:
        return _overlapping(a, b)
    if gap == 1 and _may_be_the_day_before(a, b):
        return Aspect(0.4, "one may mean the night before")
    if gap == 1 and a.dated != b.dated and _is_out_before(*(a, b) if b.dated else (b, a)):
        return Aspect(-3.0, "one was out before the day of the other")
    if gap == 1:
        return Aspect(_a_day_apart(a, b), "dated a day apart")
    if (a.dated and b.dated) or gap > 2:
        return Aspect(NEVER, "dated {} days apart", (gap,))
    return Aspect(-3.0, "dated {} days apart", (gap,))


def hours(a: Features, b: Features) -> Aspect:
    """One was in the morning and the other in the evening: times of a day that are not beside each other."""
    apart = [_steps(one, other) for one in a.hours for other in b.hours]
    if min(apart, default=0) < _APART:
        return NEUTRAL
    return Aspect(-3.5, "{} in one, {} in the other", (min(a.hours), min(b.hours)))


def _steps(one: str, other: str) -> int:
    """How far apart two times of a day are, around the clock."""
    steps = abs(HOURS.index(one) - HOURS.index(other))
    return min(steps, len(HOURS) - steps)


def _a_day_apart(a: Features, b: Features) -> float:
    """Two days that are named are two events, but a night belongs to two days, and news that names none may be late."""
    if not (a.dated or b.dated):
        return -1.1
    if a.dated != b.dated:
        undated, dated = (a, b) if b.dated else (b, a)
        is_beyond = dated.last_day < undated.first_day < undated.last_day
        return _BEYOND_THE_DAY_BEFORE if is_beyond and not (a.territory and b.territory) else -1.1
    return -2.2 if a.at_night or b.at_night else -6.0


def _overlapping(a: Features, b: Features) -> Aspect:
    if a.dated and b.dated and _is_night(a) and _is_night(b) and a.first_day != b.first_day:
        return Aspect(-2.0, "in two nights, one after the other")
    days = max(a.last_day - a.first_day, b.last_day - b.first_day) + 1
    if days > FINE_DAYS:
        return Aspect(0.3 if days <= 8 else 0.0, "the dates overlap within {} days", (days,))
    if a.dated and b.dated:
        if a.at_night != b.at_night:
            return Aspect(1.0 if days == 1 else 0.1, "one day, by night in one only")
        return Aspect(1.9 if days == 1 else 1.0, "both name the same day" if days == 1 else "the dates overlap")
    if a.dated != b.dated and _is_early(*(a, b) if b.dated else (b, a)):
        return Aspect(0.0, "one was told early on the day of the other")
    if a.last_day != b.last_day:
        return Aspect(0.6, "one may mean the day before")
    return Aspect(0.9 if a.dated or b.dated else 0.5, "the dates agree")


def _may_be_the_day_before(a: Features, b: Features) -> bool:
    later = a if a.first_day > b.first_day else b
    return not later.dated and later.first_day == later.last_day


def _is_out_before(undated: Features, dated: Features) -> bool:
    """Whether an undated report was out before the other's day began where it happened."""
    longitude = undated.points[0].longitude if undated.points else 0.0
    return (undated.published / 3600 + longitude / 15) / 24 + _EPOCH < dated.first_day


def _is_early(undated: Features, dated: Features) -> bool:
    """Whether an undated report was out before the other's day had well begun where it happened."""
    longitude = undated.points[0].longitude if undated.points else 0.0
    hour = (undated.published / 3600 + longitude / 15) % 24
    return dated.first_day == undated.last_day and hour < _EARLY_HOUR


def _is_night(f: Features) -> bool:
    """A night is two days of the calendar; so is the time from one morning's news to the next."""
    return f.last_day - f.first_day == 1
