"""The place that stands over what is told: at the head of its paragraph, or in a line of its own above it.

"Arden. At dawn shells hit a school.", "03 May, Northern Halwa, Arden. A van was stopped.", "ARDEN - Gunmen ..."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.report import Toponym
from services.extract.text.document import Document, Sentence
from services.extract.text.layout import above
from services.extract.toponyms.outline import begins, chain_at
from services.extract.toponyms.vocabulary import Vocabulary
from services.extract.when.expressions import expressions_of

_REACH = 40  # characters from where a paragraph's words begin
_AFTER = re.compile(
    r"(?: [a-z\d][\w-]{0,14}){0,2}\s*(?:\([^()\n]{2,40}\))?\s*(?:[*_]*[.:—–][*_]*(?:\s|$)|[*_]*\s-\s|,\s\d)"
)
_NOT_OURS = frozenset(("publisher", "actor"))
_UP = 4
"""Headings above a sentence that are looked at: those of a day or a number pass on to the one above them."""
_NO_WORDS = re.compile(r"[\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+")


def heading_of(
    sentence: Sentence, document: Document, toponyms: Sequence[Toponym], starts: Sequence[int]
) -> int | None:
    """Index of the toponym that heads the sentence's paragraph, the smallest of several; None without one.

    `toponyms` and their `starts` are the document's, in order.
    """
    opening = document.openings[sentence.paragraph]
    start = begins(opening, document.language)
    index = bisect_left(starts, start)
    if index == len(starts) or starts[index] > start + _REACH:
        return None
    if _NO_WORDS.fullmatch(document.text, start, starts[index]) is None:
        return None
    chain = chain_at(index, document.text, toponyms)
    ends = [*chain, *(outer for at in chain for outer in toponyms[at].within if outer > chain[-1])]
    heads = any(_AFTER.match(document.text, toponyms[at].end) for at in ends)
    return _smallest(chain, toponyms) if heads and not _is_dateline(toponyms[index], document, toponyms) else None


def section_of(
    sentence: Sentence, document: Document, toponyms: Sequence[Toponym], starts: Sequence[int], words: Vocabulary
) -> int | None:
    """Index of the one place that a line above a sentence names, and nothing else: "NORTHERN ARDEN"."""
    for heading in above(document.headings, sentence, _UP):
        low = bisect_left(starts, heading.start)
        named = range(low, bisect_left(starts, heading.end, low))
        if named:
            return _section(heading, named, document, toponyms, words)
        if not _is_day(heading, document.language):
            return None
    return None


def _section(
    heading: Sentence, named: range, document: Document, toponyms: Sequence[Toponym], words: Vocabulary
) -> int | None:
    chain = chain_at(named[0], document.text, toponyms)
    smallest = _smallest(chain, toponyms)
    lonely = len(chain) == len(named) and all(toponyms[at].within for at in chain if at != chain[-1])
    rest = "".join(c for at, c in enumerate(heading.lower, heading.start) if not _covers(at, named, toponyms))
    bare = all((w,) in words.features or w in words.fillers or w in words.within for w in _WORD.findall(rest))
    return smallest if lonely and bare else None


def _covers(at: int, named: range, toponyms: Sequence[Toponym]) -> bool:
    return any(toponyms[i].start <= at < toponyms[i].end for i in named)


def _smallest(chain: Sequence[int], toponyms: Sequence[Toponym]) -> int | None:
    """The first of a chain that contains no other of it; none where it is a nationality."""
    outer = {w for at in chain for w in toponyms[at].within}
    return next((at for at in chain if at not in outer and not toponyms[at].country), None)


def _is_day(heading: Sentence, language: str) -> bool:
    """Whether a heading tells a day and nothing else."""
    days = expressions_of(heading, language)
    return bool(days) and days[-1].end - days[0].start >= len(heading.text.strip("*# :")) - 2


def _is_dateline(toponym: Toponym, document: Document, toponyms: Sequence[Toponym]) -> bool:
    """Whether it only says where an article was written; of several told one after the other each says where."""
    if toponym.role == "actor":
        return True
    if toponym.role != "publisher" and not (toponym.sentence == 0 and toponym.written.isupper()):
        return False
    return not any(_opens_in_capitals(t, document) for t in toponyms if t.sentence > toponym.sentence)


def _opens_in_capitals(toponym: Toponym, document: Document) -> bool:
    """Whether a paragraph has a dateline as well."""
    sentence = document.sentences[toponym.sentence]
    opens = toponym.start == sentence.start and document.openings[sentence.paragraph] is sentence
    return opens and toponym.written.isupper() and bool(_AFTER.match(document.text, toponym.end))
