"""A place while the gazetteer is being built: merged from its sources, with all its names."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from services.geocode.gazetteer.model import Feature
from services.geocode.gazetteer.names import normalize
from services.geocode.gazetteer.sound import folds, skeleton


class NameKind(IntEnum):
    """What a name is to its place; the lower says more."""

    USUAL = 0
    """The usual name in one of the languages we read."""
    ALTERNATE = 1
    FORMER = 2


@dataclass(slots=True)
class Entry:
    """One place. Coordinates are NaN until a source or the place's hromada gives them."""

    key: str
    """Unique among all sources: "geonames:694403", "katottg:UA14…", "region:SY.09", "country:SY", "area:donbas"."""
    name: str
    feature: Feature
    country: str
    """ISO 3166-1 alpha-2, as the sources have it; "" for what no one country holds."""
    latitude: float = math.nan
    longitude: float = math.nan
    parent: str | None = None
    population: int = 0
    geonames: int | None = None
    katottg: str | None = None
    uncertainty_m: float = 0.0
    members: tuple[str, ...] = ()
    """For an area that crosses borders of regions: the keys of the regions or countries that it holds."""
    is_told: bool = False
    """Whether the list of places that news of wars names has it: who reads such news meets it sooner than its like."""
    names: dict[str, NameKind] = field(default_factory=dict)
    """Normalized name to what it is."""

    @property
    def is_placed(self) -> bool:
        """Whether it has coordinates."""
        return not math.isnan(self.latitude)

    def add_name(self, name: str, kind: NameKind = NameKind.USUAL) -> None:
        """Add a name as written. What it is already known as stays where that says more."""
        normalized = normalize(name)
        if normalized and self.names.get(normalized, kind) >= kind:
            self.names[normalized] = kind

    def add_alternate(self, name: str) -> None:
        """Add a name of which the source doesn't say what it is: usual if it sounds like the main one."""
        normalized = normalize(name)
        if normalized and normalized not in self.names:
            self.names[normalized] = NameKind.USUAL if self.sounds_like(normalized) else NameKind.ALTERNATE

    def sounds_like(self, normalized: str) -> bool:
        """Whether a name is the main name in another form: another script, romanization or language of the region."""
        return _consonants(normalized) == _main_consonants(self.name)


def _consonants(normalized: str) -> str:
    return skeleton(folds(normalized)[0])


@lru_cache(maxsize=16)
def _main_consonants(name: str) -> str:
    """Of a main name, which is asked for once for each of its alternates."""
    return _consonants(normalize(name))


def settlement_radius(population: int) -> float:
    """The radius in metres of a settlement's built-up area: 1.5 km for a village, 4 km at 60,000, 13 km at a
    million."""
    return 1_500.0 if population < 2_000 else 1_000 + 12 * math.sqrt(population)


def settlement_feature(population: int) -> Feature:
    """City, town or village by inhabitants, where no law says."""
    return "city" if population >= 50_000 else "town" if population >= 5_000 else "village"
