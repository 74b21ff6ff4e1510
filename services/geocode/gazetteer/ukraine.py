"""Ukraine: KATOTTG's units, joined with GeoNames' places; what has no coordinates is placed by what contains it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from services.geocode.gazetteer.entry import Entry, settlement_feature
from services.geocode.gazetteer.geometry import middle, radius_m
from services.geocode.gazetteer.join import Scope, join
from services.geocode.gazetteer.model import Feature
from services.geocode.gazetteer.names import normalize
from services.geocode.gazetteer.sources.katottg import SETTLEMENTS, adjective_stem
from services.geocode.gazetteer.territory import guesses

OBLASTS = {
    "01": "71", "02": "74", "03": "73", "04": "12", "05": "14",
    "06": "26", "07": "63", "08": "65", "09": "68", "10": "35",
    "11": "01", "12": "80", "13": "32", "14": "44", "15": "46",
    "16": "48", "17": "51", "18": "53", "19": "56", "20": "85",
    "21": "59", "22": "61", "23": "05", "24": "07", "25": "21", "26": "23", "27": "18",
}  # fmt: skip
"""GeoNames' admin1 code of each oblast -> the first two digits of its KATOTTG codes."""

UNPLACED_RADIUS_M = 21_500.0
"""Nine of ten settlements lie within this of their hromada's main settlement (measured on 13,655 settlements with a
name unique in their oblast, against GeoNames' full dump: median 10.5 km)."""

SETTLED: tuple[Feature, ...] = ("city", "town", "village")
LEAST_RADIUS_M = {"municipality": 12_000.0, "district": 25_000.0, "region": 60_000.0}


def build_ukraine(units: Sequence[tuple[str, Entry]], places: Sequence[tuple[Entry, str, str]]) -> list[Entry]:
    """All of Ukraine's entries. `units`: category and entry; `places`: GeoNames' settlements with admin1 and admin2
    codes."""
    settlements = [unit for category, unit in units if category in SETTLEMENTS]
    oblast_of = {digits: code for code, digits in OBLASTS.items()}
    scoped = [(unit, unit.parent or "", _scope(unit, oblast_of)) for unit in settlements]
    joined, others = join(
        scoped, [(place, (admin1, admin2 if _is_raion(admin2) else "")) for place, admin1, admin2 in places]
    )
    for unit in settlements:
        if place := joined.get(unit.key):
            _merge(unit, place)
    _place_units([unit for _, unit in units])
    _attach(others, {place.key: (admin1, admin2) for place, admin1, admin2 in places}, [unit for _, unit in units])
    return [unit for _, unit in units] + others


def oblast_keys(units: Iterable[tuple[str, Entry]]) -> dict[str, str]:
    """"region:UA.05" -> the key of Donetsk oblast's unit."""  # fmt: skip
    by_digits = {str(unit.katottg)[2:4]: unit.key for category, unit in units if category in ("O", "K")}
    return {f"region:UA.{code}": by_digits[digits] for code, digits in OBLASTS.items() if digits in by_digits}


def _is_raion(admin2: str) -> bool:
    """GeoNames gives the raions of 2020 by the first four digits of their KATOTTG code."""
    return len(admin2) == 4 and admin2.isdigit()


def _scope(unit: Entry, oblast_of: Mapping[str, str]) -> Scope:
    code = str(unit.katottg)
    return oblast_of.get(code[2:4], ""), "" if code[4:6] == "00" else code[2:6]


def _merge(unit: Entry, place: Entry) -> None:
    """GeoNames knows where it is, how many live there and what others call it; KATOTTG what it is and its official
    name."""
    unit.latitude, unit.longitude, unit.geonames = place.latitude, place.longitude, place.geonames
    unit.population, unit.uncertainty_m = place.population, place.uncertainty_m
    by_size = settlement_feature(place.population)
    unit.feature = min(unit.feature, by_size, key=SETTLED.index) if unit.feature in SETTLED else unit.feature
    for name, kind in place.names.items():
        unit.names[name] = min(kind, unit.names.get(name, kind))


def _place_units(units: Sequence[Entry]) -> None:
    """Centres and radii from the settlements up, then coordinates from the centres down."""
    children: dict[str, list[Entry]] = defaultdict(list)
    for unit in units:
        children[unit.parent or ""].append(unit)
    for unit in reversed(units):  # the smallest first: units come with parents before children
        if not unit.is_placed:
            _place_by_members(unit, children)
    _guess_places(units)
    by_key = {unit.key: unit for unit in units}
    for unit in units:
        if not unit.is_placed and (parent := by_key.get(unit.parent or "")) and parent.is_placed:
            unit.latitude, unit.longitude = parent.latitude, parent.longitude
            unit.uncertainty_m = UNPLACED_RADIUS_M if parent.feature == "municipality" else parent.uncertainty_m


def _guess_places(units: Sequence[Entry]) -> None:
    """Place settlements that no source places by their hromada's territory, where some of it is known."""
    hromadas = {unit.key: number for number, unit in enumerate(units) if unit.feature == "municipality"}
    settlements = [unit for unit in units if unit.feature in SETTLED and unit.parent in hromadas]
    known = [(u.latitude, u.longitude, hromadas[u.parent or ""]) for u in settlements if u.is_placed]
    mains = {n: (units[n].latitude, units[n].longitude) for n in hromadas.values() if units[n].is_placed}
    found = guesses(known, mains)
    for unit in settlements:
        if not unit.is_placed and (place := found.get(hromadas[unit.parent or ""])):
            unit.latitude, unit.longitude, unit.uncertainty_m = place


def _place_by_members(unit: Entry, children: Mapping[str, list[Entry]]) -> None:
    """A hromada stands at its main settlement, a raion or oblast in the middle of what is in it."""
    members = [member for member in _settlements(unit, children) if member.is_placed]
    if not members:
        return
    lats, lons = np.array([m.latitude for m in members]), np.array([m.longitude for m in members])
    main = _namesake(unit, members) if unit.feature == "municipality" else None
    unit.latitude, unit.longitude = (main.latitude, main.longitude) if main else middle(lats, lons)
    spread = radius_m(unit.latitude, unit.longitude, lats, lons) + UNPLACED_RADIUS_M / 4
    unit.uncertainty_m = max(spread, LEAST_RADIUS_M.get(unit.feature, 0.0))
    main = main or _namesake(unit, members)
    if main:
        unit.add_alternate(main.name)


def _settlements(unit: Entry, children: Mapping[str, list[Entry]]) -> list[Entry]:
    """All settlements in a unit, whatever lies between."""
    found = []
    for child in children[unit.key]:
        found += [child, *_settlements(child, children)] if child.feature in SETTLED else _settlements(child, children)
    return found


def _namesake(unit: Entry, members: Sequence[Entry]) -> Entry | None:
    """The settlement that a unit is named after: "Сіверська" hromada after Сіверськ."""
    stem = adjective_stem(next(iter(unit.names)))
    alike = [
        member
        for member in members
        if member.feature in ("city", "town", "village")
        and normalize(next(iter(member.names)))[: len(stem)] == stem[:12]
    ]
    return max(alike, key=lambda member: (member.population, member.feature != "village", member.key), default=None)


def _attach(others: Iterable[Entry], codes: Mapping[str, tuple[str, str]], units: Sequence[Entry]) -> None:
    """Places that no unit is (former villages, quarters) hang on their raion or oblast."""
    raions = {str(unit.katottg)[2:6]: unit.key for unit in units if unit.feature == "district"}
    oblasts = {str(unit.katottg)[2:4]: unit.key for unit in units if unit.parent == "country:UA"}
    for place in others:
        admin1, admin2 = codes[place.key]
        place.parent = raions.get(admin2) or oblasts.get(OBLASTS.get(admin1, ""), "country:UA")
