"""The day that a sentence opens with, nights of two days and weeks; against Monday, 21 July 2025."""

from __future__ import annotations

import pytest

from tests.unit.extract.when.test_when import days


@pytest.mark.parametrize(
    ("text", "trigger", "language", "day"),
    [
        (
            "On 9 July 2025, a day after the council upheld the vote, youths ransacked shops.",
            "ransacked",
            "en",
            "07-09",
        ),
        ("On Friday, a day after the raid, gunmen attacked Arden.", "attacked", "en", "07-18"),
        (
            "On 9 July, relatives of men held since the vote of 2 June rallied outside the gaol.",
            "rallied",
            "en",
            "07-09",
        ),
        ("On 9 July, workers kept up their strike (begun on 1 July) with a march in Arden.", "march", "en", "07-09"),
        ("On 9 July, villagers lynched men who had fled from a raid the night before.", "lynched", "en", "07-09"),
        ("On 9 July, police said that gunmen had attacked Arden on 7 July.", "attacked", "en", "07-07"),
        ("9 июля 2025 года, через сутки после обстрела города, боевики напали на село.", "напали", "ru", "07-09"),
        ("9 липня, через день після виборів, невідомі підпалили крамниці.", "підпалили", "uk", "07-09"),
    ],
)
def test_a_sentence_is_under_the_day_that_it_opens_with(text: str, trigger: str, language: str, day: str) -> None:
    assert days(text, language, trigger) == (day, day, 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On the night of 2 to 3 July 2025, drones hit a depot.", "en"),
        ("In the night of 2/3 July, drones hit a depot.", "en"),
        ("During the night to 3 July, drones hit a depot.", "en"),
        ("During the night between 2 and 3 July, drones hit a depot.", "en"),
        ("Drones hit a depot overnight July 2 to July 3.", "en"),
        ("Drones hit a depot on the night of July 2 to 3.", "en"),
        ("Ночью с 2 на 3 июля 2025 года дроны ударили по складу.", "ru"),
        ("В ночь со 2 на 3 июля дроны ударили по складу.", "ru"),
        ("В ніч проти 3 липня дрони вдарили по складу.", "uk"),
        ("Вночі з 2 на 3 липня 2025 року дрони вдарили по складу.", "uk"),
    ],
)
def test_a_night_is_of_two_days(text: str, language: str) -> None:
    assert days(text, language) == ("07-02", "07-03", 1)


@pytest.mark.parametrize(
    "text",
    [
        "In the week of 7 July 2025, gunmen looted shops in Arden.",
        "During the week of July 7, gunmen looted shops in Arden.",
        "In the week beginning 7 July, gunmen looted shops in Arden.",
        "In the week from 7 to 13 July, gunmen looted shops in Arden.",
    ],
)
def test_a_week_is_of_seven_days(text: str) -> None:
    assert days(text, "en") == ("07-07", "07-13", 2)
