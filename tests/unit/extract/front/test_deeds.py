"""What happens at a front, in the words of those who write of it each day."""

from __future__ import annotations

import pytest

from tests.unit.extract.front.read import reports

FRONT = " The enemy does not give up in the Belmar direction, the front line did not change."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our Lancets worked on a column of the AFU near Arden.", "Air/drone strike"),
        ("The Iskander worked on a train of the AFU at Arden station.", "Shelling/artillery/missile attack"),
        ("At Arden the AFU threw the rest of the regiment into a counterattack.", "Armed clash"),
        ("Near Arden, 31 assault actions were stopped.", "Armed clash"),
        ("Our soldiers halted five assaults near Arden.", "Armed clash"),
        ("Clashes at Arden and at Belmar.", "Armed clash"),
        ("There are street fights in Arden.", "Armed clash"),
        ("17 attacks took place near Arden and Belmar.", "Armed clash"),
        ("The enemy unsuccessfully tried to approach our positions near Arden.", "Armed clash"),
        ("Losses of up to 45 men were inflicted on the enemy near Arden.", "Armed clash"),
        ("In Arden the substation was hit again.", "Air/drone strike"),
        ("The refinery in Arden was attacked at night.", "Air/drone strike"),
        ("A woman was injured in Arden.", "Shelling/artillery/missile attack"),
        ("The destruction of a pickup near Arden is reported.", "Shelling/artillery/missile attack"),
        ("Two soldiers came out to our positions near Arden with a white flag.", "Change to group/activity"),
        ("An explosion derailed eight tank cars near Arden.", "Remote explosive/landmine/IED"),
    ],
)
def test_a_front_says_so(text: str, kind: str) -> None:
    assert reports(text + FRONT)[0].sub_event_type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Clashes at Arden and at Belmar.",
        "17 attacks took place near Arden.",
        "An explosion derailed eight tank cars near Arden.",
        "She was working on a column for the newspaper in Arden.",
    ],
)
def test_elsewhere_it_says_less(text: str) -> None:
    kinds = {report.sub_event_type for report in reports(text)}
    assert not kinds & {"Armed clash", "Air/drone strike", "Remote explosive/landmine/IED"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Suicide drones struck a fuel depot in Arden.", "Air/drone strike"),
        ("A suicide bomber struck a fuel depot in Arden.", "Suicide bomb"),
        ("Two men blew themselves up on an old mine in Arden.", "Remote explosive/landmine/IED"),
        ("Two men blew themselves up at a market in Arden.", "Suicide bomb"),
    ],
)
def test_who_blows_up_and_on_what(text: str, kind: str) -> None:
    assert reports(text)[0].sub_event_type == kind


@pytest.mark.parametrize(
    "text",
    [
        "The footage from Arden was shot by soldiers.",
        "A drone dropped a bottle of water near Arden.",
        "Soldiers of the offensive group rested in Arden.",
        "An air assault brigade was founded in Arden.",
        "The man took part in the battles for Arden and was wounded there.",
    ],
)
def test_no_deed(text: str) -> None:
    assert not reports(text + FRONT)


def test_each_place_has_its_own_event() -> None:
    told = reports("In Belmar the substation was hit, in Arden a refinery burned after a drone strike." + FRONT)
    assert len({report.places[0].toponyms for report in told if report.places}) == len(told)


def test_losses_stay_with_the_event_before_them() -> None:
    text = (
        "Soldiers of the Sever Group of Forces defeated a brigade of the AFU near Belmar. The enemy lost one infantry"
        " fighting vehicle and two guns.\n\nThe Zapad Group engaged three brigades near Corlan and Halwa."
    )
    first, second = reports(text)
    assert (first.places[0].toponyms, second.places[0].toponyms) == ((0,), (1,))


def test_items_between_semicolons_are_events_of_their_own() -> None:
    told = reports("In Arden a woman was injured; in Belmar district a grain elevator was damaged." + FRONT)
    assert [report.sub_event_type for report in told] == ["Shelling/artillery/missile attack"] * 2


def test_what_may_still_explode_has_not() -> None:
    assert not reports("Even a downed apparatus can detonate near Arden." + FRONT)


@pytest.mark.parametrize(
    "text",
    ["Our sappers cleared 20 mines in liberated Arden.", "Volunteers bring bread to newly recaptured Belmar."],
)
def test_a_town_may_be_called_taken(text: str) -> None:
    kinds = {report.sub_event_type for report in reports(text + FRONT)}
    assert not kinds & {"Government regains territory", "Non-state actor overtakes territory"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our guys hung a flag in the center of Arden, the AFU left.", "Non-state actor overtakes territory"),
        ("Our soldiers burned two armored vehicles near Arden.", "Air/drone strike"),
        ("Explosions thundered in Arden.", "Air/drone strike"),
        ("Soldiers mopped up the village of Arden.", "Government regains territory"),
    ],
)
def test_other_words_of_a_front(text: str, kind: str) -> None:
    assert reports(text + FRONT)[0].sub_event_type == kind
