"""Which of a sentence's days is the event's: the nearest, but for those that are another's."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from services.extract.lexicon.loading import load
from services.extract.model import Clause
from services.extract.text.document import Sentence
from services.extract.when.day_words import day_words
from services.extract.when.heading import headings
from services.extract.when.resolution import Days
from services.extract.when.sentence_days import resolved
from services.extract.when.told import Told

# What a date loses against a nearer one, in characters of distance.
_ASIDE = 150
"""Beyond a relative pronoun: "retook the town, which rebels had seized in March"."""
_ELSEWHERE = 300
"""Beyond a semicolon: "in March rebels seized the town; today it is quiet"."""
_BACKGROUND = 200
_VAGUE = 60
_SPOKEN = 400
_WEAK = 1000
_DEAD = 30
"""Characters before a day that hold whose dead it is of."""
_HEADING = 5
"""What the day costs that a sentence opens with; only one right beside the trigger is nearer ("killed | on 2 May")."""
_PARTED = re.compile(r", (?:but|yet|однако|но|а|хотя|тем не менее|однак|проте|але) ")
_OPENING = 12
"""Characters of a sentence in which the day that it opens with begins ("Back in")."""
_COUNTED = 60
"""Characters before a time that hold the ordinal of what is counted in it."""


def choose(clause: Clause, language: str, published: date, told_last: Days | None) -> Told | None:
    """The clause's own date nearest to the trigger; else one that the whole sentence is under."""
    found = resolved(clause.sentence, language, published, told_last, clause)
    own = [t for t in found if clause.start <= t.expression.start < clause.end]
    if any(t.days.is_history for t in own):  # "in the autumn of 2020 it took a day": how long it took is no day of now
        own = [t for t in own if t.days.is_history or not _is_duration(t, clause.sentence, language)]
    own = [t for t in own if not (t.days.is_history and _is_aside(t, clause, language))]
    own = [t for t in own if not _is_of_other_dead(t, clause.sentence, language)]
    own = [t for t in own if t.days.precision == 1 or not _is_counted(t, clause.sentence, language)]
    own = [t for t in own if not ((t.days.is_future or t.days.is_history) and _is_parted(t, clause))]
    heads = headings(own, clause, language)
    if heads:  # "On 9 October, relatives of people detained after the vote of 28 July held a vigil"
        own = [t for t in own if t in heads or t.expression.start >= clause.trigger.end]
    others = [t for t in found if t not in own and not t.days.is_history and not t.days.is_future]
    if not own and not others:
        own = [t for t in found[:1] if t.days.is_history and _is_under(t, clause, language)]
    return min(
        own or others, key=lambda told: _HEADING if told in heads else _cost(told, clause, language), default=None
    )


def _is_under(told: Told, clause: Clause, language: str) -> bool:
    """Whether a sentence opens with a past that its subordinate clauses share: "In 2017 he ended talks | after rebels
    attacked" tells of 2017."""
    floor = clause.sentence.start
    opens = told.expression.start - floor <= _OPENING and told.expression.end <= clause.start
    return opens and _subordinate(language).match(clause.sentence.lower, clause.start - floor) is not None


@cache
def _subordinate(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{load(language, 'dates').get('subordinate', '(?!)')})\b")


def _is_aside(told: Told, clause: Clause, language: str) -> bool:
    """Whether a date stands in a relative clause of its own: "the troops, who came in July 2021, bombed a column"."""
    floor = clause.sentence.start
    start, lower = told.expression.start - floor, clause.sentence.lower
    if told.expression.start >= clause.trigger.end:
        return day_words(language, "aside").search(lower, clause.trigger.end - floor, start) is not None
    opening = lower.rfind(",", 0, start) + 1
    closed = lower.find(",", told.expression.end - floor, clause.trigger.start - floor) >= 0
    return closed and opening > 0 and day_words(language, "aside").match(lower, opening + 1) is not None


def _is_of_other_dead(told: Told, sentence: Sentence, language: str) -> bool:
    """Whether a day is that of the dead of another event ("a town that mourns the dead of the day before")."""
    start = told.expression.start - sentence.start
    found = _other_dead(language).search(sentence.lower, max(0, start - _DEAD), told.expression.end - sentence.start)
    return found is not None and found.start() < start


def _is_parted(told: Told, clause: Clause) -> bool:
    """Whether a day to come, or of long ago, is another clause's: "a truce from 1 August, but drones | hit"."""
    floor = clause.sentence.start
    first, last = sorted((told.expression.start, clause.trigger.start))
    between = clause.sentence.lower[first - floor : last - floor]
    return ";" in between or (told.days.is_future and _PARTED.search(between) is not None)


def _is_counted(told: Told, sentence: Sentence, language: str) -> bool:
    """Whether an event is only counted or compared within a time: "the third such attack | this month"."""
    start = told.expression.start - sentence.start
    before = sentence.lower[max(0, start - _COUNTED) : start]
    return _counted(language).search(before) is not None


@cache
def _counted(language: str) -> re.Pattern[str]:
    return re.compile(load(language, "dates").get("counted", "(?!)"))


def _is_duration(told: Told, sentence: Sentence, language: str) -> bool:
    """Whether an expression says how long something took ("за сутки")."""
    openings = tuple(load(language, "dates").get("durations", {}).get("openings", ()))
    return bool(openings) and sentence.lower.startswith(openings, told.expression.start - sentence.start)


def _cost(told: Told, clause: Clause, language: str) -> int:
    """Characters to the trigger, and what speaks against this date."""
    expression, days = told
    after = expression.start >= clause.trigger.end
    gap = (clause.trigger.end, expression.start) if after else (expression.end, clause.trigger.start)
    between = clause.sentence.lower[max(0, gap[0] - clause.sentence.start) : max(0, gap[1] - clause.sentence.start)]
    return (
        max(0, gap[1] - gap[0])
        + _ASIDE * bool(day_words(language).search(between))
        + _ELSEWHERE * (";" in between)
        + _BACKGROUND * days.is_history
        + _VAGUE * (days.precision > 1)
        + _SPOKEN * expression.spoken
        + _WEAK * expression.rule.weak
    )


@cache
def _other_dead(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{load(language, 'dates')['other_dead']})")
