"""Events told in wordings whose subject or object is of an unexpected kind, and what only sounds like them."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports


def kinds(text: str, language: str = "en") -> list[str]:
    return [report.sub_event_type for report in reports(text, language)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen swept through a hamlet near Arden on Monday, leaving eight people dead.", "Attack"),
        ("Raiders swept into a village near Arden on Monday and killed four herders.", "Attack"),
        ("Fighting in Arden claimed 12 lives on Sunday.", "Armed clash"),
        ("Clashes in the Arden district claimed three lives on Monday.", "Armed clash"),
        ("Gun battles in Belmar cost nine lives on Sunday.", "Armed clash"),
        ("Six travellers died at the hands of rebels near Belmar on Sunday.", "Attack"),
        ("A clinic in Arden was the target of an armed attack on Monday.", "Attack"),
        ("Five villagers fell to the bullets of gunmen near Arden on Monday.", "Attack"),
        ("A mayor died in a hail of bullets in Arden on Monday.", "Attack"),
    ],
)
def test_english(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Tourists descended on a market in Arden on Sunday.",
        "Floods swept through a village near Arden on Monday, leaving eight dead.",
        "The epidemic claimed 12 lives in Arden last week.",
        "A train crash claimed six lives near Arden on Monday.",
        "Cyclists rode into a village near Arden on Monday.",
        "The senator was the target of a personal attack in parliament on Friday.",
    ],
)
def test_english_none(text: str) -> None:
    assert not kinds(text)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("В Никополе осколками убило женщину.", "ru", "Shelling/artillery/missile attack"),
        ("Целью атаки беспилотников стал завод в Рязани в ночь на среду.", "ru", "Air/drone strike"),
        ("Целью вооружённого нападения стала больница в Бамбари в среду.", "ru", "Attack"),
        ("Тела четырёх мужчин с огнестрельными ранениями нашли под Тикритом в среду.", "ru", "Attack"),
        ("Четверо мужчин найдены убитыми под Тикритом в среду.", "ru", "Attack"),
        ("Тіла чотирьох чоловіків із вогнепальними пораненнями знайшли під Тікритом у середу.", "uk", "Attack"),
    ],
)
def test_slavic(text: str, language: str, kind: str) -> None:
    assert kinds(text, language) == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Перми током убило электрика в среду.", "ru"),
        ("Под Тверью деревом убило мужчину во время бури в среду.", "ru"),
        ("В Уфе при взрыве газа в четверг погибли двое.", "ru"),
        ("Целью учений стала отработка удара по условному противнику в среду.", "ru"),
        ("Целью операции является захват города, заявил генерал в среду.", "ru"),
        ("У Львові струмом убило електрика в середу.", "uk"),
    ],
)
def test_slavic_none(text: str, language: str) -> None:
    assert not kinds(text, language)
