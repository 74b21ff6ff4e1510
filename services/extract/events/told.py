"""A telling of an event, with its date and place, and the events that tellings are of."""

from __future__ import annotations

from typing import NamedTuple

from services.extract.events.candidate import Candidate
from services.extract.model import PlaceSlot, WhenSlot


class Told(NamedTuple):
    """A candidate with its date and place."""

    candidate: Candidate
    when: WhenSlot
    place: PlaceSlot


class Event(NamedTuple):
    """One event: the clause that tells most of it, and the further clauses that tell it again."""

    main: Told
    again: tuple[Told, ...] = ()


def near(last: Told, one: Told, most: int = 1) -> bool:
    """Whether one is told at most so many sentences after the other."""
    return 0 <= one.candidate.clause.sentence.index - last.candidate.clause.sentence.index <= most


def dates_agree(a: WhenSlot, b: WhenSlot) -> bool:
    """Whether two tellings may be of one day: one names none of the event, or both share some."""
    if a.span is None or b.span is None or a.is_spoken or b.is_spoken:
        return True
    return a.when.start <= b.when.end and b.when.start <= a.when.end


def names_day(one: Told) -> bool:
    """Whether a telling's own sentence names the day."""
    sentence, day = one.candidate.clause.sentence, one.when
    return day.span is not None and sentence.start <= day.span[0] < sentence.end and day.when.precision == 1
