from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from services.geocode.gazetteer import Gazetteer, files
from services.geocode.gazetteer.compile import compile_entries
from services.geocode.gazetteer.entry import Entry, NameKind
from services.geocode.gazetteer.model import Feature


def entry(
    key: str,
    name: str,
    feature: Feature = "village",
    at: tuple[float, float] = (50.0, 30.0),
    parent: str | None = "region:UA.05",
    names: Iterable[str] = (),
    former: Iterable[str] = (),
    population: int = 0,
    country: str = "UA",
    uncertainty_m: float = 1500.0,
    told: bool = False,
) -> Entry:
    made = Entry(key, name, feature, country, *at, parent=parent, population=population, uncertainty_m=uncertainty_m)
    made.is_told = told
    for each in (name, *names):
        made.add_name(each)
    for each in former:
        made.add_name(each, NameKind.FORMER)
    return made


def entries() -> list[Entry]:
    """A small Ukraine with the ambiguities of the real one, and a piece of Syria."""
    area = entry("area:donbas", "Donbas", "area", (48.5, 38.2), "country:UA", ["Донбас", "Донбасс"])
    area.members = ("region:UA.05",)
    return [
        entry("country:UA", "Ukraine", "country", (49, 32), None, ["Україна", "Украина"], population=40_000_000),
        entry("country:SY", "Syria", "country", (35, 38), None, ["Сирия"], population=20_000_000, country="SY"),
        entry("region:UA.05", "Donetsk", "region", (48.1, 37.7), "country:UA", ["Донецька", "Донеччина"]),
        entry("region:UA.18", "Poltava", "region", (49.6, 34.0), "country:UA", ["Полтавська"]),
        entry("1", "Donetsk", "city", (48.0, 37.8), names=["Донецьк", "Донецк"], population=900_000),
        entry("2", "Siversk", "town", (48.865, 38.097), names=["Сіверськ", "Северск"], population=10_875),
        entry("3", "Seversk", "city", (56.6, 84.88), None, ["Северск"], population=109_000, country="RU"),
        entry("4", "Verkhnokamianske", at=(48.86, 38.2), names=["Верхньокам’янське", "Верхнекаменское"]),
        entry("5", "Bakhmut", "city", (48.59, 38.0), names=["Бахмут"], former=["Артемівськ"], population=80_000),
        entry("6", "Fedorivka", at=(48.38, 37.285), names=["Федорівка", "Фёдоровка"]),
        entry("7", "Fedorivka", at=(49.39, 35.12), parent="region:UA.18", names=["Федорівка"]),
        entry("8", "Kotliarivka", at=(48.14, 36.93), names=["Котлярівка", "Котляровка"]),
        entry("9", "Zelena Dolyna", at=(49.13, 37.8), names=["Зелена Долина", "Зелёная Долина"]),
        entry(
            "10", "Al Ḩasakah", "city", (36.5, 40.75), "country:SY", ["Эль-Хасака"], population=190_000, country="SY"
        ),
        area,
    ]


def written(folder: Path, given: list[Entry]) -> Path:
    compiled = compile_entries(given)
    manifest = {"version": "test", "counts": compiled.counts, "sources": [], "countries": [],
                "iso3": {"UA": "UKR", "SY": "SYR", "RU": "RUS"}}  # fmt: skip
    return files.write(folder, compiled.columns, compiled.tries, manifest)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("gazetteer"), entries())


@pytest.fixture(scope="session")
def small(folder: Path) -> Gazetteer:
    return Gazetteer.open(folder)
