"""From a written name to its candidates."""

from __future__ import annotations

import pytest

from schemas.report import Toponym
from services.geocode.gazetteer import Gazetteer
from services.geocode.reading import Reader
from tests.unit.geocode.gazetteer.conftest import entry, written


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    oblast, raion = "region:UA.07", "district:kharkiv"
    given = [
        entry("country:UA", "Ukraine", "country", (49, 32), None),
        entry(oblast, "Kharkiv", "region", (49.6, 36.6), "country:UA", ["Харьковская", "Харківська"]),
        entry(raion, "Kharkivskyi", "district", (50.0, 36.2), oblast, ["Харківський"]),
        entry("1", "Kharkiv", "city", (50.0, 36.23), raion, ["Харків", "Харьков"], population=1_400_000),
        entry("2", "Kharkivske", "village", (48.0, 38.4), oblast, ["Харківське", "Харьковское"]),
        entry("3", "Kharkov", "village", (47.0, 33.0), oblast, ["Харьков"]),
        entry("5", "Tolva", "village", (33.7, 44.4), None, country="IQ", told=True),
        entry("6", "Tolwa", "city", (-11.4, -75.7), None, country="PE", population=900_000),
        entry("4", "Elne", "town", (42.6, 2.97), None, country="FR", population=8_000),
    ]
    return Reader(Gazetteer.open(written(tmp_path_factory.mktemp("reading"), given)))


def best(reader: Reader, name: str, language: str, cue: str | None = None) -> str:
    toponym = Toponym(written=name, start=0, end=len(name), sentence=0, cue=cue, language=language, strength=0.9)
    reading = reader.read(toponym, True)
    return reader.gazetteer.name(int(reading.places[reading.prior.argmax()])) if len(reading.places) else ""


def test_a_district_is_known_by_the_other_languages_name_of_its_town(reader: Reader) -> None:
    assert best(reader, "Харьковском районе", "ru", "district") == "Kharkivskyi"


def test_a_direction_is_named_after_the_city_rather_than_a_village_called_by_the_adjective(reader: Reader) -> None:
    assert best(reader, "Харьковском", "ru", "direction") == "Kharkiv"


def test_of_namesakes_the_larger_is_likelier(reader: Reader) -> None:
    assert best(reader, "Харьков", "ru") == "Kharkiv"


def test_an_acronym_has_no_candidates_by_its_sound(reader: Reader) -> None:
    assert best(reader, "ELN", "en") == ""
    assert best(reader, "Eln", "en") == "Elne"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Kharkiv oil refinery", "en"),
        ("Харьковский тракторный завод", "ru"),
        ("Харківської ТЕЦ", "uk"),
    ],
)
def test_a_facility_without_an_entry_is_at_its_town(reader: Reader, name: str, language: str) -> None:
    assert best(reader, name, language, "facility") == "Kharkiv"


def test_a_place_of_the_news_is_no_misspelling_of_a_city(reader: Reader) -> None:
    assert best(reader, "Tolva", "en") == "Tolva"
