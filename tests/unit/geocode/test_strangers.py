"""Answers far from all else that a text names."""

from __future__ import annotations

import numpy as np
import pytest

from services.geocode.gazetteer import METHODS
from services.geocode.resolution import Resolved
from services.geocode.strangers import is_stranger, lands_of

_ELSEWHERE = Resolved(1, 0.9, 1.0, 0.01, 0.0, 0.0, METHODS.index("exact"), 1.0, 0.6, 2, 3, False)
_LANDS = {7: {4, 5}, 9: {1}}


@pytest.mark.parametrize(
    ("change", "stranger"),
    [
        ({}, True),
        ({"strength": 0.35}, True),
        ({"strength": 0.85}, False),
        ({"context": 0.2}, False),
        ({"country": 1.0}, False),
        ({"hierarchy": 0.5}, False),
        ({"is_unit": True}, False),
    ],
)
def test_a_weak_name_in_another_part_of_the_world_is_a_stranger(change: dict[str, float], stranger: bool) -> None:
    assert is_stranger(_ELSEWHERE._replace(**change), 0.6, 9, _LANDS) is stranger


def test_a_city_of_the_worlds_news_is_none_unless_its_name_is_only_like_it() -> None:
    assert not is_stranger(_ELSEWHERE, 0.9, 9, _LANDS)
    assert is_stranger(_ELSEWHERE._replace(similarity=0.95), 0.9, 9, _LANDS)


def test_a_land_that_the_text_names_has_none_nor_has_a_text_of_no_land() -> None:
    assert not is_stranger(_ELSEWHERE, 0.6, 9, {**_LANDS, 9: {1, 2}})
    assert not is_stranger(_ELSEWHERE, 0.6, 9, {7: {4}, 9: {1}})


def test_clear_places_make_a_texts_lands() -> None:
    answers = {
        0: (_ELSEWHERE._replace(place=0), 0.9),
        1: (_ELSEWHERE._replace(place=1), 0.9),
        2: (_ELSEWHERE._replace(place=2), 0.4),
        3: (_ELSEWHERE._replace(place=3, strength=0.35), 0.9),
    }
    assert lands_of(answers, np.array([7, 7, 8, 8], dtype=np.int32)) == {7: {0, 1}}


def test_a_plain_preposition_says_where_only_what_is_called_so_is() -> None:
    governed = _ELSEWHERE._replace(strength=0.85)
    assert is_stranger(governed._replace(similarity=0.88), 0.6, 9, _LANDS)
    assert not is_stranger(governed._replace(similarity=0.95), 0.6, 9, _LANDS)
