"""Plural verbs without a subject, whose object stands before them (Russian, Ukrainian)."""

import pytest

from tests.unit.extract.events.told import types

DOWNED = ["Disrupted weapons use"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Беспилотник сбили над окраиной Беляева."),
        ("ru", "У хутора Дальний дрон сбили, окна выбило в двух домах."),
        ("ru", "Две ракеты перехватили на подлёте к городу."),
        ("uk", "Безпілотник збили над околицею Білянки."),
        ("uk", "Два дрони збили на підльоті до міста."),
    ],
)
def test_what_is_shot_down_may_stand_before_the_verb(language, text):
    assert types(text, language) == DOWNED


@pytest.mark.parametrize(
    "text",
    [
        "Село Беляево зачистили ещё позавчера, там стоял гарнизон.",
        "Посёлок Дальний освободили к вечеру, военные закрепляются.",
    ],
)
def test_what_is_taken_may_stand_before_the_verb(text):
    assert types(text, "ru") == ["Government regains territory"]


@pytest.mark.parametrize(
    "text",
    [
        "Завод в Беляеве построили в прошлом году.",
        "Посёлок Дальний освободили от снега.",
    ],
)
def test_other_verbs_tell_nothing_by_it(text):
    assert types(text, "ru") == []
