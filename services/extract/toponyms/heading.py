"""The place that a paragraph of a bulletin is headed by: "Arden. At dawn shells hit a school."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.report import Toponym
from services.extract.text.document import Document, Sentence

_REACH = 40  # characters from the beginning of the line: a number, a bullet, an emoji
_BEFORE = re.compile(r"[^\w\n]*(?:\d{1,2}\s*[.):]\s*)?[^\w\n]*")
_AFTER = re.compile(r"\s*(?:\([^()\n]{2,40}\))?\s*(?:[*_]*[.:—–][*_]*(?:\s|$)|[*_]*\s-\s|,\s\d)")
_NOT_OURS = frozenset(("publisher", "actor"))


def heading_of(
    sentence: Sentence, document: Document, toponyms: Sequence[Toponym], starts: Sequence[int]
) -> int | None:
    """Index of the toponym that heads the sentence's line, with what contains it right behind it; None without one.

    `toponyms` and their `starts` are the document's, in order.
    """
    line = document.text.rfind("\n", 0, sentence.start + 1) + 1
    index = bisect_left(starts, line)
    if index == len(starts) or starts[index] > line + _REACH:
        return None
    toponym = toponyms[index]
    if _BEFORE.fullmatch(document.text, line, toponym.start) is None:
        return None
    ends = [toponym.end, *(toponyms[outer].end for outer in toponym.within if outer > index)]
    heads = any(_AFTER.match(document.text, end) for end in ends)
    is_dateline = toponym.role in _NOT_OURS or (toponym.sentence == 0 and toponym.written.isupper())
    return index if heads and not is_dateline and not toponym.country else None
