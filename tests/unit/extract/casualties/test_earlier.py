"""Figures of an event before, from which a sentence counts the days to its own, are not its own."""

from __future__ import annotations

import pytest

from tests.unit.extract.casualties.reading import casualties_in


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Gunmen attacked a checkpoint in Mubi on Friday, a week after nine soldiers were killed there.", "en", None),
        ("Gunmen attacked a checkpoint in Mubi on Friday, killing two.", "en", 2),
        ("Two days after nine soldiers were killed in Mubi, gunmen shelled the town, killing two.", "en", 2),
        ("Shells hit Nikopol, killing two, hours after a drone killed four people at a stop.", "en", 2),
        ("A drone hit a bus in Nyala. It came a day after seven people died in the city.", "en", None),
        ("Four people were killed in Goma when a shell hit a market, days after a truce.", "en", 4),
        ("Two policemen died three days after they were shot at by gunmen in Bannu.", "en", 2),
        ("Авиабомба упала на завод в Сумах через день после удара, при котором погибли семь человек.", "ru", None),
        ("Через неделю после атаки, убившей пятерых, дрон ударил по рынку в Ньяле, погибли двое.", "ru", 2),
        ("Дрон ударил по рынку в Ньяле, погибли двое.", "ru", 2),
        ("Ракета попала в рынок в Одессе, в городе, который ещё не похоронил пятерых погибших накануне.", "ru", None),
        ("Авіабомба впала на завод у Сумах, у місті, яке ще не поховало сімох загиблих попереднього дня.", "uk", None),
        ("Gunmen raided a village near Jos, where families were burying nine people.", "en", None),
        ("Youths burned tyres in Sfax after a man was stabbed to death in a brawl.", "en", None),
        ("Three people were killed in Lagos after protests turned violent.", "en", 3),
        ("Дрон влучив у ринок у Херсоні за добу після обстрілу, який убив трьох людей.", "uk", None),
    ],
)
def test_the_dead_of_an_event_before_are_not_counted(text: str, language: str, expected: int | None) -> None:
    killed = casualties_in(text, language)[0].killed
    assert (killed.best if killed else None) == expected


def test_the_sentences_behind_are_of_the_news_and_not_of_what_it_is_counted_from() -> None:
    news, before = casualties_in(
        "Warplanes pounded the suburbs of Beirut on Thursday, hours after Hezbollah fired rockets at Haifa. "
        "At least nine people were killed in the strikes, the ministry said."
    )
    assert news.killed is not None
    assert news.killed.best == 9
    assert before.killed is None
