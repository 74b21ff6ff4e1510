"""Sentences that count events tell none by themselves, and those who are held, mourn or die by a weapon tell one."""

import pytest

from tests.unit.extract.events.told import types


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Three attacks in five days show how quickly the balance is shifting in Catatumbo.", 0),
        ("It was the third incursion this month by extremists in Macomia.", 0),
        ("It was the fourth time that Goma came under attack.", 0),
        ("Three attacks in Kano killed nine people.", 1),
        ("In a string of raids over two days rebels killed nine farmers in Mangu.", 1),
        ("Libya has been split since 2014, three years after the uprising that toppled its ruler.", 0),
    ],
)
def test_what_is_only_counted_is_told_elsewhere(text, count):
    assert len(types(text)) == count


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Air/drone strike", "A strike on a bus killed three people in Kharkiv on Monday."),
        ("Air/drone strike", "A strike hit a block of flats in Lozova on Monday, killing two."),
        (
            "Remote explosive/landmine/IED",
            "Five passengers of a car lost their lives to a bomb on the road near Damboa.",
        ),
        (
            "Shelling/artillery/missile attack",
            "Two girls lost their lives when their house caved in under a shell in Sumy.",
        ),
        ("Abduction/forced disappearance", "Villagers held 34 soldiers for three days near El Tambo."),
        ("Abduction/forced disappearance", "Thirty soldiers were held for three days by villagers in El Tambo."),
        (
            "Abduction/forced disappearance",
            "The governor said that two traders were abducted on the lake by men in uniform.",
        ),
        ("Peaceful protest", "Several hundred people lit candles outside the court in Batumi."),
        ("Attack", "A boat with migrants was fired on by coast guards off Zawiya."),
    ],
)
def test_told_by_what_people_suffer_or_do(expected, text):
    assert types(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Negotiators held talks for three days in Doha.",
        "Nurses went on strike on Monday at the hospital in Ambo.",
        "Eight people died when a boat sank off Zawiya.",
    ],
)
def test_look_alikes_tell_no_violence(text):
    assert not {"Abduction/forced disappearance", "Air/drone strike", "Attack"} & set(types(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dozens of people have been killed since March in violence between herders and farmers in Logone.", 0),
        ("Since March, at least 50 people have been killed in attacks by armed groups in Ituri.", 0),
        ("Clashes between factions have killed 44 people in Tripoli since the start of the year.", 0),
        ("Gunmen killed 12 people in Jos, bringing to 60 the number who have been killed there since January.", 1),
        ("Soldiers have killed seven rebels near Gao since Monday.", 1),
        ("More than 700 people were killed in clashes in Plateau between January and June.", 0),
        ("The rebels tightened their blockade of Dilling, shelling any lorry that tries to get through.", 0),
        ("Refugees recalled how militiamen shot their relatives in El Geneina.", 0),
    ],
)
def test_the_victims_of_months_are_no_event(text, count):
    assert len(types(text)) == count


def test_a_toll_that_rises_tells_its_event_anew():
    assert types("The death toll from last week's attack on Yelwata has risen to 218.") == ["Attack"]
