from __future__ import annotations

import pytest

from services.extract.actors.within import mentions_around, mentions_between, mentions_over
from services.extract.model import ActorMention

MENTIONS = tuple(
    ActorMention(start, end, "army", None, None, "State forces") for start, end in ((0, 4), (6, 9), (12, 20))
)


@pytest.mark.parametrize(
    ("start", "end", "begin", "overlap"),
    [(0, 30, [0, 6, 12], [0, 6, 12]), (4, 6, [], []), (3, 7, [6], [0, 6]), (13, 14, [], [12]), (20, 30, [], [])],
)
def test_mentions_that_begin_in_a_span_and_those_that_reach_into_it(
    start: int, end: int, begin: list[int], overlap: list[int]
) -> None:
    assert [m.start for m in mentions_between(MENTIONS, start, end)] == begin
    assert [m.start for m in mentions_over(MENTIONS, start, end)] == overlap


def test_around_is_the_whole_article_but_not_all_of_a_book() -> None:
    far = ActorMention(100_000, 100_004, "army", None, None, "State forces")
    assert mentions_around((*MENTIONS, far), 3_000, 4_000) == MENTIONS
