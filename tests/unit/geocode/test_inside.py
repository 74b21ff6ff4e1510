"""Answers far from the very place that the text says contains them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.report import Extraction
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from tests.unit.geocode.gazetteer.conftest import entry, written

Make = Callable[..., Extraction]


@pytest.fixture
def small(tmp_path: Path) -> Geocoder:
    """A region with two villages of one name, and a lone one, far from a town of another district."""
    world = [
        entry("country:UA", "Ukraine", "country", (49, 32), None, population=40_000_000),
        entry("region:UA.05", "Halwa", "region", (48.0, 32.0), "country:UA", population=10_000),
        entry("region:UA.06", "Sorana", "region", (48.0, 40.0), "country:UA", population=10_000),
        entry("1", "Belmar", "town", (48.0, 30.0), population=60_000),
        entry("2", "Rampur", "village", (48.0, 32.5)),
        entry("3", "Rampur", "village", (48.0, 33.5)),
        entry("4", "Dorana", "village", (48.0, 32.5)),
        entry("5", "Kotlyn", "village", (48.0, 30.4)),
        entry("6", "Kotlyn", "village", (48.0, 32.1), population=1_500),
        entry("country:RU", "Russia", "country", (60, 90), None, population=140_000_000),
        entry("7", "Zorin", "village", (48.0, 32.5), "country:UA"),
        entry("8", "Zorin", "village", (60.0, 90.0), "country:RU"),
        entry("9", "Marda", "village", (48.0, 32.5), population=1_500),
        entry("10", "Marda", "village", (48.05, 32.5), population=900),
    ]
    return Geocoder(Gazetteer.open(written(tmp_path, world)))


def places(geocoder: Geocoder, extraction: Extraction) -> dict[str, tuple[float, float]]:
    return {p.written: (p.latitude, p.longitude) for p in geocoder.places(extraction)}


def test_of_a_common_name_none_far_from_its_district_is_meant(small: Geocoder, article: Make) -> None:
    found = places(small, article("Rioters burned shops at Rampur (Belmar, Halwa)."))
    assert "Rampur" not in found
    assert found["Belmar"] == (48.0, 30.0)


def test_a_rare_name_may_lie_in_a_large_district(small: Geocoder, article: Make) -> None:
    assert places(small, article("Rioters burned shops at Dorana (Belmar, Halwa)."))["Dorana"] == (48.0, 32.5)


def test_a_wider_container_alone_rules_nothing_out(small: Geocoder, article: Make) -> None:
    assert "Rampur" in places(small, article("Rioters burned shops at Rampur (Halwa)."))


def test_the_nearer_container_says_more_than_the_wider_one(small: Geocoder, article: Make) -> None:
    found = places(small, article("Rioters burned shops at Kotlyn (Belmar, Halwa)."))
    assert found["Kotlyn"] == (48.0, 30.4)


@pytest.mark.parametrize("name", ["Zorin", "Marda"])
def test_a_namesake_abroad_or_beside_it_makes_no_name_common(small: Geocoder, article: Make, name: str) -> None:
    """Where no source says the region, the country is asked; a village and its commune are one."""
    assert name in places(small, article(f"Rioters burned shops at {name} (Belmar, Halwa)."))
