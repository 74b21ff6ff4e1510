"""Pairs of reports that are one event, and pairs that are two, whatever they look like."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schemas.report import Evidence, Territory, When
from services.deduplicate.objects import objects_in, objects_of
from services.deduplicate.partition import Partition
from tests.unit.deduplicate.making import RUSSIA, later, place, report, told

GANG = {"sub_event_type": "Attack", "where": "Kotlyne", "killed": 3, "injured": 4}
FIRST, SECOND = date(2025, 5, 13), date(2025, 5, 14)
COUNTRY = place("Kharkiv", geo_precision=3, uncertainty_m=400_000, feature="country")
UNDATED = When(start=SECOND, end=date(2025, 5, 15), precision=1)
TAKEN = {"where": "Udachne", "day": FIRST, "territory": Territory(change="captured", by="RUS")}


def events(one: dict[str, Any], other: dict[str, Any]) -> int:
    partition = Partition(timed=False)
    partition.apply(told("a", report("a", **one)), later(96))
    partition.apply(told("b", report("b", published=later(30), **other)), later(96))
    return len(partition)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GANG | {"day": FIRST, "quote": "slain during the night"}, GANG | {"day": SECOND, "quote": "убиты ночью"}),
        (GANG | {"day": FIRST}, GANG | {"when": UNDATED, "killed": 4}),
        ({"killed": 16}, {"killed": 16, "where": COUNTRY}),
        (TAKEN | {"sub_event_type": "Government regains territory"},
         TAKEN | {"sub_event_type": "Non-state actor overtakes territory", "actors": (RUSSIA,)}),
        ({"quote": "warehouse ablaze"}, {"quote": "Поранений на складі помер у лікарні", "language": "uk"}),
    ],
    ids=["a night has two days", "told late", "a country and a figure", "one advance by two names", "died in hospital"],
)  # fmt: skip
def test_one_event(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert events(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GANG | {"day": FIRST}, GANG | {"day": SECOND}),
        ({"killed": 16}, {"killed": 160, "where": COUNTRY}),
    ],
    ids=["one gang, one town, two days that are named", "a country and another figure"],
)
def test_two_events(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert events(one, other) == 2


def test_one_wrong_place_does_not_split_three() -> None:
    partition = Partition(timed=False)
    for article, where in (("a", "Kharkiv"), ("b", "Sumy"), ("c", "Kharkiv")):
        more = (place("Kharkiv"),) if article == "b" else (place("Sumy"),) if article == "a" else ()
        one = report(article, where=where, more_places=more, killed=12, injured=30, quote="a bus station")
        partition.apply(told(article, one), later(96))
    assert len(partition) == 1


def test_what_was_hit_is_not_where_the_wounded_lie() -> None:
    assert objects_in("A shell hit the hospital") == {"hospital"}
    assert objects_in("Снаряд попал в школу, раненые в больнице") == {"school"}
    assert objects_in("They were taken to hospital") == frozenset()


@pytest.mark.parametrize(
    ("quote", "slots", "named"),
    [
        (
            "Jets bombed a bridge in Myawaddy, a day after the raid on a market there.",
            {"trigger": "bombed"},
            {"bridge"},
        ),
        ("Shells fell on Dilling, hitting a school.", {"trigger": "Shells", "place": "Dilling"}, {"school"}),
        ("A mosque was hit, the market ministry said.", {"trigger": "hit", "claimant": "market ministry"}, {"worship"}),
    ],
    ids=["of another day's raid", "told behind the clause", "of who speaks"],
)
def test_objects_are_those_of_its_own_clauses(quote: str, slots: dict[str, str], named: set[str]) -> None:
    spans = {slot: (7 + quote.index(words), 7 + quote.index(words) + len(words)) for slot, words in slots.items()}
    assert objects_of(Evidence(text=quote, start=7, end=7 + len(quote), spans=spans)) == named
