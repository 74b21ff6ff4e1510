"""The whole build: a small one of two countries, and what the real one holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.geocode.gazetteer import Gazetteer, GazetteerError, GazetteerMissing, world
from services.geocode.gazetteer.build import STEPS, Built, build, is_current
from services.geocode.gazetteer.explain import explain
from tests.unit.geocode.gazetteer.dumps import dump, row

ROWS = [
    row(1, "Hamlet of Ours", (13.5, 25.3), others="Hillat Ahmad,Хиллат-Ахмад"),
    row(2, "Northern Darfur", (14.0, 25.0), "ADM1", "Shamal Darfur"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, list[str]]:
    folder, steps = tmp_path_factory.mktemp("built"), []
    return build([dump(folder / "SD.zip", [*ROWS, "broken"])], ["SD", "MD"], folder / "out", steps.append), steps


def test_dumps_join_the_packages_places(built: tuple[Built, list[str]]) -> None:
    gazetteer = Gazetteer.open(built[0].directory)
    hamlet = gazetteer.place(gazetteer.candidates("Hillat Ahmad", "en")[0].index)
    assert (hamlet.name, hamlet.country, hamlet.admin1) == ("Hamlet of Ours", "SDN", "North Darfur")
    assert gazetteer.candidates("Shamal Darfur", "en")[0].index == hamlet.parents[0]
    darfur = gazetteer.candidates("Darfur", "en")[0].index
    assert gazetteer.is_within(hamlet.index, darfur)
    assert {gazetteer.place(i).country for i in range(0, len(gazetteer), 50)} <= {"SDN", "MDA", None}


def test_districts_are_known_unless_a_dump_brings_its_own(built: tuple[Built, list[str]]) -> None:
    gazetteer = Gazetteer.open(built[0].directory)
    found = gazetteer.place(gazetteer.candidates("Kosti district", "en")[0].index)
    assert (found.feature, found.country, found.uncertainty_m) == ("district", "SDN", 30_000)
    assert "SD" not in {unit.country for unit in world.districts({"SD"})}


def test_progress_and_counts_are_told(built: tuple[Built, list[str]]) -> None:
    made, steps = built
    assert len(steps) == STEPS
    assert made.counts["places"] == len(Gazetteer.open(made.directory))
    (count,) = made.dumps.values()
    assert (count.read, count.broken) == (3, 1)


def test_same_sources_same_version_and_bytes(built: tuple[Built, list[str]], tmp_path: Path) -> None:
    first = built[0].directory
    again = build([dump(tmp_path / "SD.zip", [*ROWS, "broken"])], ["MD", "sd"], tmp_path / "out").directory
    assert again.name == first.name
    for path in sorted(first.iterdir()):
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name
    other = build([], ["MD"], tmp_path / "other").directory
    assert other.name != first.name


def test_a_gazetteer_of_other_code_dumps_or_countries_is_not_current(
    built: tuple[Built, list[str]], tmp_path: Path
) -> None:
    manifest = Gazetteer.open(built[0].directory).manifest
    same, changed = dump(tmp_path / "SD.zip", [*ROWS, "broken"]), dump(tmp_path / "other" / "SD.zip", ROWS)
    assert is_current(manifest, [same], ["sd", "MD"])
    assert is_current(manifest, [], ["SD", "MD"])  # more than is asked for
    assert not is_current(manifest, [changed], ["SD", "MD"])
    assert not is_current(manifest, [same], [])
    assert not is_current({**manifest, "recipe": "of another time"}, [same], ["SD", "MD"])
    assert not is_current({"countries": []}, [], [])  # one from before recipes were written down


def test_a_country_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="No country has the code XX, ZZZ"):
        build([], ["xx", "UA", "ZZZ"], tmp_path)


@pytest.fixture(scope="module")
def real() -> Gazetteer:
    try:
        return Gazetteer.open()
    except GazetteerMissing as error:
        pytest.skip(f"needs the default gazetteer: {error}")


@pytest.mark.parametrize(
    ("name", "near", "expected", "at"),
    [
        ("Verhnemekensky", "Seversk", "Verkhnokamianske", (48.86, 38.2)),
        ("Seversk", "Verhnemekensky", "Siversk", (48.86, 38.1)),
        ("Fedorivka", "Mirnogorod", "Fedorivka", (48.38, 37.29)),
        ("Mirnoe", "Poddubnoe", "Myrne", (47.99, 36.71)),
        ("Poddubnoe", "Mirnoe", "Piddubne", (48.01, 36.69)),
        ("Kotlyarovki", "Donetsk", "Kotliarivka", (48.14, 36.93)),
        ("Kotlyarovki", "Poddubnoe", "Kotliarivka", (48.14, 36.93)),
        ("Yablunovka", "Donetsk", "Yablunivka", (48.42, 37.61)),
        ("Yablunovka", "Mirnogorod", "Yablunivka", (48.42, 37.61)),
        ("Zelenaya Dolina", "DPR", "Zelena Dolyna", (49.13, 37.81)),
        ("Артёмовск", "Часов Яр", "Bakhmut", (48.59, 38.0)),
        ("Дзержинск", "Артёмовск", "Toretsk", (48.39, 37.85)),
        ("Кобани", "Алеппо", "‘Ayn al ‘Arab", (36.89, 38.35)),
    ],
)
def test_the_real_one_places_names_of_the_news(
    real: Gazetteer, name: str, near: str, expected: str, at: tuple[float, float]
) -> None:
    place = explain(real, name, near).found[0].place
    assert place.name == expected
    assert abs(place.latitude - at[0]) < 0.2
    assert abs(place.longitude - at[1]) < 0.3


@pytest.mark.parametrize(
    ("name", "language", "feature"),
    [
        ("Херсонской области", "ru", "region"),
        ("Донеччині", "uk", "region"),
        ("Бахмутському районі", "uk", "district"),
        ("North Darfur", "en", "region"),
        ("Gaza Strip", "en", "region"),
        ("Donbas", "en", "area"),
        ("Запорожской АЭС", "ru", "facility"),
        ("ДНР", "ru", "area"),
        ("Сирии", "ru", "country"),
    ],
)
def test_the_real_one_knows_regions_areas_and_facilities(
    real: Gazetteer, name: str, language: str, feature: str
) -> None:
    assert real.place(real.candidates(name, language)[0].index).feature == feature
