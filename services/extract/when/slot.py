"""When an event happened: the date words nearest to it, or else the day of publication and the day before."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Literal, cast

from schemas.report import When
from services.extract.lexicon.loading import load
from services.extract.model import Clause, WhenSlot
from services.extract.text.document import Document, Sentence
from services.extract.when.choice import choose
from services.extract.when.expressions import expressions_of
from services.extract.when.over import day_over
from services.extract.when.resolution import Days
from services.extract.when.sentence_days import last_day_told, resolved
from services.extract.when.told import Told, is_day
from services.extract.when.written import written_on


def when_of(clause: Clause, document: Document, published_at: datetime, zone: tzinfo = timezone.utc) -> WhenSlot:
    """The days of the clause's event in the local calendar (`zone`, UTC where the outlet's is unknown).

    Without date words: the day of publication and the day before, since that is what a daily report tells.
    """
    published = written_on(document, published_at.astimezone(zone).date())
    told_last = _anchor_of(clause.sentence, document, published)
    chosen = choose(clause, document.language, published, told_last)
    if chosen is None or chosen.expression.rule.weak:
        chosen = _inherited(clause, document, published, has_time=chosen is not None) or chosen
    if chosen is None:
        return WhenSlot(When(start=published - timedelta(1), end=published, precision=1), None)
    return _slot(_before(chosen, published_at.astimezone(zone), document), document)


def _anchor_of(sentence: Sentence, document: Document, published: date) -> Days | None:
    """The last day told before a sentence, where it tells one that counts from that ("a day earlier")."""
    counts = any(e.rule.kind == "shift" for e in expressions_of(sentence, document.language))
    return last_day_told(sentence, document, published) if counts else None


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


def _inherited(clause: Clause, document: Document, published: date, has_time: bool) -> Told | None:
    """The day of the sentence before, where that tells one day and this sentence goes on from it; else the one over it.

    It does where it has a time of day ("in the evening"), or stands in the same paragraph.
    """
    index = clause.sentence.index
    if index == 0:
        return None
    return _of_the_sentence_before(clause, document, published, has_time) or day_over(clause, document, published)


def _of_the_sentence_before(clause: Clause, document: Document, published: date, has_time: bool) -> Told | None:
    index = clause.sentence.index
    before = document.sentences[index - 1]
    if not (has_time or before.paragraph == clause.sentence.paragraph):
        return None
    told_last = _anchor_of(before, document, published)
    days = [t for t in resolved(before, document.language, published, told_last) if is_day(t)]
    return days[0] if len(days) == 1 else None
