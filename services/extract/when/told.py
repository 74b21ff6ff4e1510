"""A date expression with the days that it means."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from services.extract.when.expressions import Expression
from services.extract.when.resolution import Days


class Told(NamedTuple):
    """A date expression and the days that it means."""

    expression: Expression
    days: Days


def is_day(told: Told) -> bool:
    """Whether this tells the day that later sentences may go on from."""
    return told.days.precision == 1 and not (
        told.days.is_history or told.expression.spoken or told.expression.rule.weak or told.expression.rule.from_event
    )


def anchor(told: Told) -> Days:
    """The day from which "a day earlier" counts: of a night, the one that it is named after ("on Friday night")."""
    first, last = told.expression.rule.days
    if first == last:
        return told.days
    named = told.days.start - timedelta(first)
    return told.days._replace(start=named, end=named)
