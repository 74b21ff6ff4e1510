"""What stands under a heading of old or of possible things: "Background: ...", "OUTLOOK" above a paragraph."""

from __future__ import annotations

import re
from functools import cache

from services.extract.events.told import Told, names_day
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.text.document import Document, Sentence
from services.extract.text.layout import above

_LABEL = 40
"""Characters that hold such a heading, bullets included."""


def is_set_aside(told: Told, document: Document) -> bool:
    """Whether a clause stands under such a heading and does not name its own day, which makes it news after all."""
    is_news = names_day(told) and not told.when.is_history
    return not is_news and _is_under_aside(told.candidate.clause.sentence, document)


def _is_under_aside(sentence: Sentence, document: Document) -> bool:
    label = _asides(document.language)
    if label.match(sentence.lower[:_LABEL]):
        return True
    if label.match(document.openings[sentence.paragraph].lower[:_LABEL]):
        return True
    return any(label.match(heading.lower) for heading in above(document.headings, sentence, 1))


@cache
def _asides(language: str) -> re.Pattern[str]:
    """Such a word by itself, or before a colon or a dash that parts it from what it heads."""
    return re.compile(rf"[\W\d_]*(?:{any_of(load(language, 'continuation')['asides'])})[*_ ]{{0,3}}(?:$|[:—–]|\s-\s)")
