"""Who "ours" and "the enemy" are, by what else a text says; and the groups of forces of the armies at war."""

from __future__ import annotations

import pytest

from tests.unit.extract.front.read import doers, reports


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The enemy launched an air strike on Arden in Kharkiv Oblast. Our defenders held.", "RUS"),
        ("In Belmar an enemy drone attacked the plant. Our army held, the AFU lost two tanks.", "UKR"),
        ("Enemy infantry attacked our positions near Arden. Glory to Ukraine!", "RUS"),
        ("Our troops took Arden, and Kiev says nothing. The AFU are retreating to Kharkov.", "RUS"),
        ("Our MLRS worked on boats at the pier in Arden near Nikolaev, Ukrainian channels write.", "RUS"),
        ("The aviation struck an AFU warehouse in Arden, Kharkov region. Our infantry waits.", "RUS"),
    ],
)
def test_the_two_camps(text: str, country: str) -> None:
    assert doers(reports(text)[0]) == {country}


@pytest.mark.parametrize(
    "text",
    [
        "The enemy shelled Arden and killed two farmers. Our hearts go out to their families.",
        "Our army shelled Arden near Khartoum, a resident said. The RSF denied it.",
    ],
)
def test_no_camp_of_another_war(text: str) -> None:
    assert not doers(reports(text)[0]) & {"RUS", "UKR"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Units of the Sever Group of Forces shelled AFU positions near Arden.", "RUS"),
        ("The Zapad Group's units shelled AFU positions near Arden.", "RUS"),
        ("Battlegroup East shelled Arden in Ukraine.", "RUS"),
        ('Fighters of the "South" grouping shelled Arden in Ukraine.', "RUS"),
        ('The "North" group holds on. Near Arden the units of the "South" shelled the AFU.', "RUS"),
        ("Soldiers of the Khortytsia group of troops shelled Russian positions near Arden.", "UKR"),
    ],
)
def test_groups_of_forces(text: str, country: str) -> None:
    (report,) = reports(text)
    assert doers(report) == {country}
    assert all("Sever" not in str(actor.name) for actor in report.actors)


def test_what_they_take_is_no_governments() -> None:
    (report,) = reports("Units of the Yug Group of Forces liberated Arden of the Donetsk People's Republic.")
    assert report.sub_event_type == "Non-state actor overtakes territory"
    assert all(actor.name != "People" for actor in report.actors)


def test_a_group_of_another_trade_is_none() -> None:
    assert not reports("The Central Group bank in Kenya said its South Group office was sold.")


def test_a_fight_has_two_sides() -> None:
    (report,) = reports("Our defenders repelled three attacks near Arden. Glory to Ukraine!")
    assert doers(report) == {"UKR", "RUS"}


def test_militants_are_the_other_army() -> None:
    (report,) = reports(
        "Our drones hit a dugout near Arden, Kharkov region. Four militants of the AFU were killed there."
    )
    hit = {actor.country for actor in report.actors if actor.role == "target"}
    assert (doers(report), hit) == ({"RUS"}, {"UKR"})


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Ukrainian 93rd Mechanized Brigade shelled Arden.", "UKR"),
        ("The Russian 144th Motorized Rifle Division shelled Arden in Ukraine.", "RUS"),
        ("The Ukrainian DRG shelled Arden.", "UKR"),
    ],
)
def test_a_numbered_unit_is_its_nations(text: str, country: str) -> None:
    (report,) = reports(text)
    assert doers(report) == {country}
