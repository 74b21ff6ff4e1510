"""How a bulletin is laid out: the lines that head what stands under them, and the items of its lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.extract.text.document import Sentence

_LONGEST = 60
"""Characters of a heading at most."""
_MOST = 3
"""Headings one right after the other at most: a country, a day, a title."""
_STOPS = (".", "!", "?", "…", ";", ",", '."', ".”")
_BULLET = re.compile(r"(?:[•▪◾■●◦‣*–—-]|🔹|🔸|\(?\d{1,2}[.)])\s")
"""What an item of a list begins with."""


def headings_in(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The short lines without a stop, each of its own paragraph, that others follow: "NORTHERN ARDEN".

    Many in a row are a list of headlines, and head nothing.
    """
    found: list[Sentence] = []
    row: list[Sentence] = []
    for at, one in enumerate(sentences):
        if _is_line(at, sentences) and len(one.text) <= _LONGEST and not one.text.endswith(_STOPS) and not is_item(one):
            row.append(one)
            continue
        found += row if len(row) <= _MOST else ()
        row = []
    return tuple(found)


def _is_line(at: int, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence is a paragraph by itself."""
    paragraph = sentences[at].paragraph
    return all(not 0 <= i < len(sentences) or sentences[i].paragraph != paragraph for i in (at - 1, at + 1))


def above(headings: Sequence[Sentence], sentence: Sentence, most: int) -> Sequence[Sentence]:
    """The last headings above a sentence, the nearest first."""
    at = bisect_left(headings, sentence.start, key=lambda one: one.start)
    return headings[max(0, at - most) : at][::-1]


def is_item(sentence: Sentence) -> bool:
    """Whether a sentence opens an item of a list by a bullet or a number."""
    return _BULLET.match(sentence.text) is not None
