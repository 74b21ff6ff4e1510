"""What a look-up gives back: candidates for a name, places, and the errors that a gazetteer can raise."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Feature = Literal[
    "country",
    "region",
    "district",
    "municipality",
    "city",
    "town",
    "village",
    "quarter",
    "facility",
    "area",
    "water",
    "relief",
]
"""region, district, municipality: administrative levels 1, 2, 3 (in Ukraine oblast, raion, hromada). city from 50,000
inhabitants, town from 5,000 (or so by law), village all other settlements, hamlets included. quarter: a part of a city.
area: Donbas, the Gaza Strip. water: rivers, reservoirs, bays. relief: islands, capes, mountains."""

FEATURES: tuple[Feature, ...] = get_args(Feature)

Method = Literal["exact", "alternate", "former", "transliterated", "inflected", "fuzzy"]
"""How a name was matched. exact: the usual name as written; alternate: another current name or spelling of the sources;
former: one it had before, or has under occupation; transliterated: the same name in another script or romanization;
inflected: a case form; fuzzy: about the same sound, a misspelling."""

METHODS: tuple[Method, ...] = get_args(Method)


class Candidate(NamedTuple):
    """One place that a name may mean."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs here
    method: Method
    similarity: float
    """0..1: 1 where the name is as written in the gazetteer, less the more had to be done to match it."""
    matched_name: str
    """The gazetteer's name that matched, normalized (lower case, no marks)."""


class Place(NamedTuple):
    """One gazetteer entry."""

    index: int  # type: ignore[assignment]
    name: str
    """In English, as GeoNames or the official romanization (KMU 2010) has it."""
    latitude: float
    longitude: float
    feature: Feature
    population: int
    """0 where unknown (most villages)."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    admin1: str | None
    admin2: str | None
    admin3: str | None
    geonames: int | None
    katottg: str | None
    uncertainty_m: float
    """The radius in metres that holds the entry's true extent 9 times in 10: of a settlement its built-up area, of a
    region
    its settlements, of a settlement without coordinates of its own the distance to its hromada's centre."""
    parents: tuple[int, ...]
    """Indices of what contains it, the nearest first: municipality, district, region, country."""


class GazetteerError(Exception):
    """The gazetteer cannot be used: the message says which file, what is wrong with it and what to do."""


class GazetteerMissing(GazetteerError):  # noqa: N818 - reads better in an except clause
    """There is none."""


class GazetteerDamaged(GazetteerError):  # noqa: N818
    """A file is empty, cut off, altered or not ours."""


class GazetteerOutdated(GazetteerError):  # noqa: N818
    """It was built by another version of sitrep."""
