"""Who speaks in a whole communiqué: "The General Staff announces the following", "Сводка штаба за 20 июля"."""

from __future__ import annotations

import re
from functools import cache

from services.extract.claims.speakers import Saying
from services.extract.lexicon.loading import load
from services.extract.model import Clause
from services.extract.text.document import Document

_FIRST = 2
"""Sentences in which a communiqué says whose it is."""


def preamble_of(document: Document, clause: Clause) -> list[Saying]:
    """The speaker of all that follows, where one of the first sentences says no more than who that is."""
    for sentence in document.sentences[:_FIRST]:
        match = _pattern(document.language).match(sentence.text)
        if match is None or sentence.index >= clause.sentence.index:
            continue
        name = match.group(match.lastgroup or 0).strip()
        start = sentence.start + match.start(match.lastgroup or 0)
        span = (start, start + len(name))
        return [Saying(name, None, "asserts", span, span, closes=False)]
    return []


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(load(language, "attribution").get("preamble", "(?!)"))
