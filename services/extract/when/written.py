"""The day on which an article was written, by its dateline: "yesterday" counts from it."""

from __future__ import annotations

from datetime import date, timedelta

from services.extract.text.document import Document
from services.extract.when.expressions import dateline_of, expressions_of
from services.extract.when.resolution import resolve

_BEFORE = timedelta(days=3)
"""How long before its publication an article is written at most: papers print what came in on the day before."""


def written_on(document: Document, published: date) -> date:
    """The day that the dateline names, where that is shortly before publication; else the day of publication."""
    for sentence in document.sentences[:1]:
        dates = [e for e in expressions_of(sentence, document.language) if e.rule.kind == "date"]
        end = sentence.start + dateline_of(sentence) if dates else 0
        for expression in (e for e in dates if e.end <= end):
            days = resolve(expression, published, None)
            if days and timedelta(0) < published - days.end <= _BEFORE:
                return days.end
    return published
