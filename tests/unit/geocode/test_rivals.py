"""Fire from afar in an article about two states at odds is the other's; nowhere else is anybody added."""

from __future__ import annotations

from typing import Any

from schemas.report import Actor, EventReport
from services.geocode.rivals import with_rivals
from tests.unit.geocode.test_home import report

PEOPLE = Actor(role="target", name="residents", country="THA", category="Civilians")


def forces(country: str, role: Any = "participant") -> Actor:
    return Actor(
        role=role, name="forces", actor_id=f"{country.lower()}-forces", country=country, category="State forces"
    )


def doers(fired_at: EventReport, *others: EventReport) -> list[str | None]:
    told = with_rivals([fired_at, *others])[0]
    return [actor.country for actor in told.actors if actor.role == "perpetrator"]


SHELLED = report(PEOPLE, country="THA", sub_event_type="Shelling/artillery/missile attack")
FOUGHT = report(forces("THA"), forces("KHM"), country="THA", sub_event_type="Armed clash")


def test_fire_on_the_one_is_the_others() -> None:
    assert doers(SHELLED, FOUGHT) == ["KHM"]


def test_where_only_one_state_is_named_nobody_is_added() -> None:
    assert doers(SHELLED, report(forces("THA"), country="THA", sub_event_type="Armed clash")) == []


def test_states_that_are_not_at_odds_do_not_strike_each_other() -> None:
    assert doers(SHELLED, report(forces("THA"), forces("MMR"), country="THA", sub_event_type="Armed clash")) == []


def test_a_mine_and_a_doer_who_is_named_stay_as_they_are() -> None:
    mine = report(PEOPLE, country="THA", sub_event_type="Remote explosive/landmine/IED")
    own = report(forces("THA", "perpetrator"), PEOPLE, country="THA", sub_event_type="Air/drone strike")
    assert (doers(mine, FOUGHT), doers(own, FOUGHT)) == ([], ["THA"])


def test_nameless_jets_get_their_state() -> None:
    jets = Actor(role="perpetrator", name="fighter jets", category="State forces")
    locals_ = PEOPLE.model_copy(update={"country": "KHM"})
    hit = report(jets, locals_, country="KHM", sub_event_type="Air/drone strike")
    assert doers(hit, FOUGHT) == ["THA"]
