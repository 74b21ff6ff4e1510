from __future__ import annotations

import pytest

from services.geocode.adjectives import nouns_of


@pytest.mark.parametrize(
    ("written", "language", "noun"),
    [
        ("Купянском", "ru", "Купянск"),
        ("Лиманском", "ru", "Лиман"),
        ("Авдеевском", "ru", "Авдеевка"),
        ("Бахмутському", "uk", "Бахмут"),
        ("Запорізькому", "uk", "Запоріжжя"),
        ("Роботинському", "uk", "Роботине"),
        ("Lymanskyi", "en", "Lyman"),
    ],
)
def test_the_place_of_an_adjective_is_proposed(written: str, language: str, noun: str) -> None:
    assert noun in nouns_of(written, language)


def test_a_noun_is_no_adjective() -> None:
    assert nouns_of("Харьков", "ru") == nouns_of("Orlivka", "en") == ()


@pytest.mark.parametrize(
    ("adjective", "language", "noun"),
    [
        ("Суджанском", "ru", "Суджа"),
        ("Курчалоевский", "ru", "Курчалой"),
        ("Добропільському", "uk", "Добропілля"),
        ("Гуляйпольское", "ru", "Гуляйполе"),
        ("Марганецькій", "uk", "Марганець"),
        ("Балаклійській", "uk", "Балаклія"),
        ("Криворізьку", "uk", "Кривий Ріг"),
        ("Великобурлукской", "ru", "Великий Бурлук"),
        ("Старооскольский", "ru", "Старый Оскол"),
    ],
)
def test_what_an_adjective_may_be_made_from(adjective: str, language: str, noun: str) -> None:
    assert noun in nouns_of(adjective, language)
