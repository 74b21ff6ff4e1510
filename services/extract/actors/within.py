"""The mentions between two offsets, found by halving: a document may have thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from services.extract.model import ActorMention

_ARTICLE = 20_000
"""Characters before and behind that tell of the same war: what looks at the whole text would take its square."""


def mentions_between(mentions: Sequence[ActorMention], start: int, end: int) -> Sequence[ActorMention]:
    """The mentions (in order of their start) that begin from `start` up to `end`, offsets of the field."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    return mentions[first : bisect_left(mentions, end, first, key=lambda m: m.start)]


def mentions_over(mentions: Sequence[ActorMention], start: int, end: int) -> Sequence[ActorMention]:
    """The mentions (in order, without overlaps) of which a part lies from `start` up to `end`."""
    first = bisect_right(mentions, start, key=lambda m: m.end)
    return mentions[first : bisect_left(mentions, end, first, key=lambda m: m.start)]


def mentions_around(mentions: Sequence[ActorMention], start: int, end: int) -> Sequence[ActorMention]:
    """Those of the whole article around `start` to `end`; of a text as long as many articles, those near."""
    return mentions_between(mentions, start - _ARTICLE, end + _ARTICLE)
