from __future__ import annotations

from typing import Any

from schemas.report import Actor, EventReport, Evidence, Location, When
from schemas.taxonomy import EVENT_TYPE_OF
from services.geocode.home import at_home

POLICE = Actor(role="perpetrator", name="police", category="State forces")
SOLDIERS = Actor(role="perpetrator", name="soldiers", category="State forces")
PEOPLE = Actor(role="target", name="residents", category="Civilians")
REBELS = Actor(role="perpetrator", name="March 23 Movement", actor_id="m23", country="COD", category="Rebel group")
FOREIGN = Actor(
    role="perpetrator", name="Rwandan forces", actor_id="rwa-forces", country="RWA", category="State forces"
)


def report(*actors: Actor, country: str | None = "KEN", sub_event_type: Any = "Attack") -> EventReport:
    where = Location(
        name="X", written="X", latitude=0.0, longitude=0.0, geo_precision=1, uncertainty_m=1000.0, feature="town",
        country=country, method="exact", score=0.9, reason="",
    )  # fmt: skip
    return EventReport(
        report_id="r", article_id="a", language="en", published_at="2026-03-01T00:00:00Z",  # type: ignore[arg-type]
        source={"name": "Example"},  # type: ignore[arg-type]
        event_type=EVENT_TYPE_OF[sub_event_type], sub_event_type=sub_event_type, actors=actors,
        when=When(start="2026-03-01", end="2026-03-01", precision=1),  # type: ignore[arg-type]
        confidence=0.8, evidence=Evidence(text="x", start=0, end=1), where=where,
    )  # fmt: skip


def countries(reports: list[EventReport]) -> list[list[str | None]]:
    return [[actor.country for actor in report.actors] for report in reports]


def test_the_police_and_the_people_are_those_of_the_place() -> None:
    assert countries(at_home([report(POLICE, PEOPLE)])) == [["KEN", "KEN"]]


def test_the_police_of_the_place_have_its_name() -> None:
    (told,) = at_home([report(POLICE, sub_event_type="Arrests")])
    assert [(a.name, a.actor_id) for a in told.actors] == [("Police Forces of Kenya", "ken-police")]
    patrol = POLICE.model_copy(update={"name": "a local army patrol"})
    (told,) = at_home([report(patrol)])
    assert [(a.name, a.actor_id) for a in told.actors] == [("Military Forces of Kenya", "ken-forces")]
    named = POLICE.model_copy(update={"name": "полицейскими"})
    (told,) = at_home([report(named).model_copy(update={"language": "ru"})])
    assert [(a.name, a.actor_id) for a in told.actors] == [("Police Forces of Kenya", "ken-police")]


def test_forces_without_a_noun_that_we_know_keep_their_words_and_get_the_country() -> None:
    (told,) = at_home([report(POLICE.model_copy(update={"name": "Arden wardens of the polic"}))])
    assert [(a.country, a.category) for a in told.actors] == [("KEN", "State forces")]


def test_where_foreign_forces_are_about_nameless_soldiers_stay_nameless_and_the_police_do_not() -> None:
    assert countries(at_home([report(SOLDIERS, PEOPLE), report(FOREIGN)])) == [[None, "KEN"], ["RWA"]]
    assert countries(at_home([report(POLICE, PEOPLE), report(FOREIGN)])) == [["KEN", "KEN"], ["RWA"]]


def test_soldiers_whom_foreign_forces_fight_are_the_lands_own() -> None:
    hit = SOLDIERS.model_copy(update={"role": "target"})
    assert countries(at_home([report(FOREIGN, hit)])) == [["RWA", "KEN"]]


def test_soldiers_whom_a_group_attacks_are_the_lands_own() -> None:
    hit = SOLDIERS.model_copy(update={"role": "target"})
    assert countries(at_home([report(REBELS, hit, country="COD"), report(FOREIGN)])) == [["COD", "COD"], ["RWA"]]


def test_in_an_occupied_land_the_army_is_the_occupiers() -> None:
    assert countries(at_home([report(SOLDIERS, PEOPLE, country="PSE")])) == [["ISR", "PSE"]]
    assert countries(at_home([report(POLICE, country="PSE")])) == [["PSE"]]


def test_in_the_land_of_the_teller_s_enemy_the_people_are_its_own_but_the_soldiers_need_not_be() -> None:
    told = report(SOLDIERS, PEOPLE, country="RUS")
    assert countries(at_home([told.model_copy(update={"language": "uk"})])) == [[None, "RUS"]]
    assert countries(at_home([told.model_copy(update={"language": "ru"})])) == [["RUS", "RUS"]]


def test_who_has_a_country_keeps_it_and_a_report_without_a_place_is_left_alone() -> None:
    unplaced = report(POLICE).model_copy(update={"where": None})
    assert at_home([report(REBELS), unplaced]) == [report(REBELS), unplaced]


def test_overtaken_territory_was_its_governments() -> None:
    overtaken = report(REBELS, country="COD", sub_event_type="Non-state actor overtakes territory")
    (told,) = at_home([overtaken])
    assert [(a.role, a.country, a.category) for a in told.actors[1:]] == [("target", "COD", "State forces")]


def test_where_the_loser_is_named_nobody_is_added() -> None:
    loser = Actor(role="target", name="FDLR", actor_id="fdlr", country="COD", category="Rebel group")
    overtaken = report(REBELS, loser, country="COD", sub_event_type="Non-state actor overtakes territory")
    assert at_home([overtaken]) == [overtaken]


def test_what_an_enemy_strikes_is_the_lands_and_what_an_ally_strikes_is_not() -> None:
    israeli = Actor(role="perpetrator", name="Israeli forces", country="ISR", category="State forces")
    american = Actor(role="perpetrator", name="US forces", country="USA", category="State forces")
    hezbollah = Actor(role="perpetrator", name="Hezbollah", actor_id="hezbollah", country="LBN", category="Rebel group")
    told = [
        report(israeli, country="SYR", sub_event_type="Air/drone strike"),
        report(hezbollah, country="ISR", sub_event_type="Shelling/artillery/missile attack"),
        report(american, country="SOM", sub_event_type="Air/drone strike"),
    ]
    assert countries([at_home([one])[0] for one in told]) == [["ISR", "SYR"], ["LBN", "ISR"], ["USA"]]
