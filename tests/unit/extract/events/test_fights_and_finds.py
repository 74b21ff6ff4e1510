"""Fights, bodies and the taken, as coders of events write of them: which deed of a report names it."""

import pytest

from tests.unit.extract.events.told import events, types


def strongest(text):
    """The type of the report's surest event, as far as its rules say."""
    return max(events(text), key=lambda one: one.main.candidate.rule.score).main.candidate.rule.type


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "Agreement",
            "Agreement: Delegates of the army and the rebels signed a deal in Arden on the central bank's gold.",
        ),
        ("Arrests", "Arrests: Soldiers detained a deputy in Arden. His family does not know where he is being held."),
        ("Arrests", "Arrests: Police arrested five men in Belmar. Rifles and ammunition were seized."),
        ("Headquarters or base established", "Base: Rebels opened an office in the town of Arden."),
    ],
)
def test_a_heading_outweighs_what_its_report_tells_besides(kind, text):
    assert strongest(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The bodies of two farmers were found with gunshot wounds near Belmar. They had been kidnapped by rebels.",
        "Bodies of five traders, who had been abducted by rebels, were discovered in the bush near Arden.",
        "Human remains were found on Monday in Arden; the hands were tied and the body showed signs of torture.",
        "Rebels sprayed the market of Belmar and fired indiscriminately at traders.",
    ],
)
def test_who_was_taken_and_is_found_dead_was_attacked(text):
    assert types(text)[:1] == ["Attack"]


@pytest.mark.parametrize(
    "text",
    [
        "The army retreated from the town of Arden after weeks of combat with the rebels.",
        "Rebels advanced on the village of Belmar but suffered losses and retreated, the army said.",
        "Soldiers dislodged the militants from a hideout near Arden and recovered arms and a canoe.",
        "A revenge attack by armed youths on the militia in Belmar led to a gun battle, killing six.",
        "Unknown men fired automatic rifles at a police post in Belmar.",
        "Militia fighters confronted the insurgents at Belmar with machetes.",
        "The soldiers entered Arden and were met with shots by the gang.",
        "Villagers of Arden and Belmar fired rifles at each other over a field.",
    ],
)
def test_a_fight_is_one_whatever_ends_it(text):
    assert types(text)[:1] == ["Armed clash"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Abduction/forced disappearance", "A blogger was taken by four masked men from a shop in Arden."),
        ("Government regains territory", "Army units recovered Belmar, which rebels had entered a day earlier."),
        ("Shelling/artillery/missile attack", "A chemical tank in Arden was hit by Russian fire."),
        ("Looting/property destruction", "Rebels set ablaze a truck and sacks of rice in the village of Belmar."),
        ("Abduction/forced disappearance", "Rebels had abducted three teachers in Belmar, the police said on Monday."),
        (
            "Remote explosive/landmine/IED",
            "A boy died when a cluster munition, a relic of the war, blew up near Belmar.",
        ),
    ],
)
def test_what_is_done_names_the_event(kind, text):
    assert types(text)[:1] == [kind]


def test_a_date_is_no_march():
    assert types("The rebels held him in Arden from 23 March for helping the army.") == []
