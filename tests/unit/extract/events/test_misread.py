"""Words that would take an event back elsewhere, and say something else where they stand."""

import pytest

from tests.unit.extract.events.told import types


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On 5 May 2024 gunmen attacked a bus near Gao.", 1),
        ("May 6, 2024 - Gunmen attacked a bus near Gao.", 1),
        ("A local truce signed on 17 May lets farmers near Kongoussi reach their fields.", 1),
        ("Gunmen may attack a bus near Gao.", 0),
        ("May they attack no more buses near Gao.", 0),
    ],
)
def test_the_month_of_may_is_no_guess(text, count):
    assert len(types(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The attack, the deadliest since the start of the year, killed 40 soldiers in Tera on Friday.", 1),
        ("Gunmen killed 12 farmers on Monday, in the worst massacre since the start of the war.", 1),
        ("Shells hit Sumy on Monday in the heaviest barrage so far this year.", 1),
        ("Gunmen have killed 3,000 people since the start of the war.", 0),
        ("Donetsk has been the scene of the heaviest fighting of the war for more than a year.", 0),
    ],
)
def test_news_set_against_the_past_is_no_past(text, count):
    assert len(types(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rebels shot dead two farmers by fire on Monday, and the driver had a mine-blast injury.", 1),
        ("The driver, with a mine-blast injury, was taken to hospital.", 0),
        ("A militant group fights for the rights of the minority.", 0),
        ("Teachers struck for better pay, and the union called the turnout explosive.", 0),
        ("French and American soldiers have since left the country.", 0),
    ],
)
def test_what_only_sounds_like_an_event(text, count):
    assert len(types(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("JNIM claimed responsibility for simultaneous attacks on army posts in Kayes and Niono.", 1),
        ("ISWAP claimed responsibility on Sunday for killing five soldiers in Bama.", 1),
        ("The group, which has claimed responsibility for attacks in Kampala, was founded in 1995.", 0),
        ("The group has claimed responsibility for several attacks in Mali.", 0),
    ],
)
def test_a_claim_may_be_the_news(text, count):
    assert len(types(text)) == count


def test_aircraft_that_support_those_who_fight_make_no_strike():
    assert types("Troops supported by the air component killed 24 terrorists in Sambisa.") == ["Armed clash"]
    assert types("The air component killed 24 terrorists in Sambisa.") == ["Air/drone strike"]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Police shot dead ten people in Nairobi as protests marking the anniversary turned violent.", "en", 1),
        ("Protests on the anniversary of the massacre of farmers turned violent in Nairobi.", "en", 1),
        ("Survivors spoke on the anniversary of the massacre of farmers in Yelwata.", "en", 0),
        ("В годовщину гибели певца протестующие в Найроби закидали полицию камнями.", "ru", 1),
        ("У роковини загибелі співака протестувальники в Найробі закидали поліцію камінням.", "uk", 1),
    ],
)
def test_a_protest_on_a_day_that_is_remembered_is_of_today(text, language, count):
    assert len(types(text, language)) == count
