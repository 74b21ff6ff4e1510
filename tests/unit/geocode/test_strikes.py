from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schemas.report import Actor, EventReport, Loss, When
from services.geocode.strikes import struck_by, with_sides
from tests.unit.geocode.test_home import report

WOMAN = Actor(role="target", name="woman", country="UKR", category="Civilians")


def struck(
    *actors: Actor, country: str, kind: Any = "Air/drone strike", day: str = "2025-03-01", **where: Any
) -> EventReport:
    told = report(*actors, country=country, sub_event_type=kind)
    assert told.where is not None
    return told.model_copy(
        update={"where": told.where.model_copy(update=where), "when": When(start=day, end=day, precision=1)}  # type: ignore[arg-type]
    )


def sides(told: EventReport) -> list[tuple[str, str | None]]:
    return [(actor.role, actor.country) for actor in with_sides(told).actors]


def test_a_town_that_was_shelled_names_both_sides_by_its_place() -> None:
    assert sides(struck(country="UKR")) == [("perpetrator", "RUS"), ("target", "UKR")]
    assert sides(struck(country="RUS")) == [("perpetrator", "UKR"), ("target", "RUS")]


def test_shots_in_a_region_with_fights_of_its_own_are_nobodys_from_afar() -> None:
    shelling = "Shelling/artillery/missile attack"
    assert sides(struck(country="RUS", kind=shelling, admin1="Ingushetia")) == []
    assert sides(struck(country="RUS", kind=shelling, admin1="Belgorod")) == [("perpetrator", "UKR"), ("target", "RUS")]


def test_a_target_that_is_named_stays() -> None:
    assert [a.name for a in with_sides(struck(WOMAN, country="UKR")).actors] == ["Military Forces of Russia", "woman"]


def test_land_held_by_the_other_side_is_struck_by_its_owner_and_a_front_line_says_nothing() -> None:
    assert sides(struck(country="UKR", admin2="Melitopolskyi")) == [("perpetrator", "UKR"), ("target", "RUS")]
    assert sides(struck(country="UKR", admin2="Melitopolskyi", day="2022-02-25")) == []
    assert sides(struck(country="UKR", admin2="Bakhmutskyi")) == []


def test_nobody_is_added_before_a_war_nor_elsewhere_nor_to_other_events_nor_beside_a_doer() -> None:
    rebel = Actor(role="perpetrator", name="rebels", category="Rebel group")
    assert sides(struck(country="UKR", day="2021-03-01")) == []
    assert sides(struck(country="SYR")) == []
    assert sides(struck(country="UKR", kind="Attack")) == []
    assert sides(struck(rebel, country="UKR")) == [("perpetrator", None)]


def test_a_target_of_another_country_is_no_hint() -> None:
    russian = Actor(role="target", name="Russian soldiers", country="RUS", category="State forces")
    assert sides(struck(russian, country="UKR")) == [("target", "RUS")]


def test_what_is_shot_down_over_a_land_was_sent_by_the_other_side() -> None:
    told = struck(country="UKR", kind="Disrupted weapons use").model_copy(update={"means": ("drone",)})
    assert sides(told) == [("perpetrator", "UKR"), ("target", "RUS")]
    assert sides(told.model_copy(update={"means": ("small arms",)})) == []
    drones = Loss(category="drone", description="drones", count=5, status="destroyed")
    assert sides(told.model_copy(update={"means": (), "losses": (drones,)})) == [
        ("perpetrator", "UKR"),
        ("target", "RUS"),
    ]


def test_a_state_that_bombs_its_own_land_is_not_its_own_enemy() -> None:
    assert sides(struck(country="ETH")) == [("perpetrator", "ETH")]
    shot_down = struck(country="ETH", kind="Disrupted weapons use").model_copy(update={"means": ("drone",)})
    assert sides(shot_down) == []
    soldiers = Actor(role="perpetrator", name="soldiers", country="ETH", category="State forces")
    assert sides(shot_down.model_copy(update={"actors": (soldiers,)})) == [("perpetrator", "ETH")]


def test_two_armies_fight_on_a_front_and_where_one_is_named_it_fights_the_other() -> None:
    fight = struck(country="UKR", kind="Armed clash", admin2="Bakhmutskyi").model_copy(update={"event_type": "Battles"})
    ours = Actor(role="perpetrator", name="defenders", country="UKR", category="State forces")
    assert sides(fight) == [("participant", "UKR"), ("participant", "RUS")]
    assert sides(fight.model_copy(update={"actors": (ours,)})) == [("perpetrator", "UKR"), ("target", "RUS")]


@pytest.mark.parametrize(("day", "countries"), [("2024-10-01", {"PSE", "LBN"}), ("2005-10-01", set())])
def test_whom_a_state_strikes_from_afar(day: str, countries: set[str]) -> None:
    assert set(struck_by("ISR", date.fromisoformat(day))) == countries


@pytest.mark.parametrize(
    ("means", "country", "doers"),
    [
        (("aircraft",), "MMR", ["MMR"]),
        (("drone",), "MMR", []),
        (("aircraft", "drone"), "SDN", []),
        (("aircraft",), "SOM", []),
    ],
)
def test_jets_are_the_state_s_where_nobody_else_has_any(means: Any, country: str, doers: list[str]) -> None:
    told = struck(country=country).model_copy(update={"means": means})
    assert [c for role, c in sides(told) if role == "perpetrator"] == doers
