"""Dates against Monday, 21 July 2025."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.extract.model import Clause, Trigger, WhenSlot
from services.extract.text.document import Document
from services.extract.when import when_of
from services.extract.when.calendar import calendar_of, starting_in
from tests.unit.extract.events.told import types

MONDAY = datetime(2025, 7, 21, 12, tzinfo=timezone.utc)


def when(text: str, language: str, trigger: str = "", published: datetime = MONDAY) -> WhenSlot:
    """The date of the last sentence, or of the words `trigger` in it."""
    document = Document(text, language)
    sentence = document.sentences[-1]
    start = text.index(trigger, sentence.start) if trigger else sentence.start
    clause = Clause(sentence, sentence.start, sentence.end, Trigger(start, start + 1, "Attack", "active"))
    return when_of(clause, document, published)


def test_a_day_of_what_is_said_is_no_day_of_saying_it() -> None:
    assert days("Армія повідомила, що 18 липня відбила місто.", "uk") == ("07-18", "07-18", 1)
    assert days("Армия сообщила 18 июля, что отбила город.", "ru") == ("07-17", "07-18", 1)


def days(text: str, language: str, trigger: str = "") -> tuple[str, str, int]:
    found = when(text, language, trigger).when
    return found.start.strftime("%m-%d"), found.end.strftime("%m-%d"), found.precision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On July 20, drones hit the depot.", ("07-20", "07-20", 1)),
        ("It was hit on the 3rd of July.", ("07-03", "07-03", 1)),
        ("A bomb exploded on 20.07.2025.", ("07-20", "07-20", 1)),
        ("2025-07-19: shelling.", ("07-19", "07-19", 1)),
        ("It was hit on Tuesday.", ("07-15", "07-15", 1)),
        ("It was hit on Monday.", ("07-21", "07-21", 1)),
        ("It was hit last Monday.", ("07-14", "07-14", 1)),
        ("Shelling overnight killed two.", ("07-20", "07-21", 1)),
        ("It was hit last night.", ("07-20", "07-21", 1)),
        ("It was hit on Saturday night.", ("07-19", "07-20", 1)),
        ("It was hit on Saturday evening.", ("07-19", "07-19", 1)),
        ("It was hit late on Saturday evening.", ("07-19", "07-20", 1)),
        ("It was hit in the early hours of Sunday.", ("07-19", "07-20", 1)),
        ("It was hit yesterday.", ("07-20", "07-20", 1)),
        ("Shells have been found since Tuesday's attack.", ("07-15", "07-15", 1)),
        ("Men led them off a bus on the night of the 15th, witnesses say.", ("07-15", "07-15", 1)),
        ("It was hit on the morning of the 28th, residents say.", ("06-28", "06-28", 1)),
        ("It was hit overnight, the third such attack in the town this month.", ("07-20", "07-21", 1)),
        ("On Wednesday, the day after 2,500 policemen stormed it, the dead were counted.", ("07-16", "07-16", 1)),
        ("It was hit earlier today.", ("07-21", "07-21", 1)),
        ("Over the past 24 hours, two villages were shelled.", ("07-20", "07-21", 1)),
        ("It was hit two days ago.", ("07-19", "07-19", 1)),
        ("Fighting went on between 3 and 5 July.", ("07-03", "07-05", 1)),
        ("Fighting went on from July 3 to 12.", ("07-03", "07-12", 2)),
        ("Fighting has raged since Friday.", ("07-18", "07-21", 2)),
        ("It was hit last week.", ("07-14", "07-20", 2)),
        ("It was hit over the weekend.", ("07-19", "07-20", 1)),
        ("It was hit in early July.", ("07-01", "07-07", 2)),
        ("Troops entered it this month.", ("07-01", "07-21", 3)),
        ("It was hit.", ("07-20", "07-21", 1)),
        ("Troops may march on 5 towns.", ("07-20", "07-21", 1)),
        # The day of writing and the day of speaking are not the event's.
        ("GOMA, July 20 (Wire) - Rebels took the town on Thursday.", ("07-17", "07-17", 1)),
        ("Five people died, police said on Sunday.", ("07-19", "07-20", 1)),
        ("Five people died on Friday, police said on Sunday.", ("07-18", "07-18", 1)),
        # What comes before.
        ("On July 19 drones hit a depot. Just a day before the strike, troops advanced.", ("07-18", "07-18", 1)),
        ("On July 19 drones hit a depot. Two days earlier, troops advanced.", ("07-17", "07-17", 1)),
        ("On Saturday a bus was hit. It burned.", ("07-19", "07-19", 1)),
        ("On Saturday a bus was hit.\nIn the north, troops advanced.", ("07-20", "07-21", 1)),
    ],
)
def test_english(text: str, expected: tuple[str, str, int]) -> None:
    assert days(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Обстрел произошёл 3 июля.", ("07-03", "07-03", 1)),
        ("В ночь на 20 июля беспилотники атаковали город.", ("07-19", "07-20", 1)),
        ("В ночь на воскресенье беспилотники атаковали город.", ("07-19", "07-20", 1)),
        ("За минувшие сутки ранены двое.", ("07-20", "07-21", 1)),
        ("Вчера вечером обстреляли село.", ("07-20", "07-20", 1)),
        ("Во вторник обстреляли село.", ("07-15", "07-15", 1)),
        ("Вечером 19 июля обстреляли село.", ("07-19", "07-19", 1)),
        ("20.07 обстреляли село.", ("07-20", "07-20", 1)),
        ("С 3 по 5 июля шли бои.", ("07-03", "07-05", 1)),
        ("На прошлой неделе шли бои.", ("07-14", "07-20", 2)),
        ("19 июля был обстрел. Накануне войска отошли.", ("07-18", "07-18", 1)),
        ("19 июля был обстрел. За два дня до этого войска отошли.", ("07-17", "07-17", 1)),
        ("Ночью обстреляли село.", ("07-20", "07-21", 1)),
        ("Два дня назад обстреляли село.", ("07-19", "07-19", 1)),
    ],
)
def test_russian(text: str, expected: tuple[str, str, int]) -> None:
    assert days(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 липня обстріляли село.", ("07-03", "07-03", 1)),
        ("У ніч на 20 липня безпілотники атакували місто.", ("07-19", "07-20", 1)),
        ("Минулої доби поранено двох.", ("07-20", "07-21", 1)),
        ("Учора ввечері обстріляли село.", ("07-20", "07-20", 1)),
        ("У середу обстріляли село.", ("07-16", "07-16", 1)),
        ("У п’ятницю обстріляли село.", ("07-18", "07-18", 1)),
        ("У суботу підписали угоду.\nУвечері військові відійшли.", ("07-19", "07-19", 1)),
        ("У суботу підписали угоду.\nТого ж дня військові відійшли.", ("07-19", "07-19", 1)),
        ("Три дні тому обстріляли село.", ("07-18", "07-18", 1)),
        ("Цієї ночі обстріляли село.", ("07-20", "07-21", 1)),
    ],
)
def test_ukrainian(text: str, expected: tuple[str, str, int]) -> None:
    assert days(text, "uk") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It was captured in May.", "en"),
        ("In 2014 it was shelled.", "en"),
        ("Last year it was shelled.", "en"),
        ("It was hit three years ago.", "en"),
        ("They marked the tenth anniversary of the attack.", "en"),
        ("В мае город захватили.", "ru"),
        ("Город обстреляли в 2014 году.", "ru"),
        ("Два года назад город обстреляли.", "ru"),
        ("Торік місто обстріляли.", "uk"),
        ("Три роки тому місто обстріляли.", "uk"),
        ("У 2014 році місто обстріляли.", "uk"),
    ],
)
def test_history(text: str, language: str) -> None:
    assert when(text, language).is_history


def test_history_aside_does_not_make_history() -> None:
    slot = when("On Sunday the army retook the town, which rebels had seized in March.", "en", "retook")
    assert (slot.when.start, slot.is_history) == (date(2025, 7, 20), False)


def test_the_span_is_the_words() -> None:
    text = "Two died. On July 20, drones hit the depot."
    slot = when(text, "en")
    assert slot.span is not None
    assert text[slot.span[0] : slot.span[1]] == slot.when.text == "July 20"


def test_the_day_is_the_zones() -> None:
    late = datetime(2025, 7, 21, 23, tzinfo=timezone.utc)
    document = Document("It was hit today.", "en")
    sentence = document.sentences[0]
    clause = Clause(sentence, 0, sentence.end, Trigger(7, 10, "Attack", "passive"))
    assert when_of(clause, document, late).when.start == date(2025, 7, 21)
    assert when_of(clause, document, late, timezone(timedelta(hours=3))).when.start == date(2025, 7, 22)


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@settings(max_examples=150)
@given(data=st.data())
def test_never_after_publication(language: str, data: st.DataObject) -> None:
    calendar = calendar_of(language)
    assert calendar is not None
    numbers = ["31", "5", "2025", "2014", "29.02", "two", "два"]
    words = ["-", ".", ",", "on", "last", "ago", "since", "overnight", "в", "ночь", "на", "с", "по", "тому", *numbers]
    names = [*sorted(calendar.months), *sorted(calendar.weekdays), *sorted(calendar.units)]
    word = st.sampled_from([*names, *words])
    text = " ".join(data.draw(st.lists(word, min_size=1, max_size=20)))
    published = data.draw(st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(timezone.utc)))
    found = when(text.title() if language == "en" else text, language, published=published)
    assert found.when.start <= found.when.end <= published.date()


@settings(max_examples=100)
@given(st.text(max_size=200), st.sampled_from(["en", "ru", "uk"]))
def test_any_text(text: str, language: str) -> None:
    if Document(text, language).sentences:
        when(text, language)


def test_beyond_a_semicolon_is_another_day() -> None:
    text = "In March rebels seized the city; today it is quiet."
    slot = when(text, "en", "seized")
    assert (slot.when.start.month, slot.when.end.month) == (3, 3)


def test_a_day_to_come_and_a_reminder_are_no_news() -> None:
    assert types("Оппозиция проводит митинг 26 марта.", "ru") == []
    assert types("Оппозиция провела митинг 11 марта.", "ru") == ["Peaceful protest"]
    told = "Дрон ударил по складу в Тесове.\nНапомним, 4 марта дрон ударил по мосту в Ставках."
    assert len(types(told, "ru")) == 1
    assert len(types("Напомним, 4 марта дрон ударил по мосту в Ставках.", "ru")) == 1


def test_how_long_something_took_in_the_past_is_no_day_of_now() -> None:
    told = "Вчера дрон ударил по мосту.\nОсенью 2020 года повстанцы за сутки взяли под контроль город Тесово."
    assert types(told, "ru") == ["Air/drone strike"]


def test_the_date_of_a_relative_clause_is_not_the_events():
    text = "French troops, who had been in Gao since January 2013, bombed a column on Sunday."
    assert days(text, "en", "bombed") == ("07-20", "07-20", 1)
    assert not when("The troops, who came in January 2013, bombed a column.", "en", "bombed").is_history
    assert when("In January 2013, who knows why, they bombed a column.", "en", "bombed").is_history


def test_a_date_says_which_day_its_weekday_is():
    assert when("On Friday, September 30, 2022, guards killed ninety people.", "en", "killed").is_history
    assert days('On "Good Friday," July 18, guards killed two.', "en", "killed") == ("07-18", "07-18", 1)


def test_a_day_earlier_counts_from_the_day_that_a_night_is_named_after():
    text = "Police fired at a crowd on Friday night. A day earlier a rally had been calm."
    assert days(text, "en", "rally") == ("07-17", "07-17", 1)


def test_the_month_before_is_background_unless_it_has_just_ended():
    assert when("In June, gunmen killed a judge.", "en", "killed").is_history
    early = datetime(2025, 7, 3, tzinfo=timezone.utc)
    assert not when("In June, gunmen killed a judge.", "en", "killed", early).is_history


def test_a_day_of_the_month_by_its_number_alone() -> None:
    assert days("Город обстреляли 15 числа.", "ru") == ("07-15", "07-15", 1)
    assert days("Місто обстріляли 15 числа.", "uk") == ("07-15", "07-15", 1)


def test_the_day_before_that_of_which_a_number_with_a_comma_follows() -> None:
    text = "On Wednesday, the day after 2,500 policemen stormed it, the dead were counted."
    assert days(text, "en", "stormed") == ("07-15", "07-15", 1)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The April 12 Movement took a village on July 20.", "en", ("07-20", "07-20", 1)),
        ("The 12 April group took a village on July 20.", "en", ("07-20", "07-20", 1)),
        ("«Движение 12 апреля» захватило село 20 июля.", "ru", ("07-20", "07-20", 1)),
        ("Рух 12 квітня захопив село 20 липня.", "uk", ("07-20", "07-20", 1)),
        ("It was hit on July 20 by the army.", "en", ("07-20", "07-20", 1)),
        ("On July 20 army jets hit it.", "en", ("07-20", "07-20", 1)),
    ],
)
def test_a_day_in_a_group_s_name_is_none(text: str, language: str, expected: tuple[str, str, int]) -> None:
    assert days(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("на рассвете", "ru"),
        ("под утро", "ru"),
        ("тогда же", "ru"),
        ("исторически", "ru"),
        ("в 1990-х", "ru"),
        ("на світанку", "uk"),
        ("під ранок", "uk"),
        ("опівдні", "uk"),
        ("тоді ж", "uk"),
        ("минулого століття", "uk"),
        ("у 1990-х", "uk"),
        ("in the 1990s", "en"),
        ("last century", "en"),
    ],
)
def test_a_time_is_found_with_no_other_beside_it(text: str, language: str) -> None:
    calendar = calendar_of(language)
    assert calendar is not None
    assert [match.group() for match in calendar.matches(f"x {text}, y")] == [text]


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@settings(max_examples=150)
@given(data=st.data())
def test_no_day_begins_behind_the_last_word_that_it_needs(language: str, data: st.DataObject) -> None:
    calendar = calendar_of(language)
    assert calendar is not None
    links = [
        "on",
        "in",
        "the",
        "last",
        "ago",
        "since",
        "overnight",
        "early",
        "the past 24 hours",
        "этой",
        "до",
        "цього",
    ]
    names = [*sorted(calendar.months), *sorted(calendar.weekdays), *sorted(calendar.units), "2014", "the 1990s", "3rd"]
    words = data.draw(st.lists(st.sampled_from(names) | st.sampled_from(links), min_size=1, max_size=25))
    text = " ".join(words)
    for need, windows in calendar.windows(text).items():
        pattern = calendar.patterns.get(need)
        for window in windows if pattern else ():
            anywhere = pattern.finditer(text, window.start, window.end)
            assert [m.span() for m in starting_in(window, text, pattern)] == [m.span() for m in anywhere]
