"""What "the town" and "the capital" mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas.report import Extraction
from services.geocode.descriptions import with_descriptions
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from tests.unit.geocode.gazetteer.conftest import entry, written

Make = Callable[..., Extraction]


@pytest.fixture(scope="module")
def geocoder(tmp_path_factory: pytest.TempPathFactory) -> Geocoder:
    syria, homs = "country:SY", "region:SY.11"
    given = [
        entry(syria, "Syria", "country", (35, 38), None, ["Сирия"], population=20_000_000, country="SY"),
        entry(homs, "Homs", "region", (34.3, 38.0), syria, country="SY"),
        entry("1", "Damascus", "city", (33.5, 36.3), syria, ["Дамаск"], population=1_500_000, country="SY"),
        entry("2", "Homs", "city", (34.73, 36.72), homs, ["Хомс"], population=770_000, country="SY"),
        entry("3", "Palmyra", "town", (34.55, 38.28), homs, ["Пальмира"], population=40_000, country="SY"),
        entry("4", "Sukhnah", "village", (34.89, 38.87), homs, population=3_000, country="SY"),
    ]
    return Geocoder(Gazetteer.open(written(tmp_path_factory.mktemp("described"), given)))


def meant(geocoder: Geocoder, extraction: Extraction) -> list[str]:
    """The places of a text's descriptions."""
    answers = with_descriptions(geocoder._resolve(extraction), extraction.toponyms, geocoder.gazetteer)
    described = [i for i, t in enumerate(extraction.toponyms) if t.described]
    return [geocoder.gazetteer.name(answers[i][0].place) for i in described if i in answers]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Jets struck the village of Sukhnah, near Palmyra. Two died in the village on Friday.", "Sukhnah"),
        ("en", "Palmyra is besieged. A drone hit a market in the town, people in Homs said.", "Palmyra"),
        ("en", "A bomb went off in the Syrian capital.", "Damascus"),
        ("en", "A mine killed two in Palmyra. In the capital, a grenade went off.", "Damascus"),
        ("en", "Shells fell on the capital of Homs province.", "Homs"),
        ("en", "Fighting went on in Palmyra and in the provincial capital on Friday.", "Homs"),
        ("ru", "Бои идут у Пальмиры. Удар по столице Сирии отбит.", "Damascus"),
        ("ru", "Дрон упал в Пальмире. Над территорией региона сбили ещё два.", "Homs"),
    ],
)
def test_a_description_means_a_place_told_before_or_a_capital(
    geocoder: Geocoder, article: Make, language: str, text: str, place: str
) -> None:
    assert meant(geocoder, article(text, language)) == [place]


def test_where_nothing_was_told_before_it_means_nothing(geocoder: Geocoder, article: Make) -> None:
    assert meant(geocoder, article("A drone hit a market in the town on Friday.")) == []


def test_a_city_is_no_village(geocoder: Geocoder, article: Make) -> None:
    assert meant(geocoder, article("He spoke in Damascus. Two died in the village on Friday.")) == []


def test_only_capitals_are_places_of_a_text_by_themselves(geocoder: Geocoder, article: Make) -> None:
    text = "A drone hit Palmyra. Two died in the town on Friday, one in the Syrian capital."
    assert {p.written for p in geocoder.places(article(text))} == {"Palmyra", "Syrian capital"}


@pytest.fixture(scope="module")
def two_countries(tmp_path_factory: pytest.TempPathFactory) -> Geocoder:
    given = [
        entry("country:CO", "Colombia", "country", (4, -72), None, country="CO"),
        entry("country:EC", "Ecuador", "country", (-2, -77.5), None, country="EC"),
        entry("1", "Cali", "city", (3.43, -76.52), "country:CO", population=2_000_000, country="CO"),
        entry("2", "Santa Arden", "town", (6.5, -75.2), "country:CO", population=40_000, country="CO"),
        entry("3", "Santa Arden", "town", (-0.25, -79.2), "country:EC", population=30_000, country="EC"),
    ]
    return Geocoder(Gazetteer.open(written(tmp_path_factory.mktemp("two"), given)))


@pytest.mark.parametrize(
    ("text", "longitude"),
    [
        ("A bomb killed five in Cali. Ecuador: gunmen raided a ring in Santa Arden.", -79.2),
        ("A bomb killed five in Cali. In Ecuador, gunmen raided a ring in Santa Arden.", -79.2),
        ("A bomb killed five in Cali. Gunmen raided a ring in Santa Arden.", -75.2),
    ],
)
def test_a_country_that_leads_a_sentence_holds_its_places(
    two_countries: Geocoder, article: Make, text: str, longitude: float
) -> None:
    found = {p.written: p.longitude for p in two_countries.places(article(text))}
    assert found["Santa Arden"] == longitude
