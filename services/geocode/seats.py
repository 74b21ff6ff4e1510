"""Where to point at when only a region is named: its administrative centre; and the capitals of countries.

ACLED codes such events to the provincial capital (codebook, geo-precision 3). No source says which town that is, so it
is the one of the region's name, else its most populous.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from services.geocode.gazetteer import FEATURES, Gazetteer
from services.geocode.gazetteer.data import load_tsv
from services.geocode.gazetteer.geometry import distances_m

_SETTLEMENTS = [FEATURES.index(feature) for feature in ("city", "town", "village")]
_REGION, _AREA = FEATURES.index("region"), FEATURES.index("area")
_REACH_M = 100_000.0
"""A capital may lie outside the region that is named after it (Kyiv)."""
_LEAST_POPULATION = 50_000


def seat_of(gazetteer: Gazetteer, region: int) -> int | None:
    """The administrative centre of a region, or of an area that is one region; else None."""
    units = _units(gazetteer, region)
    if units is None:
        return None
    namesake = _namesake(gazetteer, units)
    if namesake is not None:
        return namesake
    inside = np.flatnonzero((gazetteer.admin1 == units) & np.isin(gazetteer.feature, _SETTLEMENTS))
    if not len(inside) or gazetteer.population[inside].max() < _LEAST_POPULATION:
        return None
    return int(inside[np.argmax(gazetteer.population[inside])])


def capital_of(gazetteer: Gazetteer, country: int) -> int | None:
    """The capital of a country; None where no town of its name lies in it."""
    name = _capitals().get(gazetteer.place(country).country or "", "")
    found = gazetteer.candidates(name, "en", similar=False) if name else []
    inside = [c.index for c in found if gazetteer.country[c.index] == country
              and gazetteer.feature[c.index] in _SETTLEMENTS]  # fmt: skip
    return max(inside, key=lambda index: int(gazetteer.population[index]), default=None)


@cache
def _capitals() -> dict[str, str]:
    return {row[0]: row[1] for row in load_tsv("capitals.tsv", 2)}


def _units(gazetteer: Gazetteer, place: int) -> int | None:
    if gazetteer.feature[place] == _REGION:
        return place
    members = gazetteer.members(place) if gazetteer.feature[place] == _AREA else ()
    regions = [unit for unit in members if gazetteer.feature[unit] == _REGION]
    return regions[0] if len(regions) == 1 and len(members) == 1 else None


def _namesake(gazetteer: Gazetteer, region: int) -> int | None:
    """The largest town of the region's name in it or near its middle."""
    place = gazetteer.place(region)
    towns = np.array(
        [
            c.index
            for c in gazetteer.candidates(place.name, "en", limit=400)
            if c.similarity > 0.9 and gazetteer.population[c.index] >= _LEAST_POPULATION
            and gazetteer.feature[c.index] in _SETTLEMENTS and gazetteer.country[c.index] == gazetteer.country[region]
        ],
        dtype=np.int64,
    )  # fmt: skip
    if not len(towns):
        return None
    metres = distances_m(place.latitude, place.longitude, gazetteer.latitude[towns], gazetteer.longitude[towns])
    close = towns[(metres < _REACH_M) | (gazetteer.admin1[towns] == region)]
    return int(close[np.argmax(gazetteer.population[close])]) if len(close) else None
