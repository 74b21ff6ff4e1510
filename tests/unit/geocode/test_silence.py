"""Which answers do not stand."""

from __future__ import annotations

import numpy as np
import pytest

from schemas.report import Toponym
from services.geocode.gazetteer import METHODS
from services.geocode.resolution import Resolved
from services.geocode.silence import without_chance

_SOUND = Resolved(0, 0.9, 1.0, 0.1, 0.0, 1.0, METHODS.index("fuzzy"), 0.69, 0.95, 15, 8, False)


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({}, False),
        ({"context": 0.5}, True),
        ({"hierarchy": 1.0}, True),
        ({"similarity": 0.8}, True),
        ({"companions": 1}, True),
        ({"method": METHODS.index("exact")}, True),
    ],
)
def test_a_rough_likeness_far_from_all_else_is_no_answer(change: dict[str, float], stands: bool) -> None:
    toponym = Toponym(written="Nyabelmar", start=0, end=9, sentence=0, language="en", strength=0.95)
    answers = {0: (_SOUND._replace(**change), 0.5)}
    kept = without_chance(answers, [toponym], np.array([0.9], dtype=np.float32), np.array([0], dtype=np.int32))
    assert (0 in kept) is stands


_EXACT = Resolved(1, 0.9, 1.0, 0.0, 0.0, 0.0, METHODS.index("exact"), 1.0, 0.95, 2, 1, False)
_REGION = Resolved(0, 0.9, 1.0, 0.5, 0.0, 1.0, METHODS.index("exact"), 1.0, 0.95, 1, 1, True)


@pytest.mark.parametrize(
    ("cue", "outer", "country", "stands"),
    [
        (None, "region", 2, False),
        ("village", None, 2, False),
        (None, None, 2, True),
        (None, "region", 3, True),
        ("village", "region", 3, False),
    ],
)
def test_a_great_city_lies_in_no_unit_of_another_country(
    cue: str | None, outer: str | None, country: int, stands: bool
) -> None:
    first = Toponym(written="Arden", start=0, end=5, sentence=0, language="en", strength=0.95, cue=cue, within=(1,))
    second = Toponym(written="Halwa", start=9, end=14, sentence=0, language="en", strength=0.95, cue=outer)
    answers = {0: (_EXACT, 0.5), 1: (_REGION, 0.9)}
    prominence, countries = np.array([0.8, 0.8], dtype=np.float32), np.array([3, country], dtype=np.int32)
    assert (0 in without_chance(answers, [first, second], prominence, countries)) is stands


@pytest.mark.parametrize(("hint", "stands"), [(1.0, True), (0.0, False)])
def test_a_town_of_the_sides_land_stands_against_a_container_elsewhere(hint: float, stands: bool) -> None:
    first = Toponym(
        written="Arden", start=0, end=5, sentence=0, language="en", strength=0.95, cue="village", within=(1,)
    )
    second = Toponym(written="Halwa", start=9, end=14, sentence=0, language="en", strength=0.95)
    answers = {0: (_EXACT._replace(country=hint), 0.5), 1: (_REGION._replace(country=0.0), 0.9)}
    prominence, countries = np.array([0.8, 0.8], dtype=np.float32), np.array([3, 2], dtype=np.int32)
    assert (0 in without_chance(answers, [first, second], prominence, countries)) is stands


@pytest.mark.parametrize(("region", "stands"), [(-1, True), (5, False)])
def test_a_place_of_unknown_region_may_lie_in_any(region: int, stands: bool) -> None:
    first = Toponym(
        written="Arden", start=0, end=5, sentence=0, language="en", strength=0.95, cue="village", within=(1,)
    )
    second = Toponym(written="Halwa", start=9, end=14, sentence=0, language="en", strength=0.95, cue="region")
    answers = {0: (_EXACT, 0.5), 1: (_REGION, 0.9)}
    prominence, countries = np.array([0.8, 0.8], dtype=np.float32), np.array([3, 3], dtype=np.int32)
    regions = np.array([0, region], dtype=np.int32)
    kept = without_chance(answers, [first, second], prominence, countries, region=regions)
    assert (0 in kept) is stands


@pytest.mark.parametrize(("cue", "stands"), [("quarter", False), ("area", False), ("city", True)])
def test_a_part_of_a_town_is_no_city_of_a_like_name(cue: str, stands: bool) -> None:
    toponym = Toponym(written="Belmar", start=0, end=6, sentence=0, language="en", strength=0.95, cue=cue, within=(1,))
    answers = {0: (_SOUND._replace(hierarchy=1.0), 0.5)}
    kept = without_chance(answers, [toponym], np.array([0.9], dtype=np.float32), np.array([0], dtype=np.int32))
    assert (0 in kept) is stands


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"strength": 0.6, "context": 0.05}, False),
        ({"strength": 0.6, "context": 0.3}, True),
        ({"strength": 0.95, "context": 0.05, "similarity": 0.8}, True),
        ({"strength": 0.6, "context": 0.05, "method": METHODS.index("exact")}, True),
    ],
)
def test_a_weak_name_that_only_sounds_like_a_far_place_is_none(change: dict[str, float], stands: bool) -> None:
    toponym = Toponym(written="Belmari", start=0, end=7, sentence=0, language="en", strength=0.6)
    answers = {0: (_SOUND._replace(**{"similarity": 0.85, **change}), 0.5)}
    kept = without_chance(answers, [toponym], np.array([0.9], dtype=np.float32), np.array([0], dtype=np.int32))
    assert (0 in kept) is stands


@pytest.mark.parametrize(
    ("cue", "change", "stands"),
    [
        ("quarter", {}, False),
        ("quarter", {"context": 0.3}, True),
        ("quarter", {"hierarchy": 0.5}, True),
        ("quarter", {"companions": 1}, True),
        ("town", {}, True),
    ],
)
def test_a_neighbourhood_is_no_far_town_of_its_name(cue: str, change: dict[str, float], stands: bool) -> None:
    toponym = Toponym(written="Belmar", start=0, end=6, sentence=0, language="en", strength=0.95, cue=cue)
    answers = {0: (_EXACT._replace(place=0, **{"context": 0.1, "companions": 2, **change}), 0.7)}
    kept = without_chance(answers, [toponym], np.array([0.8], dtype=np.float32), np.array([-1], dtype=np.int32))
    assert (0 in kept) is stands


@pytest.mark.parametrize(("lies", "stands"), [(0.9, False), (0.0, True)])
def test_a_container_that_lies_where_the_text_says_outweighs_the_sides_land(lies: float, stands: bool) -> None:
    first = Toponym(written="Arden", start=0, end=5, sentence=0, language="en", strength=0.85, within=(1,))
    second = Toponym(written="Belmar", start=9, end=15, sentence=0, language="en", strength=0.85)
    answers = {
        0: (_EXACT._replace(country=1.0), 0.6),
        1: (_REGION._replace(country=0.0, is_unit=False, hierarchy=lies), 0.9),
    }
    prominence, countries = np.array([0.5, 0.5], dtype=np.float32), np.array([3, 2], dtype=np.int32)
    assert (0 in without_chance(answers, [first, second], prominence, countries)) is stands


@pytest.mark.parametrize(("context", "stands"), [(0.0, False), (0.3, True)])
def test_a_unit_far_from_all_is_none_of_what_lies_abroad(context: float, stands: bool) -> None:
    zone = Toponym(written="North Zone", start=0, end=10, sentence=0, language="en", strength=0.95, within=(1,))
    city = Toponym(written="Belmar", start=12, end=18, sentence=0, language="en", strength=0.85)
    answers = {
        0: (_REGION._replace(place=1, hierarchy=0.0, country=0.0, context=context), 0.6),
        1: (_EXACT._replace(place=0), 0.9),
    }
    prominence, countries = np.array([0.9, 0.9], dtype=np.float32), np.array([2, 3], dtype=np.int32)
    assert (0 in without_chance(answers, [zone, city], prominence, countries)) is stands


@pytest.mark.parametrize(("units", "stands"), [(2, False), (1, True)])
def test_a_city_elsewhere_stands_against_a_list_but_not_against_a_district_and_its_region(
    units: int, stands: bool
) -> None:
    within = tuple(range(1, units + 1))
    names = [Toponym(written="Arden", start=0, end=5, sentence=0, language="en", strength=0.85, within=within)]
    names += [
        Toponym(written="Halwa", start=9 * i, end=9 * i + 5, sentence=0, language="en", strength=0.85) for i in within
    ]
    answers = {
        0: (_EXACT._replace(place=0), 0.7),
        **{i: (_REGION._replace(place=i, hierarchy=1.0), 0.9) for i in within},
    }
    prominence = np.array([0.8, 0.8, 0.8, 0.8], dtype=np.float32)
    countries, regions = np.array([3, 3, 3, 3], dtype=np.int32), np.array([2, 1, 1, 1], dtype=np.int32)
    kept = without_chance(answers, names, prominence, countries, region=regions)
    assert (0 in kept) is stands
