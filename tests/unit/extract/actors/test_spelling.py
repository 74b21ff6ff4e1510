from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.actors.spelling import spellings
from services.extract.text.document import Document


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Al-Badr", "al Badr"),
        ("Jaish-e-Mohammed", "Jaish i Mohammed"),
        ("Harkat-ul-Mujahideen", "Harkatul Mujahideen"),
        ("People's Defence Force", "Peoples Defense Force"),
        ("Jama'at Ansarullah", "Jamaat Ansarullah"),
        ("Carlos Patiño Front", "Carlos Patino Front"),
    ],
)
def test_a_name_is_spelt_in_more_ways_than_one(name: str, other: str) -> None:
    assert spellings(name)[0] == name
    assert other in spellings(name)


def test_a_name_without_such_words_is_spelt_in_one() -> None:
    assert spellings("Boko Haram") == ["Boko Haram"]


def test_a_text_may_use_any_spelling() -> None:
    found = find_actors(Document("Fighters of Hizb ul Mujahideen met Jaish i Mohammed.", "en"))
    assert "jaish-e-mohammed" in [m.actor_id for m in found]
