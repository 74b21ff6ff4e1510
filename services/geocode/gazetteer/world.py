"""Countries, regions and districts: named from our data and the dumps, placed in the middle of their settlements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

import numpy as np

from services.geocode.gazetteer.data import load_tsv, split_names
from services.geocode.gazetteer.entry import Entry, NameKind
from services.geocode.gazetteer.geometry import middle, radius_m
from services.geocode.gazetteer.sources.geonames_cities import read_countries, read_us_states
from services.geocode.gazetteer.sources.geonames_dump import DumpRow

LEAST_RADIUS_M = 5_000.0


def countries() -> list[Entry]:
    """An entry a country, without coordinates."""
    names = {row[0]: row[1:] for row in load_tsv("countries.tsv", 5)}
    return [
        _country(str(row["iso"]), str(row["name"]), row, names.get(str(row["iso"]), [])) for row in read_countries()
    ]


def _country(iso: str, name: str, row: Mapping[str, object], extra: Sequence[str]) -> Entry:
    entry = Entry(key=f"country:{iso}", name=name, feature="country", country=iso, geonames=int(str(row["geonameid"])))
    entry.population = int(str(row["population"]))
    for each in (name, *(alias for cell in extra[:3] for alias in split_names(cell))):
        entry.add_name(each)
    if extra and extra[3]:
        entry.latitude, entry.longitude = map(float, extra[3].split(","))
    return entry


def regions() -> list[Entry]:
    """The admin-1 regions that we have names for, without coordinates."""
    rows = [(code, name, others) for code, name, others, *_ in load_tsv("admin1.tsv", 3)]
    rows += [(f"US.{state}", name, "") for state, name in read_us_states()]
    short = dict(load_tsv("state_abbreviations.tsv", 2))
    return [_region(code, name, f"{others}; {short.get(code, '')}") for code, name, others in rows]


def _region(code: str, name: str, extra: str) -> Entry:
    country = code.partition(".")[0]
    entry = Entry(key=f"region:{code}", name=name, feature="region", country=country, parent=f"country:{country}")
    for each in (name, *split_names(extra)):
        entry.add_name(each)
    return entry


def districts(dumped: Container[str]) -> list[Entry]:
    """The second-level units of all countries but those that a dump brings them for (`dumped`, ISO alpha-2)."""
    rows = load_tsv("districts.tsv", 6)
    return [_district(*row) for row in rows if row[0][:2] not in dumped]


def _district(code: str, name: str, latitude: str, longitude: str, radius_km: str, short: str) -> Entry:
    entry = Entry(
        key=f"district:{code}.{name}",
        name=name,
        feature="district",
        country=code.partition(".")[0],
        latitude=float(latitude),
        longitude=float(longitude),
        parent=f"region:{code}",
        uncertainty_m=float(radius_km) * 1000,
    )
    for each in filter(None, (name, short)):
        entry.add_name(each)
    return entry


def administrative(rows: Iterable[DumpRow], known: dict[str, Entry]) -> None:
    """Add the dumps' regions, districts and municipalities to what is known, or their names to what already is
    there."""
    for row in rows:
        key, parent = _keys(row)
        if key in known:
            for name, kind in row.entry.names.items():
                known[key].names.setdefault(name, max(kind, NameKind.ALTERNATE))
            known[key].geonames = known[key].geonames or row.entry.geonames
        else:
            row.entry.key, row.entry.parent = key, parent
            known[key] = row.entry


def _keys(row: DumpRow) -> tuple[str, str]:
    """A unit's own key, and its parent's."""
    codes = [row.entry.country, row.admin1, row.admin2, row.admin3]
    country, region, district = (
        f"country:{codes[0]}",
        "region:" + ".".join(codes[:2]),
        "district:" + ".".join(codes[:3]),
    )
    if row.code == "ADM1":
        return region, country
    if row.code == "ADM2":
        return district, region
    if row.code == "ADM3":
        return "municipality:" + ".".join(codes), district if row.admin2 else region
    return row.entry.key, region


def hang(row: DumpRow, known: Mapping[str, Entry]) -> None:
    """Give a place of a dump the smallest unit that its codes name."""
    codes = [row.entry.country, row.admin1, row.admin2, row.admin3]
    keys = ("municipality:" + ".".join(codes), "district:" + ".".join(codes[:3]), "region:" + ".".join(codes[:2]))
    row.entry.parent = next((key for key in keys if key in known), f"country:{row.entry.country}")


def place_units(units: Iterable[Entry], entries: Iterable[Entry]) -> None:
    """Put each unit without coordinates in the middle of the settlements in it; its radius holds nine of ten of them.

    A place whose region has no entry hangs on its country.
    """
    entries = list(entries)
    parents = {entry.key: entry.parent for entry in entries}
    for entry in entries:
        if entry.feature != "country" and entry.parent not in parents:
            entry.parent = parents[entry.key] = f"country:{entry.country}"
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for entry in entries:
        key = entry.parent
        while key and entry.is_placed:
            inside[key].append((entry.latitude, entry.longitude))
            key = parents.get(key)
    for unit in units:
        points = np.array(inside.get(unit.key, ()))
        if len(points):
            if not unit.is_placed:
                unit.latitude, unit.longitude = middle(points[:, 0], points[:, 1])
            radius = radius_m(unit.latitude, unit.longitude, points[:, 0], points[:, 1])
            unit.uncertainty_m = max(radius, LEAST_RADIUS_M, unit.uncertainty_m)
