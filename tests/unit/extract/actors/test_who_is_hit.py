"""Whom an event hits where its words only imply it: by trade, by what is damaged, by who left or passed by."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports

PEOPLE = ("target", "Civilians")


def sides(text: str) -> set[tuple[str, str]]:
    """(role, id or category or country) of everybody in the reports of a text."""
    return {(a.role, a.actor_id or a.category or str(a.country)) for r in reports(text) for a in r.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Suspected ELN fighters killed three herders near Arden.",
        "Lakurawa militants attacked Arden community; 15 people died.",
        "CODECO militiamen attacked the Hema localities of Arden and Belmar.",
        "An angry crowd lynched a suspected armed robber in Arden.",
        "Wagner mercenaries executed three Tuareg civilians near Arden.",
        "Three off-duty soldiers were shot dead by gunmen in Arden.",
        "An off-duty municipal policeman was shot dead by gunmen in Arden.",
        "JNIM killed two villagers accused of being members of the VDP near Arden.",
        "Russian soldiers looted shops and a pharmacy in Arden.",
        "Israeli forces blew up a residential block in Arden.",
        "A charge went off at the gate of a private school in Arden.",
        "Russian forces shelled Arden. Three houses and a shop were damaged.",
        "Israeli jets struck Arden in southern Lebanon, destroying two homes.",
        "Turkish forces shelled the outskirts of Arden and Belmar villages.",
    ],
)
def test_people_without_arms(text: str) -> None:
    assert PEOPLE in sides(text)


def test_armed_herders_and_rustlers_are_no_civilians() -> None:
    assert PEOPLE not in sides("Soldiers killed four armed herders near Arden.")
    assert PEOPLE not in sides("Police killed two cattle rustlers near Arden.")


@pytest.mark.parametrize(
    ("text", "doer", "loser"),
    [
        ("M23 captured Arden after the Congolese army withdrew.", "m23", "cod-forces"),
        ("HTS entered Arden after the withdrawal of Syrian regime forces.", "hayat-tahrir-al-sham", "syr-forces"),
        ("After clashes with the Sudanese army, the RSF took control of Arden.", "rapid-support-forces", "sdn-forces"),
        ("Malian soldiers regained control of Arden after JNIM fighters were driven out.", "mli-forces", "jnim"),
    ],
)
def test_who_lost_a_place_is_the_target_of_who_took_it(text: str, doer: str, loser: str) -> None:
    assert {("perpetrator", doer), ("target", loser)} <= sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Student demonstrators threw stones and marbles at police in Arden.",
        "Demonstrators lit tyres in Arden and threw stones. Soldiers responded with tear gas and live rounds.",
        "Youths tried to storm the fence near Arden. They threw stones at security forces, who used tear gas.",
        "People gathered in Arden in response to a call by opposition leader Jo Doe. Police detained at least 37.",
    ],
)
def test_forces_that_a_crowd_meets_are_its_other_side(text: str) -> None:
    found = sides(text)
    assert any(role == "target" and "State" in side for role, side in found), found


def test_a_land_that_a_protest_is_about_and_whom_an_effigy_shows_are_no_target() -> None:
    found = sides("Activists held a vigil in Arden against the war in Gaza and Lebanon. Police arrested four.")
    assert ("target", "lbn-forces") not in found
    assert ("target", "State forces") in found
    assert PEOPLE not in sides("Demonstrators burned an effigy of the works minister in Arden.")


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Near Arden, undisciplined FARDC soldiers looted shops.", "cod-forces"),
        ("Near Arden, presumed ELN guerrillas kidnapped a driver.", "eln"),
        ("Artillery fire of Malian soldiers destroyed a school in Arden.", "mli-forces"),
        ("Mortar fire of M23 killed two women in Arden.", "m23"),
        ("Shells of the Chadian army fell on a market in Arden.", "tcd-forces"),
        ("A Sudanese Antonov dropped bombs on a market in Arden.", "sdn-forces"),
        ("A vehicle of Malian soldiers hit an IED planted by JNIM near Arden.", "jnim"),
    ],
)
def test_who_does_it(text: str, doer: str) -> None:
    assert ("perpetrator", doer) in sides(text)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Hezbollah fired a rocket salvo at a gathering of Israeli soldiers in Arden.", "isr-forces"),
        ("Hezbollah shelled an Israeli command and control site in Arden.", "isr-forces"),
        ("A bomb exploded as a convoy of the Somali army was travelling through Arden.", "som-forces"),
        ("A bomb went off as a van of the Afghan police guarding nurses was passing in Arden.", "afg-police"),
        ("Malian soldiers and Wagner mercenaries were attacked by JNIM at a barrier near Arden.", "mli-forces"),
        ("Suspected rebels ambushed a patrol near Arden, killing two.", "State forces"),
        ("Boko Haram militants attacked a border post near Arden.", "State forces"),
    ],
)
def test_forces_that_are_hit(text: str, hit: str) -> None:
    assert ("target", hit) in sides(text)


def test_whose_voice_is_no_party_where_what_is_hit_is_no_party() -> None:
    found = sides("Heavy shelling by Ukrainian forces of Arden hit a market, the local authorities alleged.")
    assert found == {("perpetrator", "ukr-forces"), PEOPLE}


@pytest.mark.parametrize(
    "text",
    [
        "Russian missiles struck an airport in Arden. Five rescue workers received injuries.",
        "Arden came under Russian artillery fire; four people, among whom a policeman, lost their lives.",
        "Turkish drones struck a PKK checkpoint in Arden. Two bakery workers died.",
        "Ukrainian drones struck a base in Arden, killing two soldiers and a nurse.",
    ],
)
def test_people_beside_forces_are_hit_too(text: str) -> None:
    assert PEOPLE in sides(text)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Russian servicemen put a bag over a deputy's head in Arden, and drove her to an unknown destination.", "rus"),
        ("A boy suspected of theft was tied up and beaten with sticks by villagers in Arden.", "Rioters"),
        ("Two boys were shot dead by suspected Guardians of the Hill (GDH) members in Arden.", "Political militia"),
        ("AFRICOM said that, at the request of the government, it carried out an air strike in Arden.", "usa"),
    ],
)
def test_who_does_it_far_from_the_verb(text: str, doer: str) -> None:
    assert any(role == "perpetrator" and side.startswith(doer) for role, side in sides(text)), sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Clashes took place near Arden, where Malian soldiers crossed a river and pushed JNIM fighters back.",
        "Malian soldiers chanced upon ten members of JNIM near Arden. The firefight left one rebel dead.",
    ],
)
def test_both_sides_of_a_fight_that_the_sentence_or_the_one_before_names(text: str) -> None:
    assert {("participant", "mli-forces"), ("participant", "jnim")} <= sides(text)


@pytest.mark.parametrize(
    ("text", "doer", "other"),
    [
        ("After a raid by JNIM, Malian soldiers shot dead three villagers in Arden.", "mli-forces", "jnim"),
        ("Two days after an attack by JNIM, Malian jets bombed a market in Arden.", "mli-forces", "jnim"),
        ("A soldier was killed by a mob in Arden.", "Rioters", "State forces"),
    ],
)
def test_who_is_named_in_the_background_or_is_hit_does_not_do_it(text: str, doer: str, other: str) -> None:
    found = sides(text)
    assert ("perpetrator", doer) in found
    assert ("perpetrator", other) not in found


def test_all_who_do_it_together() -> None:
    found = sides("Nine men were killed by M23, ADF and CODECO fighters near Arden.")
    assert {("perpetrator", "m23"), ("perpetrator", "codeco")} <= found


def test_whoever_receives_a_base_that_is_handed_over_is_the_other_side() -> None:
    found = sides("UN peacekeepers handed over their base in Arden to Congolese soldiers.")
    assert ("target", "cod-forces") in found


def test_a_former_fighter_is_a_civilian() -> None:
    assert PEOPLE in sides("A former FARC combatant was murdered by hitmen in Arden.")


def test_an_ambiguous_acronym_that_acts_is_a_group_where_no_land_is_named() -> None:
    assert any(role == "perpetrator" for role, _ in sides("PDF ambushed a convoy near Arden, killing five soldiers."))


def test_those_of_whom_the_doers_are_are_not_hit() -> None:
    assert sides("Troops of a government brigade shot dead two men in Arden.") == {
        ("perpetrator", "State forces"),
        PEOPLE,
    }


def test_a_border_does_not_say_whose_soldiers_are_there() -> None:
    assert ("target", "State forces") in sides(
        "JNIM militants attacked soldiers close to the Burkinabe border in Arden."
    )


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("An airstrike of Russian forces at a depot near Arden left six dead.", "rus-forces"),
        ("A drone strike of the Turkish army on a car near Arden killed two.", "tur-forces"),
    ],
)
def test_whose_strike_it_is_stands_behind_of(text: str, doer: str) -> None:
    assert ("perpetrator", doer) in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "An off-duty policeman shot a man in Arden, Brazil.",
        "An off-duty soldier killed two people in Arden, Brazil.",
        "A man was shot dead in Arden, Brazil, by an off-duty police officer.",
        "An off duty municipal policeman opened fire and wounded a man in Arden, Brazil.",
    ],
)
def test_who_is_off_duty_does_it_as_one_of_the_force(text: str) -> None:
    assert ("perpetrator", "State forces") in {(a.role, a.category) for r in reports(text) for a in r.actors}


@pytest.mark.parametrize(
    "text", ["Off-duty officer shot dead by gunmen in Arden.", "A former policeman killed a man in Arden."]
)
def test_who_is_hit_off_duty_or_has_left_is_none(text: str) -> None:
    assert "State forces" not in {a.category for r in reports(text) for a in r.actors}
