"""What is burned, taken or found beside violence does not name the event, and a day counted from it is turned round."""

import pytest

from tests.unit.extract.events.told import events, types
from tests.unit.extract.test_terse import reports


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Attack", "Gunmen killed nine farmers near Damboa on Sunday and burned their granaries."),
        ("Armed clash", "Rebels shot dead two policemen in Arauca and seized their rifles."),
        ("Armed clash", "Troops neutralised four bandits in Kaduna and recovered two AK-47 rifles."),
        ("Armed clash", "Guerrillas ambushed a patrol in Cauca and took a truck."),
        ("Looting/property destruction", "Soldiers burned 40 houses in Bamessing."),
        ("Looting/property destruction", "Hundreds of shops were looted in a targeted attack in Tine."),
        ("Disrupted weapons use", "Sappers neutralised a bomb planted by rebels near Ambo."),
        ("Disrupted weapons use", "Police recovered two rifles after a gunfight in Ambo."),
    ],
)
def test_violence_names_the_event(expected, text):
    assert types(text) == [expected]


def test_paint_is_sprayed_and_hammers_are_tools():
    assert types("Masked men sprayed slogans on the walls of a church in Taybeh.") == []
    assert types("They came with machetes and hammers to Ntoyo, the administrator said.") == []
    assert types("Bandits sprayed a bus with bullets near Funtua.") == ["Attack"]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (4, "Bangui mourned on Thursday, two days after a bomb killed three people at the market."),
        (9, "Soldiers were still searching on Monday, a day after gunmen killed a teacher in Gao."),
        (8, "Shells killed a man in Taiz on Friday. A day later a mine killed two women in Hays."),
    ],
)
def test_a_day_counted_from_the_event(day, text):
    assert events(text)[-1].main.when.when.start.day == day


def test_the_day_of_speaking_sets_no_telling_apart():
    text = (
        "Rebels killed 20 people in Ntoyo, an official said on Tuesday. The assailants attacked the village on Sunday "
        "with machetes. Responsibility was claimed on Monday by another group. It said 30 people had been killed."
    )
    (report,) = reports(text)
    assert report.when.start.day == 9


@pytest.mark.parametrize(
    ("captured", "text"),
    [
        (23, "Bandits whisk away 23 villagers in Zurmi."),
        (4, "Soldiers detain 4 suspected militants in Al-Hol."),
        (15, "Soldiers burned houses in Kumbo and picked up some 15 young men."),
        (6, "Insurgents stopped a bus near Bandiagara and six passengers were forced to get off."),
        (None, "Masked settlers torched two cars in Turmus Ayya. No arrests were made."),
    ],
)
def test_captured(captured, text):
    counts = [report.casualties.captured for report in reports(text)]
    assert [count.best if count else None for count in counts] == [captured]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Other"], "Volunteers found nine bodies in a clandestine grave outside Guaymas on Monday."),
        (["Looting/property destruction"], "Gunmen hijacked three trucks with flour near Jacmel on Monday."),
        (["Attack"], "Rebels chopped off the hands of two traders in Bunia on Monday."),
        (["Peaceful protest"], "Thousands of people linked arms around the court in Tbilisi on Monday."),
        (["Agreement"], "The army and the rebels signed a ceasefire in Juba on Monday."),
        ([], "The man had moved arms in violation of the ceasefire agreement, the army said."),
        ([], "The envoy wants the rebels to leave the towns before any truce."),
        ([], "The day had been hijacked by anarchists, the minister told reporters in Nairobi."),
        ([], "The minister faced a barrage of questions in Accra."),
    ],
)
def test_word_families_and_what_is_only_named(expected, text):
    assert types(text) == expected
