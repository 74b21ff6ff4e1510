"""The law of grouping: the same reports give the same events, in whatever order, however often, they come."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from schemas.event import EventRevision
from schemas.report import ArticleReports, When
from services.deduplicate.partition import Partition
from services.deduplicate.similarity.comparison import Verdict
from tests.unit.deduplicate.making import PLACES, later, place, report, told

ARTICLES = 170
SHUFFLES = 200
OUTLETS = 40
KINDS = ("Air/drone strike", "Shelling/artillery/missile attack", "Armed clash", "Attack")


def world(seed: int, again: float = 0.0) -> list[ArticleReports]:
    """Some 300 reports of a few dozen real events: exact, vague, copied, contradicting; replaced and withdrawn.

    `again` is the share of articles that tell one of their events twice.
    """
    chance = random.Random(seed)
    truths = [_truth(chance) for _ in range(40)]
    told_of: list[ArticleReports] = []
    for i in range(ARTICLES):
        article, hours = f"a{i}", chance.uniform(0, 96)
        told_of.append(_article(chance, article, 1, hours, truths, again))
        fate = chance.random()
        if fate < 0.1:
            told_of.append(_article(chance, article, 2, hours, truths, again))
        elif fate < 0.2:
            told_of.append(told(article, withdrawn=True, published=later(hours + 1)))
    return told_of


def _truth(chance: random.Random) -> dict[str, Any]:
    return {
        "where": chance.choice(list(PLACES)), "day": date(2025, 5, 12) + timedelta(days=chance.randrange(4)),
        "sub_event_type": chance.choice(KINDS), "killed": chance.choice([None, 0, 1, 3, 12, 40]),
    }  # fmt: skip


def _article(
    chance: random.Random, article: str, version: int, hours: float, truths: list[dict[str, Any]], again: float
) -> ArticleReports:
    tells = chance.sample(truths, chance.choice([1, 1, 1, 2, 3]))
    tells += [chance.choice(tells)] if again and chance.random() < again else []
    reports = [
        report(
            article,
            n,
            version=version,
            published=later(hours),
            outlet=f"o{hash_of(article) % OUTLETS}",
            **_told(chance, t),
        )
        for n, t in enumerate(tells)
    ]
    return told(article, *reports, version=version)


def _told(chance: random.Random, truth: dict[str, Any]) -> dict[str, Any]:
    """A truth as one outlet tells it: vaguer, with another toll, a day off."""
    said = dict(truth)
    if chance.random() < 0.2:
        said["where"] = chance.choice(
            [None, place(truth["where"], geo_precision=3, uncertainty_m=90_000, feature="region")]
        )
    if chance.random() < 0.2:
        day = truth["day"]
        said["when"] = When(start=day - timedelta(days=chance.choice([1, 6])), end=day, precision=2, text=None)
    if truth["killed"] and chance.random() < 0.4:
        said["killed"] = truth["killed"] + chance.choice([-1, 1, 2, 30])
    if chance.random() < 0.3:
        said["actors"] = ()
    return said


def hash_of(article: str) -> int:
    return int(article[1:])


def final(partition: Partition) -> list[Any]:
    """What is known in the end, ids and the story of the revisions aside."""
    return sorted((content(revision) for revision in partition.active()), key=lambda told: told[0])


def content(revision: EventRevision) -> tuple[Any, ...]:
    return (
        tuple(m.report.report_id for m in revision.members), revision.slots, revision.independent_sources,
        revision.reports_total, tuple(m.joined for m in revision.members), revision.first_reported_at,
        revision.last_reported_at,
    )  # fmt: skip


def run(messages: list[ArticleReports], verdicts: dict[tuple[str, str], Verdict] | None = None) -> Partition:
    partition = Partition(timed=False, verdicts=verdicts)
    for message in messages:
        partition.apply(message, later(24 * 365))
    return partition


def shuffled(messages: list[ArticleReports], chance: random.Random) -> list[ArticleReports]:
    """Any order and any repeats, but a withdrawal after what it withdraws: a feed takes back what it has said."""
    order = messages + chance.sample(messages, len(messages) // 10)
    chance.shuffle(order)
    first = {}
    for i, message in enumerate(order):
        if not message.withdrawn:
            first.setdefault(message.article_id, i)
    return [m for m in order if not m.withdrawn] + [m for m in order if m.withdrawn]


@pytest.mark.parametrize("seed", range(8))
def test_any_order_gives_the_same_events(seed: int) -> None:
    messages = world(seed)
    verdicts: dict[tuple[str, str], Verdict] = {}  # two reports compare alike in every order
    expected = final(run(messages, verdicts))
    assert 20 < len(expected) < 200, "the world should hold events of one and of many reports"
    for i in range(SHUFFLES // 8):
        assert final(run(shuffled(messages, random.Random(f"{seed}/{i}")), verdicts)) == expected


@pytest.mark.parametrize("seed", range(3))
def test_so_does_any_order_of_articles_that_tell_an_event_twice(seed: int) -> None:
    """Which of an article's two reports joins another one's depends on all that both articles say."""
    messages = world(seed, again=0.6)[:140]
    verdicts: dict[tuple[str, str], Verdict] = {}
    expected = final(run(messages, verdicts))
    for i in range(6):
        assert final(run(shuffled(messages, random.Random(f"{seed}/{i}")), verdicts)) == expected


def test_what_is_kept_in_memory_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    messages = world(0)[:40]
    expected = final(run(messages))
    monkeypatch.setattr("services.deduplicate.store._DECODED", 10)
    monkeypatch.setattr("services.deduplicate.store._SKETCHED", 10)
    monkeypatch.setattr("services.deduplicate.likes._MOST_REMEMBERED", 200)
    monkeypatch.setattr("services.deduplicate.likes._MOST_VERDICTS", 50)
    assert final(run(messages)) == expected


def test_of_too_many_near_reports_the_nearest_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to two fifths of the candidates are left out here, and still no order gives other events."""
    monkeypatch.setattr("services.deduplicate.index._MOST_NEAR", 60)
    messages = world(0)
    verdicts: dict[tuple[str, str], Verdict] = {}
    expected = final(run(messages, verdicts))
    for i in range(3):
        assert final(run(shuffled(messages, random.Random(i)), verdicts)) == expected
