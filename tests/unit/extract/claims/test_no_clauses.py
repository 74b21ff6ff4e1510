"""What stands beside a verb of saying and names nobody (Russian, Ukrainian)."""

import pytest

from services.extract.claims.speakers import sayings_of
from services.extract.claims.vocabulary import vocabulary
from services.extract.text.document import Document


def speakers(text: str, language: str) -> list[str]:
    return [s.claimant for s in sayings_of(Document(text, language).sentences[0], vocabulary(language))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Малене дрон ударил по складу – трое мирных жителей ранены.", "ru"),
        ("По предварительным данным, погибших нет, двое в больнице.", "ru"),
        ("Пленный молчит, другой говорит: пополнение к ним шло прямо из учебки.", "ru"),
        ("Нападавшие опубликовали видео и объявили город освобождённым.", "ru"),
        ("Зведення штабу – ліквідовано 52 окупанти.", "uk"),
    ],
)
def test_a_clause_is_no_speaker(text: str, language: str) -> None:
    assert not [s for s in speakers(text, language) if s not in ("Пленный", "Нападавшие", "другой")]


def test_who_takes_it_upon_himself_stands_behind_the_verb() -> None:
    assert speakers("Ответственность за диверсию взяло движение «Рассвет».", "ru") == ["движение «Рассвет»"]


def test_a_day_is_no_part_of_a_name() -> None:
    assert speakers("В тот же день армия сообщила, что отбила атаку.", "ru") == ["армия"]
