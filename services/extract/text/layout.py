"""How a bulletin is laid out: the lines that head what stands under them, and the items of its lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from services.extract.lexicon.loading import load

if TYPE_CHECKING:
    from services.extract.text.document import Sentence

_LONGEST = 60
"""Characters of a heading at most."""
_MOST = 3
"""Headings one right after the other at most: a country, a day, a title."""
_STOPS = (".", "!", "?", "…", ";", ",", '."', ".”")
_BULLET = re.compile(r"(?:[•▪◾■●◦‣*–—-]|🔹|🔸|\(?\d{1,2}[.)])\s")
"""What an item of a list begins with."""
_BEFORE = re.compile(r"[^\w\n]*(?:\(?\d{1,2}\s*[.):](?!\d)\s*)?[^\w\n]*")
"""Bullets, numbers and pictures before the first word."""
_SIGNED = re.compile(r"[\u2190-\u2bff\U0001f300-\U0001faff]")
"""The pictures that a channel's items begin with; what begins with the time goes on with one event."""


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


def words_begin(sentence: Sentence) -> int:
    """Where the words of a line begin, behind its bullet or number."""
    before = _BEFORE.match(sentence.text)
    return sentence.start + (before.end() if before else 0)


def items_in(openings: Mapping[int, Sentence], language: str) -> dict[int, int]:
    """Of each paragraph the number of the item that it is of, 0 before the first; nothing where there is no list."""
    axis, numbers, at = _axis(language), dict[int, int](), 0
    for paragraph, opening in sorted(openings.items()):
        at += is_item(opening) or bool(_SIGNED.match(opening.text) or axis.match(opening.text))
        numbers[paragraph] = at
    return numbers if at > 1 else {}


@cache
def _axis(language: str) -> re.Pattern[str]:
    """How an item of a staff's bulletin begins: "In the Arden direction, "."""
    return re.compile(load(language, "continuation").get("axis", "(?!)"))
