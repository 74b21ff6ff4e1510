"""The figure that closes a report, as coders put it down at a note's end, far behind the clause that it is of."""

from __future__ import annotations

from collections.abc import Iterator

from services.extract.casualties.statement import Statement
from services.extract.casualties.statements import statements_of
from services.extract.model import Extent
from services.extract.text.document import Document

_WITHIN = 12
"""Sentences of a paragraph that are looked at."""


def closing_of(extent: Extent, document: Document) -> Iterator[Statement]:
    """Verdicts in the rest of the clause's paragraph, as long as no other event is told."""
    sentence = extent.clause.sentence
    for other in document.sentences[sentence.index : sentence.index + _WITHIN]:
        if other.paragraph != sentence.paragraph or other.start >= extent.until:
            return
        said = statements_of(other, document.language)
        yield from (s for s in said if s.verdict and extent.clause.end <= s.start < extent.until)
