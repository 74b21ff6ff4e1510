"""What the benchmarks stand on: the generator's laws, and targets that can be missed."""

from __future__ import annotations

import json
from itertools import islice

import pytest

from schemas.article import RawArticle
from tests.benchmarks.articles import DENSE, LANGUAGES, MONTH, articles, long_text
from tests.benchmarks.figures import Figure


def test_the_same_seed_gives_the_same_articles_however_many_are_asked_for() -> None:
    assert list(articles(30, seed=3)) == list(islice(articles(60, seed=3), 30))
    assert list(articles(30, seed=3)) != list(articles(30, seed=4))


def test_articles_are_such_as_feeds_push() -> None:
    read = [RawArticle.read(json.dumps(article)) for article in articles(200)]
    assert len({article.article_id for article in read}) == 200
    assert {article.language for article in read} == set(LANGUAGES)
    assert [a.published_at for a in read] == sorted(a.published_at for a in read)
    assert 0.05 < 1 - len({article.text for article in read}) / 200 < 0.25  # copies


def test_a_month_repeats_more() -> None:
    dense, month = (len({a["text"] for a in articles(400, mix=mix)}) for mix in (DENSE, MONTH))
    assert 200 < month < 0.85 * dense


def test_a_long_text_has_the_size_asked_for_in_bytes() -> None:
    assert len(long_text(5000).encode()) == 5000


@pytest.mark.parametrize(("value", "met"), [(39.9, False), (40.0, True)])
def test_a_target_is_met_or_not(value: float, met: bool) -> None:
    assert Figure("peers", "extract", value, "x", at_least=40.0).is_met is met
    assert Figure("start", "demo", value, "s", at_most=39.95).is_met is not met
