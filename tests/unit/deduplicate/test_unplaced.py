"""A report whose place is not known finds its event by a town's name or a figure, and no event by less."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.report import EventReport
from services.deduplicate.features import Features, features_of
from services.deduplicate.index import Index
from services.deduplicate.members import accepted
from services.deduplicate.partition import Partition
from tests.unit.deduplicate.making import later, place, report, told

LEB: dict[str, Any] = {"where": place("Sumy", name="Baalbek", written="Baalbek", latitude=34.0, longitude=36.2)}
STRIKE: dict[str, Any] = LEB | {"killed": 1, "injured": 6, "means": ("drone",), "quote": "a drone hit a farm"}
ELSEWHERE = place(
    "Sumy", name="Sidon", written="Sidon", latitude=33.5, longitude=35.4, uncertainty_m=450_000, geo_precision=2
)


def events(*all_: dict[str, Any]) -> int:
    partition = Partition(timed=False)
    for n, one in enumerate(all_):
        partition.apply(told(f"a{n}", report(f"a{n}", published=later(n), **one)), later(96))
    return len(partition)


@pytest.mark.parametrize("where", [None, ELSEWHERE], ids=["nowhere", "far from where it may be"])
@pytest.mark.parametrize("told_", [
    {"killed": 2, "injured": 6}, {"killed": 1, "quote": "удар по селу возле Баальбека"},
    {"killed": 1, "quote": "Баальбекская ферма атакована беспилотником", "language": "ru"},
], ids=["as many hurt", "a town that no gazetteer gave", "and its adjective"])  # fmt: skip
def test_it_joins_by_a_name_or_a_figure(where: Any, told_: dict[str, Any]) -> None:
    vague = {"where": where, "means": ("drone",), "quote": ""} | told_
    assert events(STRIKE, vague) == 1
    assert events(vague, STRIKE) == 1, "whichever comes first"


@pytest.mark.parametrize("told_", [
    {}, {"killed": 1}, {"injured": 7}, {"quote": "удар по селу возле Тира"},
    {"killed": 40, "injured": 6}, {"injured": 6, "sub_event_type": "Abduction/forced disappearance"},
], ids=["nothing rare", "one dead", "others hurt", "another town", "another toll", "another thing"])  # fmt: skip
def test_it_stays_alone_where_nothing_rare_is_shared(told_: dict[str, Any]) -> None:
    assert events(STRIKE, {"where": None, "means": ("drone",), "quote": ""} | told_) == 2


def test_a_figure_does_not_join_what_lies_in_two_towns() -> None:
    assert events(STRIKE, STRIKE | {"where": "Sumy"}) == 2


def test_among_many_that_are_alike_it_is_compared_with_a_few() -> None:
    """Cost is bounded, and the one that fits best is still among them; a placed one is compared with all."""
    index = Index()
    for n in range(150):
        there = place("Sumy", name=f"Town {n}", written=f"Town {n}", latitude=34 + n / 9)
        one = features(report(f"a{n}", where=there, killed=5 if n == 77 else 6, injured=9))
        index.show(one.report_id, one.kept, one.theatre)
    vague = features(report("v", where=None, killed=5, injured=9))
    near = index.near(vague.kept, vague.theatre)
    assert len(near) == 64
    assert report("a77").report_id in near


def features(one: EventReport) -> Features:
    (member,) = accepted(told(one.article_id, one))[0]
    return features_of(member, "eastern-europe")
