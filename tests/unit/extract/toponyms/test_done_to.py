"""Verbs whose object is a place (Russian, Ukrainian): "освободили Роботино"."""

from __future__ import annotations

import pytest

from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms

SURE = 0.5


def sure(text: str, language: str) -> list[str]:
    return [t.written for t in find_toponyms(Document(text, language)) if t.strength >= SURE]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Войска освободили Беляево в Донской области.", "Беляево"),
        ("ru", "Повстанцы снова атаковали Малену, потери уточняются.", "Малену"),
        ("ru", "Отряды, заняв Беляево, вышли к реке.", "Беляево"),
        ("uk", "Війська звільнили Білянку торік.", "Білянку"),
        ("uk", "Загарбник обстріляв Малену, є поранені.", "Малену"),
    ],
)
def test_what_is_taken_or_hit_is_surely_a_place(language: str, text: str, name: str) -> None:
    assert name in sure(text, language)


@pytest.mark.parametrize("text", ["Боевики захватили Орлова.", "Силовики захватили Орлова в лесу."])
def test_a_man_is_none(text: str) -> None:
    assert "Орлова" not in sure(text, "ru")
