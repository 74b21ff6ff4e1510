"""When an event happened: the date words nearest to it, or else the day of publication and the day before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import zip_longest
from typing import Literal, NamedTuple, cast

from schemas.report import When
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import Clause, WhenSlot
from services.extract.text.document import Document, Sentence
from services.extract.when.expressions import Expression, expressions_of
from services.extract.when.resolution import Days, resolve

_LOOK_BACK = 6
"""Sentences before the event's in which "a day earlier" finds the date it counts from."""

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
_ENDINGS = "ого|ому|ой|ою|ую|ым|ых|ыми|ої|им|их|ими|у"
_DESCRIBING = re.compile(
    rf"\b\w{{3,}}(?:(?:нн|[оеаиыяуіє]т)(?:{_ENDINGS})|вш(?:его|ему|им|ей|ую|их|ими)) (?:ещ[её] |ще )?$"
)
"""A participle in an oblique case, right before a day, in Russian and Ukrainian."""
_BESIDE_NOUN = re.compile(r" (?:[^,;]{1,40}, )?|, ")
"""What stands between a noun and the participle that appoints it: "митинг | в Тбилиси, | назначенный на пятницу"."""
_PARTED = re.compile(r", (?:but|yet|однако|но|а|хотя|тем не менее|однак|проте|але) ")
_PARTICIPLE = 40
"""Characters before a day that hold what appoints something for it."""
_BESIDE = 4
"""Characters between a weekday and its date."""
_COUNTED = 60
"""Characters before a time that hold the ordinal of what is counted in it."""
_COMMA = re.compile(r",(?!\d)")
"""One between words, not within a number ("2,500 policemen")."""
_FAR, _MOST = 1200, 20
"""Characters from a clause, and date expressions of a sentence, beyond which none is looked at: time stays linear."""


class Told(NamedTuple):
    """A date expression and the days that it means."""

    expression: Expression
    days: Days


def when_of(clause: Clause, document: Document, published_at: datetime, zone: tzinfo = timezone.utc) -> WhenSlot:
    """The days of the clause's event in the local calendar (`zone`, UTC where the outlet's is unknown).

    Without date words: the day of publication and the day before, since that is what a daily report tells.
    """
    published = published_at.astimezone(zone).date()
    needs_anchor = any(e.rule.kind == "shift" for e in expressions_of(clause.sentence, document.language))
    told_last = _told_last(clause.sentence, document, published) if needs_anchor else None
    chosen = _choose(clause, document.language, published, told_last)
    if chosen is None or chosen.expression.rule.weak:
        chosen = _inherited(clause, document, published, has_time=chosen is not None) or chosen
    if chosen is None:
        return WhenSlot(When(start=published - timedelta(1), end=published, precision=1), None)
    return _slot(_before(chosen, published_at.astimezone(zone), document), document)


def _before(told: Told, published: datetime, document: Document) -> Told:
    """A time of day that was still to come at publication is the day before's ("in the evening", told at noon)."""
    today = published.date()
    if not told.expression.rule.weak or (told.days.start, told.days.end) != (today, today):
        return told
    written = document.text[told.expression.start : told.expression.end].lower()
    if published.hour >= load(document.language, "dates").get("day_parts", {}).get(written, 0):
        return told
    day = today - timedelta(1)
    return told._replace(days=told.days._replace(start=day, end=day))


def _slot(told: Told, document: Document) -> WhenSlot:
    span = (told.expression.start, told.expression.end)
    precision = cast(Literal[1, 2, 3], told.days.precision)
    when = When(start=told.days.start, end=told.days.end, precision=precision, text=document.text[span[0] : span[1]])
    return WhenSlot(when, span, told.days.is_history, told.days.is_future, told.expression.spoken)


def _choose(clause: Clause, language: str, published: date, told_last: Days | None) -> Told | None:
    """The clause's own date nearest to the trigger; else one that the whole sentence is under."""
    found = _resolved(clause.sentence, language, published, told_last, clause)
    own = [t for t in found if clause.start <= t.expression.start < clause.end]
    if any(t.days.is_history for t in own):  # "in the autumn of 2020 it took a day": how long it took is no day of now
        own = [t for t in own if t.days.is_history or not _is_duration(t, clause.sentence, language)]
    own = [t for t in own if not (t.days.is_history and _is_aside(t, clause, language))]
    own = [t for t in own if not _is_of_other_dead(t, clause.sentence, language)]
    own = [t for t in own if t.days.precision == 1 or not _is_counted(t, clause.sentence, language)]
    own = [t for t in own if not ((t.days.is_future or t.days.is_history) and _is_parted(t, clause))]
    others = [t for t in found if t not in own and not t.days.is_history and not t.days.is_future]
    return min(own or others, key=lambda told: _cost(told, clause, language), default=None)


def _is_aside(told: Told, clause: Clause, language: str) -> bool:
    """Whether a date stands in a relative clause of its own: "the troops, who came in July 2021, bombed a column"."""
    floor = clause.sentence.start
    start, lower = told.expression.start - floor, clause.sentence.lower
    if told.expression.start >= clause.trigger.end:
        return _relative(language, "aside").search(lower, clause.trigger.end - floor, start) is not None
    opening = lower.rfind(",", 0, start) + 1
    closed = lower.find(",", told.expression.end - floor, clause.trigger.start - floor) >= 0
    return closed and opening > 0 and _relative(language, "aside").match(lower, opening + 1) is not None


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


def _appointed(told: Told, sentence: Sentence, clause: Clause | None, language: str) -> Told | None:
    """A day that something is appointed for: to come, of the noun right before, and no other event's."""
    start, lower = told.expression.start - sentence.start, sentence.lower
    participle = _relative(language, "appointed_for").search(lower, max(0, start - _PARTICIPLE), start)
    if participle is None:
        return None if clause and _is_of_participle(told, sentence, clause) else told
    is_noun = clause is not None and clause.trigger.voice == "nominal"
    behind = clause.trigger.end - sentence.start if clause and is_noun else start
    is_its = _BESIDE_NOUN.fullmatch(lower, max(0, behind), participle.start()) is not None
    return told._replace(days=told.days._replace(is_future=True)) if is_its else None


def _is_of_participle(told: Told, sentence: Sentence, clause: Clause) -> bool:
    """Whether a day is a participle's that describes a noun: "тело похищенного | в июне | мэра нашли"."""
    start, lower = told.expression.start - sentence.start, sentence.lower
    participle = _DESCRIBING.search(lower, max(0, start - _PARTICIPLE), start)
    is_vague = told.days.precision > 1 or told.days.is_history  # who was hurt yesterday was so in the event
    if participle is None or not is_vague or clause.trigger.voice == "nominal" or clause.sentence is not sentence:
        return False
    first, last = clause.trigger.start - sentence.start, clause.trigger.end - sentence.start
    is_own = first < participle.end() and participle.start() < last
    return not is_own and lower.startswith(" ", told.expression.end - sentence.start)


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
        + _ASIDE * bool(_relative(language).search(between))
        + _ELSEWHERE * (";" in between)
        + _BACKGROUND * days.is_history
        + _VAGUE * (days.precision > 1)
        + _SPOKEN * expression.spoken
        + _WEAK * expression.rule.weak
    )


@cache
def _other_dead(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{load(language, 'dates')['other_dead']})")


@cache
def _relative(language: str, kind: str = "relative") -> re.Pattern[str]:
    if kind == "appointed_for":
        return re.compile(rf"\b(?:{any_of(load(language, 'dates').get('appointed', ()))})\w* (?:\w+ )?на $")
    return re.compile(rf"\b(?:{any_of(load(language, 'dates').get(kind, ()))})\b")


def _resolved(
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
        told = _appointed(Told(expression, days), sentence, clause, language)
        if told is None:
            continue
        out.append(told)
        if _is_day(out[-1]):
            told_last = _anchor(out[-1])
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


def _is_day(told: Told) -> bool:
    """Whether this tells the day that later sentences may go on from."""
    return told.days.precision == 1 and not (
        told.days.is_history or told.expression.spoken or told.expression.rule.weak or told.expression.rule.from_event
    )


def _anchor(told: Told) -> Days:
    """The day from which "a day earlier" counts: of a night, the one that it is named after ("on Friday night")."""
    first, last = told.expression.rule.days
    if first == last:
        return told.days
    named = told.days.start - timedelta(first)
    return told.days._replace(start=named, end=named)


def _told_last(sentence: Sentence, document: Document, published: date) -> Days | None:
    """The last day told before this sentence."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _LOOK_BACK), -1):
        found = _resolved(document.sentences[index], document.language, published, None)
        days = [_anchor(told) for told in found if _is_day(told)]
        if days:
            return days[-1]
    return None


def _inherited(clause: Clause, document: Document, published: date, has_time: bool) -> Told | None:
    """The day of the sentence before, where that tells one day and this sentence goes on from it.

    It does where it has a time of day ("in the evening"), or stands in the same paragraph.
    """
    index = clause.sentence.index
    if index == 0:
        return None
    before = document.sentences[index - 1]
    told_last = _told_last(before, document, published)
    days = [t for t in _resolved(before, document.language, published, told_last) if _is_day(t)]
    goes_on = has_time or before.paragraph == clause.sentence.paragraph
    return days[0] if len(days) == 1 and goes_on else None
