"""The day that stands over what is told: at the head of its paragraph, or in a line of its own above it."""

from __future__ import annotations

from datetime import date

from services.extract.model import Clause
from services.extract.text.document import Document, Sentence
from services.extract.text.layout import above, words_begin
from services.extract.when.sentence_days import resolved
from services.extract.when.told import Told, is_day

_UP = 4
"""Headings above a sentence that are looked at."""
_ON = 3
"""Characters between a line's bullet and its day that hold a preposition."""
_SIGNS = 4
"""Characters behind a heading's last word that hold its signs."""


def day_over(clause: Clause, document: Document, published: date) -> Told | None:
    """ "5 May, Arden. A van was stopped. Its driver was | beaten |.", "MONDAY 4 MAY" above a list."""
    opening = document.openings[clause.sentence.paragraph]
    headed = _days(opening, document.language, published) if opening is not clause.sentence else []
    if headed and _opens(headed[0], opening):
        return headed[0]
    for heading in above(document.headings, clause.sentence, _UP):
        days = _days(heading, document.language, published)
        if len(days) == 1 and _is_at_edge(days[0], heading):
            return days[0]
    return None


def _is_at_edge(told: Told, heading: Sentence) -> bool:
    """Whether a heading opens or ends with its day, as one does that is no headline of what happened on it."""
    return _opens(told, heading) or heading.end - told.expression.end <= _SIGNS


def _opens(told: Told, line: Sentence) -> bool:
    return told.expression.start <= words_begin(line) + _ON


def _days(sentence: Sentence, language: str, published: date) -> list[Told]:
    found = resolved(sentence, language, published, None)
    return [told for told in found if is_day(told) and not told.days.is_future]
