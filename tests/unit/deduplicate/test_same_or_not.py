"""Two reports of one event in other words, and pairs that only look alike; of many wars."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schemas.report import Actor, Location, Territory, When
from services.deduplicate.features import features_of
from services.deduplicate.similarity.comparison import compare
from tests.unit.deduplicate.making import later, report, told

TUE, WED, THU = date(2025, 5, 13), date(2025, 5, 14), date(2025, 5, 15)
UNDATED = When(start=TUE, end=WED, precision=1)
SPOKEN = When(start=WED, end=THU, precision=1, text="on Thursday")
SHELLING, DRONE, BLAST = "Shelling/artillery/missile attack", "Air/drone strike", "Remote explosive/landmine/IED"
TAKEN = "Non-state actor overtakes territory"


def at(name: str, latitude: float, longitude: float, radius: float = 4_000, **changes: Any) -> Location:
    fields: dict[str, Any] = {
        "name": name, "written": name, "latitude": latitude, "longitude": longitude, "geo_precision": 1,
        "uncertainty_m": radius, "feature": "town", "method": "exact", "score": 0.9, "reason": "test",
    }  # fmt: skip
    return Location(**(fields | changes))


def by(country: str, role: str = "perpetrator") -> Actor:
    return Actor(role=role, name=country, country=country, category="State forces")


def gang(name: str) -> Actor:
    return Actor(role="perpetrator", name=name, actor_id=name, category="Rebel group")


TAIZ, HUDAYDAH = at("Taiz", 13.58, 44.02, 9_000), at("Hodeidah", 14.80, 42.95, 9_000)
NYALA, MANDALAY, DJIBO = at("Nyala", 12.05, 24.88, 8_000), at("Mandalay", 21.97, 96.08), at("Djibo", 14.10, -1.63)
MIRAN = at("Miran Shah", 33.0, 70.07)
TIGRAY = at("Tigray", 13.9, 38.9, 160_000, geo_precision=3, feature="region")
SHIRE, AXUM = at("Shire", 14.10, 38.28), at("Axum", 14.12, 38.72)
KASSALA = at("Kassala", 15.2, 35.7, 170_000, geo_precision=3, feature="region", country="SDN", admin1="Kassala")
WAD = at("Wad Al-Hulaiw", 14.25, 35.9, country="SDN", admin1="Kassala")
METEMA = at("Metema", 14.6, 36.2, country="ETH", admin1="Amhara")
NEAR_SHIRE = at("Shire", 14.10, 38.28, 9_000, relation={"kind": "near"})
DISTRICT = at("Waziristan", 32.95, 70.0, 60_000, geo_precision=2, feature="district")
RSF, JNIM, TTP, SDF = gang("rapid-support-forces"), gang("jnim"), gang("ttp"), gang("sdf")
ARMY = (by("MMR"),)
MARKET = {"where": NYALA, "actors": (RSF,), "quote": "a drone hit the cattle market", "means": ("drone",), "killed": 9}
CAMP = {"where": MIRAN, "actors": (TTP,), "sub_event_type": "Suicide bomb", "killed": 7}
CONVOY = {"where": DJIBO, "actors": (JNIM,), "sub_event_type": "Armed clash", "quote": "ambushed a convoy"}
CAR = {"actors": (by("ETH"),), "means": ("drone",), "sub_event_type": DRONE, "quote": "a drone hit a car"}


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    reports = [
        report(article, nth, **({"published": later(24), "actors": ()} | fields))
        for nth, (article, fields) in enumerate(zip("ab", (one, other), strict=True))
    ]
    members = [_member(one) for one in reports]
    comparison = compare(*members)
    assert comparison.points == compare(*members[::-1]).points
    return comparison.same


def _member(one: Any) -> Any:
    from services.deduplicate.members import accepted

    return features_of(accepted(told(one.article_id, one))[0][0], "test")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MARKET, MARKET | {"killed": 21, "published": later(60), "quote": "удар дрона по скотному рынку"}),
        (MARKET, MARKET | {"when": SPOKEN, "killed": 12}),
        (MARKET | {"killed": None}, {"where": NYALA, "sub_event_type": "Attack", "quote": "a market", "killed": 9}),
        (CAMP, CAMP | {"sub_event_type": "Armed clash", "actors": (), "killed": 7}),
        (CAMP | {"where": DISTRICT, "sub_event_type": BLAST}, CAMP),
        (CONVOY | {"killed": 20}, CONVOY | {"actors": (), "killed": 20, "when": UNDATED}),
        (CONVOY, CONVOY | {"where": at("Burkina Faso", 12.3, -1.7, 350_000, feature="country", geo_precision=3)}),
        ({"where": TIGRAY, "sub_event_type": "Attack", "killed": 56}, {"where": SHIRE, "killed": 56}),
        ({"where": SHIRE, "quote": "a school in Shire"}, {"where": TIGRAY, "quote": "школу в Шире"}),
        ({"where": MANDALAY, "actors": ARMY, "sub_event_type": SHELLING, "quote": "a monastery"},
         {"where": MANDALAY, "actors": ARMY, "quote": "the monastery was bombed"}),
        ({"where": HUDAYDAH, "actors": (by("ISR"),), "quote": "the seaport"},
         {"where": HUDAYDAH, "actors": (by("ISR"),), "quote": "удар по причалам", "when": UNDATED}),
        ({"where": TAIZ, "sub_event_type": TAKEN, "actors": (gang("houthis"),),
          "territory": Territory(change="captured", by="houthis")},
         {"where": TAIZ, "sub_event_type": "Armed clash", "actors": (gang("houthis"),)}),
        ({"where": at("Samara", 53.2, 50.2, 140_000, feature="region", geo_precision=2), "actors": (by("UKR"),),
          "quote": "уразили Сизранський нафтопереробний завод"},
         {"where": at("Syzran", 53.16, 48.47), "actors": (by("UKR"),), "quote": "drones hit the refinery in Syzran"}),
        ({"where": KASSALA, "killed": 2}, {"where": WAD, "killed": 5, "published": later(30)}),
        (CONVOY | {"actors": (by("BFA"), JNIM)},
         CONVOY | {"actors": (by("BFA", "target"),), "when": UNDATED, "quote": "засада на колонну"}),
        ({"where": MANDALAY, "when": UNDATED, "actors": ARMY, "quote": "the street behind Nandawun was hit"},
         {"where": MANDALAY, "sub_event_type": SHELLING, "quote": "огонь по улице Нандавун"}),
    ],
    ids=[
        "a toll that rose", "told a day later", "a killing, and what it was", "a complex attack",
        "a blast in a district", "the same dead", "a country and a convoy", "a region and a figure",
        "a region and a school in two scripts",
        "bombs or shells on a monastery", "one port in two languages", "taken, and fought over", "a plant by its town",
        "a state, then the town", "who fought whom", "a place that both write",
    ],
)  # fmt: skip
def test_one_event_in_other_words(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MARKET, MARKET | {"quote": "a drone hit the airport", "killed": None}),
        (MARKET, MARKET | {"day": TUE, "quote": "a drone hit a bus", "killed": 2}),
        (MARKET, MARKET | {"where": at("Kas", 12.5, 24.28)}),
        (CAMP, CAMP | {"day": TUE, "killed": 2}),
        (CAMP, {"where": MIRAN, "sub_event_type": "Abduction/forced disappearance", "actors": (TTP,)}),
        (CONVOY | {"killed": 20}, CONVOY | {"day": TUE, "killed": 3}),
        ({"where": SHIRE, "actors": (by("ETH"),)}, {"where": AXUM, "actors": (by("ETH"),)}),
        ({"where": TIGRAY, "actors": (by("ETH"),)}, {"where": SHIRE, "actors": (by("ERI"),), "killed": 3}),
        (CAR | {"where": SHIRE, "killed": 2}, CAR | {"where": AXUM, "more_places": (TIGRAY,), "killed": 1}),
        ({"where": MANDALAY, "actors": ARMY, "means": ("artillery",), "sub_event_type": SHELLING, "quote": "a school"},
         {"where": MANDALAY, "actors": ARMY, "means": ("drone",), "quote": "a bridge"}),
        ({"where": HUDAYDAH, "actors": (by("ISR"),), "quote": "the power station"},
         {"where": HUDAYDAH, "actors": (by("USA"),), "quote": "a radar"}),
        ({"where": TAIZ, "sub_event_type": TAKEN, "territory": Territory(change="captured", by="houthis")},
         {"where": TAIZ, "sub_event_type": SHELLING, "quote": "снаряды упали на базар", "killed": 5}),
        ({"where": TAIZ, "means": ("glide bomb",)},
         {"where": TAIZ, "when": UNDATED, "means": ("drone",), "published": later(-3), "killed": 1}),
        ({"where": KASSALA, "killed": 2}, {"where": METEMA, "killed": 2}),
        ({"where": SHIRE, "actors": (by("ETH"),)},
         {"where": AXUM, "more_places": (NEAR_SHIRE,), "actors": (by("ETH"),), "when": UNDATED, "killed": 2}),
        ({"where": TAIZ, "actors": (gang("houthis"),), "quote": "Shells fell at noon.", "killed": 1},
         {"where": TAIZ, "actors": (gang("houthis"),), "quote": "обстрел вечером", "killed": None}),
        ({"where": TAIZ, "actors": (gang("houthis"),), "quote": "Shells fell.", "day": date(2025, 5, 12), "killed": 1},
         {"where": TAIZ, "actors": (gang("houthis"),), "when": UNDATED, "quote": "трижды обстреляли"}),
    ],
    ids=[
        "market and airport", "the day before, a bus", "two towns", "the camp a day before", "a bomb and a kidnapping",
        "two ambushes", "neighbouring towns", "another side in the region", "towns of one region", "school and bridge",
        "two air forces", "ground taken, a market shelled", "bombs, and a drone told of before",
        "a state, a town beyond its border", "a town, and another near it", "at noon and in the evening",
        "a day before the day before",
    ],
)  # fmt: skip
def test_look_alikes(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not same(one, other)


def test_what_was_out_before_an_event_is_not_of_it() -> None:
    strike = {"where": NYALA, "actors": (RSF,), "sub_event_type": DRONE}
    dated = strike | {"when": When(start=THU, end=THU, precision=1, text="on 15 May")}
    told_on_wednesday = strike | {"when": When(start=TUE, end=WED, precision=1, text="on Wednesday")}
    assert not same(told_on_wednesday | {"published": later(8)}, dated)
    assert same(told_on_wednesday | {"published": later(30)}, dated)
