"""Places that the news of wars names and that the sources lack: villages, camps, bases, heights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from services.geocode.gazetteer.data import load_tsv, split_names
from services.geocode.gazetteer.entry import Entry, NameKind
from services.geocode.gazetteer.geometry import Degrees, distances_m
from services.geocode.gazetteer.model import Feature
from services.geocode.gazetteer.names import normalize

SAME_M = 30_000.0
"""A place of the same name and country no further off than this, in metres, is the same one."""
_RADIUS_M = {"village": 6_000.0, "quarter": 3_000.0, "facility": 5_000.0, "relief": 15_000.0, "water": 15_000.0}
"""A settlement's holds what the coordinates err by, nine times in ten (the data file says how that was measured)."""
_HARDLY = 1.5
"""How much farther off than the nearest settlement one still says in which region a place may lie."""
_UNITS = ("country", "region")


def add(entries: Iterable[Entry], only: frozenset[str] | None) -> list[Entry]:
    """The places that no entry is of, each in the region that its row names, else in that of the settlement next to it;
    entries that are of one get its other names. Of these countries (ISO alpha-2) only, where given."""
    known = list(entries)
    regions = {entry.key for entry in known if entry.feature == "region"}
    by_name, by_country = _indexed(known)
    new = []
    for country, name, latitude, longitude, others, feature, code in load_tsv("news_places.tsv", 7):
        if only is not None and country not in only:
            continue
        place = _entry(country, name, (float(latitude), float(longitude)), others, feature or "village")  # type: ignore[arg-type]
        if same := _same(place, by_name):
            _add_names(same, place)
            if same.geonames is None and same.uncertainty_m > place.uncertainty_m:  # guessed, by its hromada
                same.latitude, same.longitude = place.latitude, place.longitude
                same.uncertainty_m = place.uncertainty_m
        else:
            place.parent = region if (region := f"region:{code}") in regions else None
            new.append(place)
    _find_regions(new, by_country)
    return new


def _find_regions(new: Iterable[Entry], by_country: Mapping[str, list[Entry]]) -> None:
    """Where a place has none yet. Those whose rows name one say as much of their surroundings as other settlements."""
    told = defaultdict(list, {country: list(settlements) for country, settlements in by_country.items()})
    for place in new:
        if place.parent is not None:
            told[place.country].append(place)
    for place in new:
        if place.parent is None:
            place.parent = _region(place, told[place.country])


def _entry(country: str, name: str, at: tuple[float, float], others: str, feature: Feature) -> Entry:
    place = Entry(f"news:{country}.{name}.{at[0]:.1f},{at[1]:.1f}", name, feature, country, *at)
    place.uncertainty_m, place.is_told = _RADIUS_M[feature], True
    for each in (name, *split_names(others)):
        place.add_name(each)
    return place


def _indexed(entries: Iterable[Entry]) -> tuple[Mapping[tuple[str, str], list[Entry]], Mapping[str, list[Entry]]]:
    """All that is smaller than a region by country and name; the settlements by country."""
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_country: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.is_placed and entry.feature not in _UNITS:
            for name in {normalize(entry.name), *entry.names}:
                by_name[entry.country, name].append(entry)
            if entry.feature in ("city", "town", "village"):
                by_country[entry.country].append(entry)
    return by_name, by_country


def _same(place: Entry, by_name: Mapping[tuple[str, str], list[Entry]]) -> Entry | None:
    """The nearest settlement of one of its names, else the nearest other entry; None where none is near."""
    named = {e.key: e for name in place.names for e in by_name.get((place.country, name), ())}
    near = [(e.feature == "district", _distance(place, e), e.key) for e in named.values()]
    is_unit, away, key = min(near, default=(True, SAME_M, ""))
    return named[key] if away < SAME_M and not is_unit else None


def _distance(place: Entry, other: Entry) -> float:
    return float(_distances(place, [other])[0])


def _distances(place: Entry, others: list[Entry]) -> Degrees:
    latitudes, longitudes = np.array([e.latitude for e in others]), np.array([e.longitude for e in others])
    return distances_m(place.latitude, place.longitude, latitudes, longitudes)


def _add_names(known: Entry, place: Entry) -> None:
    known.is_told = True
    for name in place.names:
        known.names.setdefault(name, NameKind.USUAL)


def _region(place: Entry, settlements: list[Entry]) -> str:
    """What the nearest settlement of the country is in; the country where it has none, or where one in another region
    is hardly farther off: no source says on which side of the border it lies."""
    country = f"country:{place.country}"
    if not settlements:
        return country
    away = _distances(place, settlements)
    nearest = settlements[int(np.argmin(away))]
    reach = float(away.min()) * _HARDLY + place.uncertainty_m
    near = {settlements[i].parent for i in np.flatnonzero(away <= reach)}
    return (nearest.parent or country) if len(near) == 1 else country
