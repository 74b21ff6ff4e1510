"""How Ukrainian and Russian channels, staffs and authorities write: slang, summaries, who befalls what."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports

TYPES = {
    "У Степногірську двоє людей загинули.": ("uk", "Attack"),
    "В Степногорске женщина погибла.": ("ru", "Attack"),
    "Противник сорок разів намагався потіснити наших воїнів поблизу Торського.": ("uk", "Armed clash"),
    "Відбили механізований штурм під Невським, спалили дві машини.": ("uk", "Armed clash"),
    "Наши отбили штурм возле Невского.": ("ru", "Armed clash"),
    "Під вогнем артилерії опинилися Нікополь і Марганець.": ("uk", "Shelling/artillery/missile attack"),
    "Под огнем оказался Белгород.": ("ru", "Shelling/artillery/missile attack"),
    "Мінус три шахеди над Полтавщиною.": ("uk", "Disrupted weapons use"),
    "ППО мінусувала два БпЛА над Черкащиною.": ("uk", "Disrupted weapons use"),
    "Минус два беспилотника над Воронежской областью.": ("ru", "Disrupted weapons use"),
    "Наші пташки спалили танк окупантів під Бахмутом.": ("uk", "Air/drone strike"),
    "У Полтаві родичі полонених вийшли до міської ради.": ("uk", "Peaceful protest"),
    "Під будівлю суду вийшли родичі зниклих безвісти з Черкас.": ("uk", "Peaceful protest"),
    "У Хайфі сотні людей вийшли на мітинг родин заручників.": ("uk", "Peaceful protest"),
    "У Черкасах місцеві оточили автомобіль ТЦК і били по ньому палицями.": ("uk", "Mob violence"),
}


@pytest.mark.parametrize("text", TYPES)
def test_what_channels_tell_is_an_event_of_its_type(text: str) -> None:
    language, kind = TYPES[text]
    assert [report.sub_event_type for report in reports(text, language)] == [kind]


NOTHING = {
    "Ознак формування ударного угруповання на Волинському напрямку не виявлено.": "uk",
    "Признаков формирования ударной группировки у границы нет.": "ru",
}


@pytest.mark.parametrize("text", NOTHING)
def test_signs_that_were_not_seen_are_no_event(text: str) -> None:
    assert reports(text, NOTHING[text]) == ()


def test_a_reminder_is_no_news() -> None:
    text = "Дрон ударив по авто в Херсоні, двоє поранених. Як повідомляла агенція, 2 березня в Нікополі вбили лікаря."
    assert len(reports(text, "uk")) == 1


NO_SPEAKERS = {
    "Удар дрона по Херсону: минулого листопада за таку ж ніч нарахували 40 прильотів.": [],
    "За попередніми підрахунками, у Херсоні дрон уразив два будинки.": [],
}


@pytest.mark.parametrize("text", NO_SPEAKERS)
def test_times_and_counts_speak_for_nobody(text: str) -> None:
    assert [claim.claimant for report in reports(text, "uk") for claim in report.claims] == NO_SPEAKERS[text]


PAST_AND_PRAISED = {
    "Сьогодні варто відзначити воїнів штурмового полку, які ефективно знищують живу силу ворога.": "uk",
    "Минулого листопада в Одесі за ніч нарахували двадцять прильотів.": "uk",
    "В прошлом феврале в Белополье под обстрелом погиб тракторист.": "ru",
}


@pytest.mark.parametrize("text", PAST_AND_PRAISED)
def test_praise_and_months_of_long_ago_tell_no_event(text: str) -> None:
    assert reports(text, PAST_AND_PRAISED[text]) == ()
