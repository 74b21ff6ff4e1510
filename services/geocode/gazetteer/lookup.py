"""Looking names up: a name as an outlet wrote it in, the places that it may mean out, the best first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from services.geocode.gazetteer import files
from services.geocode.gazetteer.generic import split_generic
from services.geocode.gazetteer.geometry import distances_m
from services.geocode.gazetteer.matching import Index, Match, search
from services.geocode.gazetteer.model import FEATURES, METHODS, Candidate, Place

_SEARCHES, _KNOWN = 2_048, 16_384
"""Answers kept: a search's may hold hundreds of candidates, so that 2,048 of them take some 20 MB."""
_UNITS = frozenset(FEATURES.index(feature) for feature in ("region", "district", "municipality"))
_SETTLED = ("city", "town", "village")
_MAIN_TOWN = 0.8
"""What the town a unit is named after is worth where the text says that the unit is meant ("Damboa district")."""


class Gazetteer:
    """Read-only, and safe to share between threads; pages are shared between processes. See the package for its use."""

    def __init__(self, directory: Path, manifest: dict[str, Any]) -> None:
        self.directory = directory
        self.manifest = manifest
        self.version: str = manifest["version"]
        for name in ("latitude", "longitude", "population", "feature", "prominence", "uncertainty_m", "parent",
                     "country", "admin1", "admin2", "admin3"):  # fmt: skip
            setattr(self, name, files.column(directory, name))
        self._column = {name: files.column(directory, name) for name in (
            "by_latitude", "geonames", "katottg", "iso", "text", "text_offsets", "members")}  # fmt: skip
        self._prominence = self.prominence.data  # gives numbers of Python's, one at a time, sooner than the array
        self._sorted_latitudes = self.latitude[self._column["by_latitude"]]
        self._iso3: dict[bytes, str] = {key.encode(): iso3 for key, iso3 in manifest["iso3"].items()}
        self._index = Index.open(directory)
        self._search = lru_cache(_SEARCHES)(self._find)
        self.knows = lru_cache(_KNOWN)(self._knows)

    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    population: npt.NDArray[np.int32]
    feature: npt.NDArray[np.uint8]
    prominence: npt.NDArray[np.float32]
    uncertainty_m: npt.NDArray[np.float32]
    parent: npt.NDArray[np.int32]
    country: npt.NDArray[np.int32]
    admin1: npt.NDArray[np.int32]
    admin2: npt.NDArray[np.int32]
    admin3: npt.NDArray[np.int32]

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the gazetteer in `path`, SITREP_GAZETTEER or the user's cache. Builds nothing.

        Raises GazetteerMissing, GazetteerDamaged or GazetteerOutdated.
        """
        directory = files.locate(path)
        manifest = files.read_manifest(directory)
        files.check(directory, manifest)
        return cls(directory, manifest)

    def __len__(self) -> int:
        return len(self.latitude)

    def candidates(self, name: str, language: str, limit: int = 50, similar: bool = True) -> list[Candidate]:
        """The places that a name may mean: the better matched first, then the more prominent, then by index.

        Without `similar`, none whose name only sounds alike.
        """
        return list(self._search(name, language, similar)[:limit])

    def _knows(self, name: str, language: str) -> bool:
        """Whether the name, or a nominative of it, is in the gazetteer as written; without the search for similar
        ones."""
        return any(self._index.knows(part, language) for part, _ in split_generic(name))

    def _find(self, name: str, language: str, similar: bool) -> tuple[Candidate, ...]:
        best: dict[int, Match] = {}
        for part, wanted in split_generic(name):
            for match in self._of_features(search(self._index, part, language, similar), wanted):
                if match.place not in best or match.similarity > best[match.place].similarity:
                    best[match.place] = match
        ranked = sorted((-round(m.similarity, 3), -self._prominence[m.place], m.place, m) for m in best.values())
        return tuple([Candidate(place, METHODS[m.method], -worth, m.name) for worth, _, place, m in ranked])

    def _of_features(self, matches: Iterable[Match], wanted: frozenset[int] | None) -> Iterable[Match]:
        """All matches where no feature is said; else those of that feature, and units' main towns at a discount."""
        for match in matches:
            if wanted is None or int(self.feature[match.place]) in wanted:
                yield match
            elif wanted & _UNITS and FEATURES[self.feature[match.place]] in _SETTLED:
                yield match._replace(similarity=match.similarity * _MAIN_TOWN)

    def name(self, index: int) -> str:
        """The English name."""
        start, end = self._column["text_offsets"][index : index + 2]
        return self._column["text"][start:end].tobytes().decode()

    def place(self, index: int) -> Place:
        """The entry. Raises IndexError where there is none."""
        if not 0 <= index < len(self):
            raise IndexError(f"no place {index} in a gazetteer of {len(self)}")
        return Place(
            index=index,
            name=self.name(index),
            latitude=float(self.latitude[index]),
            longitude=float(self.longitude[index]),
            feature=FEATURES[self.feature[index]],
            population=int(self.population[index]),
            country=self._iso3.get(bytes(self._column["iso"][index])),
            admin1=self._name_of(self.admin1[index]),
            admin2=self._name_of(self.admin2[index]),
            admin3=self._name_of(self.admin3[index]),
            geonames=int(self._column["geonames"][index]) or None,
            katottg=bytes(self._column["katottg"][index]).decode() or None,
            uncertainty_m=float(self.uncertainty_m[index]),
            parents=self.parents(index),
        )

    def _name_of(self, index: int) -> str | None:
        return self.name(index) if index >= 0 else None

    def parents(self, index: int) -> tuple[int, ...]:
        """What contains a place, the nearest first."""
        chain: list[int] = []
        while (index := int(self.parent[index])) >= 0 and index not in chain:
            chain.append(index)
        return tuple(chain)

    def is_within(self, index: int, admin_index: int) -> bool:
        """Whether a place is, or lies in, an administrative unit, a city or an area made up of units."""
        chain = (index, *self.parents(index))
        return admin_index in chain or any(unit in chain for unit in self.members(admin_index))

    def members(self, area_index: int) -> tuple[int, ...]:
        """The units that an area is made up of; none for all else."""
        pairs = self._column["members"]
        return tuple(int(unit) for unit in pairs[pairs[:, 0] == area_index, 1])

    def children(self, admin_index: int) -> npt.NDArray[np.int32]:
        """Indices of what lies directly in a place, in order."""
        return np.flatnonzero(self.parent == admin_index).astype(np.int32)

    def near(self, latitude: float, longitude: float, radius_m: float) -> npt.NDArray[np.int32]:
        """Indices of all places within a radius in metres, the nearest first."""
        band = np.degrees(radius_m / 6_371_009.0)
        low, high = np.searchsorted(self._sorted_latitudes, (latitude - band, latitude + band), side="left")
        rows = self._column["by_latitude"][low:high]
        metres = distances_m(latitude, longitude, self.latitude[rows], self.longitude[rows])
        inside = metres <= radius_m
        return np.asarray(rows[inside][np.argsort(metres[inside], kind="stable")], dtype=np.int32)
