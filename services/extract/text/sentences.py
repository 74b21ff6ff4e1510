"""Where sentences begin and end, in linear time."""

from __future__ import annotations

import re
from functools import lru_cache

from services.extract.lexicon.loading import load

_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s))")
"""One set of characters comes first: a search skips all others."""
_NEXT = re.compile(r"\s*[\"'“‘«(\[—–•*-]*\s*")
_LAST_WORD = re.compile(r"[\w.'’-]*$")
_LOOK_BACK = 24  # characters; no abbreviation is longer


def split_sentences(text: str, language: str) -> list[tuple[int, int, int]]:
    """(start, end, paragraph) of each sentence; paragraph counts the line breaks before it."""
    spans: list[tuple[int, int, int]] = []
    start = paragraph = 0
    for match in _END.finditer(text):
        is_break = text[match.start()] == "\n"
        if is_break or _ends_sentence(text, match.start(), match.end(), language):
            start = _add(spans, text, start, match.end(), paragraph)
            paragraph += is_break
    _add(spans, text, start, len(text), paragraph)
    return spans


def _add(spans: list[tuple[int, int, int]], text: str, start: int, end: int, paragraph: int) -> int:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(stripped), paragraph))
    return end


def _ends_sentence(text: str, stop: int, end: int, language: str) -> bool:
    """Whether the stop at `stop` is the end of a sentence and not of an abbreviation or an initial."""
    after = text[end + 1 : end + 2] if text[end : end + 1] == " " else ""
    if not after.isalnum():  # seldom: signs or other white space
        following = _NEXT.match(text, end)
        after = text[following.end()] if following and following.end() < len(text) else ""
    if after.islower():
        return False
    if text[stop] != "." or end - stop > 1:
        return True
    floor = max(0, stop - _LOOK_BACK)
    begin = max(floor, text.rfind(" ", floor, stop) + 1)
    word = text[begin:stop].lower()
    if not word.isalpha():
        last = _LAST_WORD.search(text, begin, stop)
        word = last.group().lower() if last else ""
    if len(word) == 1 and word.isalpha() and text[stop - 1].isupper():
        return False
    return word not in _abbreviations(language) and not (len(word) > 2 and word[-2] == "." and after.isupper() is False)


@lru_cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(load(language, "abbreviations").get("abbreviations", ()))
