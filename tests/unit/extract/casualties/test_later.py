"""Tolls that rise, those who die of it later, and those whose verb is not told again."""

from __future__ import annotations

import pytest

from tests.unit.extract.casualties.reading import casualties_in

_PLANE = "On 5 June 2025, a warplane bombed a block of flats in Arden"
_GRENADE = "On 5 June 2025, a grenade was thrown at a shop in Arden"


@pytest.mark.parametrize(
    "text",
    [
        _PLANE + ". The initial toll was 21 killed and 8 wounded; it later rose to 23.",
        _PLANE + ". At first 21 were reported killed; the number was later raised to 23.",
        _PLANE + ", killing 21 people, a number that later grew to 23.",
        _PLANE + ", killing 21 people, later updated to 23.",
        _PLANE + ", killing 21 people (later revised to 23).",
        _PLANE + ". Initially 21 deaths were reported. The toll climbed to 23 the next day.",
    ],
)
def test_a_later_figure_replaces_an_earlier(text: str) -> None:
    (told,) = casualties_in(text)
    assert told.killed is not None
    assert told.killed.best == 23


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (_GRENADE + ", killing three people. A fourth died in hospital two days later.", 4),
        (_GRENADE + ", killing three people; another died of his wounds the next day.", 4),
        (_GRENADE + ", killing three people and wounding six, one of whom later died.", 4),
        (_GRENADE + ". Three people died on the spot and a fourth in hospital.", 4),
        (_GRENADE + ". Three people were killed immediately and a fourth, a child, died in hospital.", 4),
        (_GRENADE + ", injuring 12 civilians. One woman of them died in hospital on 12 June.", 1),
        (_GRENADE + ", killing three people. One of them died in hospital.", 3),
        ("On 5 June 2025, gunmen shot a trader near his shop in Arden, who later died in hospital.", 1),
        ("On 5 June 2025, gunmen shot and wounded a trader in Arden. He died of his wounds on 7 June.", 1),
        ("On 5 June 2025, soldiers shot at rebels in Arden. Bodies of 28 rebels were found, later 3 more.", 31),
    ],
)
def test_those_who_died_later_are_of_the_same_event(text: str, killed: int) -> None:
    (told,) = casualties_in(text)
    assert told.killed is not None
    assert told.killed.best == killed


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A suicide bomber struck a café in Arden. 7 people including the bomber and two guards died.", 7, None),
        ("A bomb went off in Arden. Toll: two wounded.", None, 2),
        ("Soldiers fought rebels near Arden. Six soldiers were killed, as were two rebels.", 8, None),
        ("Shells hit Arden. Three inmates were injured, as was a guard.", None, 4),
        ("Soldiers fought rebels near Arden, who killed six soldiers, while the rebels lost two men.", 8, None),
        ("Gunmen shot dead two boys, aged 15 and 17, in Arden.", 2, None),
    ],
)
def test_who_is_counted_together(text: str, killed: int | None, injured: int | None) -> None:
    (told,) = casualties_in(text)
    assert (told.killed and told.killed.best, told.injured and told.injured.best) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "language", "killed"),
    [
        ("Самолёт сбросил бомбу на дом в Харькове. Погиб 21 человек, позднее это число возросло до 23.", "ru", 23),
        ("Дрон ударил по магазину в Харькове, погибли трое. Ещё один умер от ран на следующий день.", "ru", 4),
        ("Дрон ударил по магазину в Харькове, погибли трое. Четвёртый скончался в больнице.", "ru", 4),
        ("Дрон ударил по магазину в Харькове, погибли трое, ранены шестеро, один из которых скончался.", "ru", 4),
        ("Боевики обстреляли машину учителя в Харькове, он скончался в больнице.", "ru", 1),
        ("Боевики похитили шестерых жителей села под Харьковом и убили их.", "ru", 6),
        ("Літак скинув бомбу на будинок у Харкові. Загинула 21 людина, пізніше це число зросло до 23.", "uk", 23),
        ("Дрон ударив по крамниці в Харкові, загинули троє, поранені шестеро, один з яких помер.", "uk", 4),
        ("Бойовики викрали шістьох жителів села під Харковом і вбили їх.", "uk", 6),
    ],
)
def test_the_same_in_slavic_languages(text: str, language: str, killed: int) -> None:
    (told,) = casualties_in(text, language)
    assert told.killed is not None
    assert told.killed.best == killed


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Shells hit a market in Arden, killing 12+ civilians and injuring 50+.", 12, 50),
        ("Soldiers fought rebels near Arden. Two of the attackers were killed. Six soldiers died.", 8, None),
    ],
)
def test_at_least_and_of_the_others(text: str, killed: int, injured: int | None) -> None:
    (told,) = casualties_in(text)
    assert (told.killed and told.killed.best, told.injured and told.injured.best) == (killed, injured)
