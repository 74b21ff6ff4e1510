"""What one article tells in two reports: each event once, whichever of the two fits another article's report better."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from schemas.report import ArticleReports, EventReport
from services.deduplicate.partition import Partition
from tests.unit.deduplicate.making import RUSSIA, later, place, report, told

RIDER: dict[str, Any] = {
    "where": "Kotlyne", "killed": 1, "quote": "a drone killed a motorcyclist on the road", "means": ("drone",),
}  # fmt: skip
SHELL: dict[str, Any] = {"where": "Kotlyne", "sub_event_type": "Shelling/artillery/missile attack", "actors": (RUSSIA,)}
MARKET: dict[str, Any] = {"where": "Kharkiv", "killed": 4, "quote": "a bomb hit the market"}
MARKET_IN_ALL: dict[str, Any] = {"where": "Kharkiv", "killed": 4, "quote": "four died at a market in all"}
AREA = place("Kharkiv", geo_precision=2, uncertainty_m=25_000, feature="district")


def article(name: str, hours: float, *told_: dict[str, Any]) -> ArticleReports:
    return told(name, *(report(name, n, published=later(hours), **fields) for n, fields in enumerate(told_)))


def together(*articles: ArticleReports) -> list[set[str]]:
    """What is in one event, as names of articles and numbers of reports in them."""
    partition = Partition(timed=False)
    for one in articles:
        partition.apply(one, later(96))
    return sorted(({name(m.report) for m in e.members} for e in partition.active()), key=min)


def name(one: EventReport) -> str:
    return f"{one.article_id}{one.evidence.start // 100}"


@pytest.mark.parametrize("first", [0, 1], ids=["the better one first", "the worse one first"])
def test_of_an_articles_reports_the_one_that_fits_best_joins(first: int) -> None:
    """Which of them has the lower id, and so the first choice, does not matter."""
    two = (RIDER, SHELL) if first == 0 else (SHELL, RIDER)
    for order in permutations((article("a", 0, RIDER), article("b", 1, *two), article("c", 2, SHELL, RIDER))):
        assert together(*order) == [{"a0", f"b{first}", "c1"}, {f"b{1 - first}", "c0"}]


def test_what_fits_less_may_still_join_another_report_of_the_article() -> None:
    two = article("b", 1, MARKET_IN_ALL | {"where": AREA, "killed": 5}, MARKET)
    assert together(article("a", 0, MARKET), two) == [{"a0", "b1"}, {"b0"}]


def test_a_new_version_is_no_sibling_of_the_one_that_it_replaces() -> None:
    before = article("b", 1, RIDER, SHELL)
    after = told("b", report("b", 2, version=2, published=later(1), **RIDER), version=2)
    assert together(article("a", 0, RIDER), before, after) == [{"a0", "b2"}]


def test_what_is_over_is_no_more_of_what_is_alike() -> None:
    """Two events that are much like each other, of which one leaves the state before the other."""
    partition = Partition()
    two = {"where": "Kotlyne", "killed": 3}
    for one in (article("a", 0, two, two | {"killed": 4}), article("b", 1, two), article("c", 1, two | {"killed": 4})):
        partition.apply(one, later(1))
    for days, name_, fields in ((10, "d", two), (20, "e", two), (32, "x", RIDER), (33, "y", RIDER), (34, "z", RIDER)):
        day = {} if fields is two else {"day": later(24 * days).date()}
        partition.apply(article(name_, 24 * days, fields | day), later(24 * days))
    partition.apply(article("f", 24 * 38, two), later(24 * 38))
    left = [{name(m.report) for m in e.members} for e in partition.active()]
    assert {"a0", "b0", "d0", "e0", "f0"} in left
    assert not any("c0" in one for one in left), "the event that only a and c tell is over"
