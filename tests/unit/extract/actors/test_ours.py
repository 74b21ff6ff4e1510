""" "Наши": the side that a text about Russia's war in Ukraine speaks for."""

import pytest

from services.extract.actors import find_actors
from services.extract.text.document import Document


def side_of(text: str, word: str) -> list[str | None]:
    at = text.index(word)
    return [m.country for m in find_actors(Document(text, "ru")) if m.start <= at < m.end]


@pytest.mark.parametrize(
    ("text", "word", "side"),
    [
        ("Хохлы отошли за реку. Наши закрепились на окраине.", "Наши", "RUS"),
        ("Русня отошла за реку. Наши снова зашли в посадку.", "Наши", "UKR"),
        ("ВСУ отошли. Ночью наши «Рубиконы» работали по дороге, наши держат окраину.", "наши держат", "RUS"),
    ],
)
def test_ours_are_the_forces_of_the_side_that_the_text_speaks_for(text, word, side):
    assert side_of(text, word) == [side]


def test_somebody_of_ours_is_no_party():
    assert side_of("Хохлы отошли за реку. Наши дети играли у школы.", "Наши") == []
