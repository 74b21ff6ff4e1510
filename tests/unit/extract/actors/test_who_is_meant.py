"""Who is meant: those that the attackers were known as, whose hideouts, masts and bases are hit, who only speaks."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports


def sides(text: str, language: str = "en") -> set[tuple[str, str]]:
    (report,) = reports(text, language)
    return {(actor.role, actor.actor_id or actor.category or actor.name) for actor in report.actors}


def test_what_survivors_knew_the_attackers_as_weighs_more_than_a_charge_against_others() -> None:
    text = (
        "Eighteen people were shot dead when militiamen stormed a camp at Arden. The assailants, identified by some "
        "as members of the CODECO armed group, came at 10 pm. A spokesman blamed the Zaire militia for the massacre."
    )
    assert ("perpetrator", "codeco") in sides(text)


@pytest.mark.parametrize("who", ["The Sudan Doctors' Front", "The Teachers' Movement", "The Women's Army of Peace"])
def test_an_association_that_blames_somebody_is_no_doer(who: str) -> None:
    assert ("perpetrator", "houthis") in sides(f"Shells killed nine people in Taiz. {who} blamed the Houthis for it.")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Al-Shabaab blow up a telecom mast outside Arden.", ("target", "Civilians")),
        ("Car bomb outside the prosecutors' office in Arden; no injuries.", ("target", "Civilians")),
        ("Iraqi troops destroy two ISIS caves near Arden.", ("target", "islamic-state")),
        ("SPLM-N takes over an abandoned SAF garrison in Arden town.", ("target", "sdn-forces")),
        ("Looters ransack shops in Arden.", ("perpetrator", "Rioters")),
    ],
)
def test_by_what_is_hit(text: str, side: tuple[str, str]) -> None:
    assert side in sides(text)


def test_hideouts_destroyed_are_weapons_disrupted() -> None:
    (report,) = reports("Government troops blew up three Daesh hideouts near Arden.")
    assert report.sub_event_type == "Disrupted weapons use"


def test_a_nation_s_force_is_its_army_and_the_use_of_force_is_nobody() -> None:
    text = "An Israeli force of six vehicles entered Arden, searched houses and arrested two shepherds."
    assert ("perpetrator", "isr-forces") in sides(text)
    assert "State forces" not in {
        side for _, side in sides("Youths used force against shopkeepers in a riot in Arden.")
    }
