from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.actors.skeleton import by_sound, skeleton
from services.extract.text.document import Document


def actors(text: str, language: str = "ru") -> list[tuple[str | None, str | None]]:
    return [(m.actor_id, m.usual_name) for m in find_actors(Document(text, language))]


@pytest.mark.parametrize("name", ["Джаиш аль-Адль", "Джайш ал-Адл", "Джаїш аль-Адль", "Jaish al-Adl"])
def test_spellings_of_a_name_sound_alike(name: str) -> None:
    known = by_sound(name)
    assert known is not None
    assert known.actor_id == "jaish-al-adl"


def test_a_short_or_strange_name_is_nobodys() -> None:
    assert by_sound("Ястреб") is None
    assert by_sound("М23") is None


def test_articles_and_doubled_letters_do_not_count() -> None:
    assert skeleton("Хезболла") == skeleton("al-Hizbolah")


def test_a_known_group_is_found_in_a_spelling_of_its_own_and_in_any_case() -> None:
    assert actors("Пост обстреляли бойцы «Лашкар-и-Тайбы».") == [("lashkar-e-taiba", "LeT: Lashkar-e-Taiba")]


def test_behind_a_noun_of_fighters_any_quoted_name_is_a_group() -> None:
    assert actors("Деревню сожгли боевики группировки «Багровый рассвет».") == [(None, "Багровый рассвет")]
    assert actors("Село спалило угруповання «Багряний світанок».", "uk") == [(None, "Багряний світанок")]


def test_a_quoted_name_elsewhere_is_no_group() -> None:
    assert actors("Завод «Багровый рассвет» сгорел.") == []
    assert actors("Солдаты смотрели «Багровый рассвет».") == [(None, None)]


def test_fighters_of_a_group_are_the_group() -> None:
    assert actors("Боевики из группировки JNIM отошли.") == [("jnim", "JNIM: Group for Support of Islam and Muslims")]
