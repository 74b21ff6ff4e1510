"""People counted on from those told before: "Six militants were killed. | Three more | died in Arden"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.model import ActorMention
from services.extract.text.document import Document

_BACK = 300
"""Characters before them in which those stand of whom they are more."""
_COUNT = 40
"""Characters before a party that hold its number."""
_NUMBER = 20
"""Characters before it that hold the number."""
_VERB = 60
"""Characters behind it that hold the verb."""


def with_counted_on(mentions: Sequence[ActorMention], document: Document) -> tuple[ActorMention, ...]:
    """The parties, with those counted on as more of the last ones that the text counts."""
    text = document.text
    told = list(_told(text)) if document.language == "en" else []
    if not told:
        return tuple(mentions)
    ends = [m.end for m in mentions]
    more: list[ActorMention] = []
    for match in told:
        meant = _counted_before(mentions[: bisect_right(ends, match.start())], match.start(), text)
        if meant is not None:
            more.append(meant._replace(start=match.start(), end=match.end()))
    spans = [(m.start, m.end) for m in more]
    kept = [m for m in mentions if not any(start <= m.start < end for start, end in spans)] if more else mentions
    return tuple(sorted([*kept, *more], key=lambda m: m.start))


def _told(text: str) -> Iterator[re.Match[str]]:
    """Where they are told: looked for only around the word, for numbers are many."""
    for sign in _sign().finditer(text):
        match = _more().search(text, max(0, sign.start() - _NUMBER), sign.end() + _VERB)
        if match and match.end() == sign.end() - 1:
            yield match


def _counted_before(before: Sequence[ActorMention], at: int, text: str) -> ActorMention | None:
    """The last party before an offset that a number counts."""
    near = (m for m in reversed(before) if at - m.end <= _BACK and m.category is not None)
    return next((m for m in near if _counted().search(text, max(0, m.start - _COUNT), m.start)), None)


@cache
def _words(key: str) -> str:
    return any_of(load("en", "roles")[f"counted_{key}"])


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf" (?:{_words('more')}) ")


@cache
def _numbers() -> str:
    return rf"(?:\d{{1,3}}|{any_of(load('en', 'numerals')['cardinals'])}|{_words('some')})"


@cache
def _more() -> re.Pattern[str]:
    """Such people as the subject of what befell them."""
    return re.compile(
        rf"\b{_numbers()} (?:{_words('more')})\b(?= (?:\w+ ){{0,2}}?(?:{_words('befell')})\b)",
        re.IGNORECASE,
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\b{_numbers()} (?:[\w'’-]+ ){{0,2}}$", re.IGNORECASE)
