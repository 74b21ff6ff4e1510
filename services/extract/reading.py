"""One field read: its events, each with its place and date, and what all its parts found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from services.extract.continuation import is_reminder
from services.extract.events.clauses import find_candidates
from services.extract.events.sections import is_set_aside
from services.extract.events.telling import events_of
from services.extract.events.told import Event, Told, names_day
from services.extract.lexicon.loading import load
from services.extract.names import Names
from services.extract.text.document import Document
from services.extract.toponyms import named, places_of
from services.extract.when import when_of

LATEST_REPUBLISHED = 10
"""Years after which a lone event of the past is history: no archive feeds older news."""


class Reading(NamedTuple):
    """What one field tells."""

    document: Document
    events: tuple[Event, ...]
    names: Names
    history: tuple[Told, ...] = ()
    """What tells of what happened too long ago to be an event of this field."""


def read(names: Names, published_at: datetime) -> Reading:
    """The events of the field that has these names."""
    document = names.document
    candidates = find_candidates(document, names.parties, names.places)
    if not candidates:  # as in most articles, whose names are often not even looked for
        return Reading(document, (), names)
    in_sentences = named(document, names.toponyms, names.first_index)
    dated = [
        Told(candidate, when_of(candidate.clause, document, published_at), places_of(candidate.clause, in_sentences))
        for candidate in candidates
    ]
    told = [one for one in _carried_on(dated, document.language) if not one.when.is_future]
    late = [one for one in told if _is_late(one, published_at) and not one.candidate.is_definite]
    news = [one for one in told if not one.when.is_history] or late
    news = [one for one in news if not is_set_aside(one, document)]
    news = [one for one in news if not _is_reminded_of(one, document)] or news
    starts = {one.candidate.clause.start for one in news}
    history = tuple(one for one in told if one.candidate.clause.start not in starts)
    return Reading(document, events_of(news, names), names, history)


def _carried_on(dated: Sequence[Told], language: str) -> list[Told]:
    """What goes on right after an event of the past is as old: "In 2012 rebels took Goma. Two soldiers died."."""
    told: list[Told] = []
    for one in dated:
        last = told[-1] if told else None
        goes_on = last is not None and last.when.is_history and one.when.span is None and _follows(last, one)
        goes_on = goes_on and not _is_fresh(one, language)
        told.append(one._replace(when=last.when) if last is not None and goes_on else one)
    return told


def _is_reminded_of(one: Told, document: Document) -> bool:
    """Whether a sentence reminds of what was, or goes on after one that opens its paragraph so and names no day."""
    sentence = one.candidate.clause.sentence
    if is_reminder(sentence, document.language):
        return True
    return not names_day(one) and is_reminder(document.openings[sentence.paragraph], document.language)


def _is_fresh(one: Told, language: str) -> bool:
    """Whether a verb says by its tense that it is of now ("have been wounded")."""
    clause = one.candidate.clause
    before = clause.sentence.lower[: clause.trigger.start - clause.sentence.start].split()[-3:]
    return not set(load(language, "grammar").get("present", ())).isdisjoint(before)


def _follows(last: Told, one: Told) -> bool:
    """Whether what is told stands in the sentence after the last one's, in the same paragraph."""
    a, b = last.candidate.clause.sentence, one.candidate.clause.sentence
    return a.paragraph == b.paragraph and b.index == a.index + 1


def _is_late(one: Told, published_at: datetime) -> bool:
    """Whether an old event may still be an article's news: where it tells nothing newer, it was published late."""
    return published_at.year - one.when.when.end.year <= LATEST_REPUBLISHED
