"""From entries to columns and tries: numbers places and names, and links names, folds and skeletons to one another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import marisa_trie
import numpy as np

from services.geocode.gazetteer.entry import Entry
from services.geocode.gazetteer.files import Array
from services.geocode.gazetteer.model import FEATURES, Feature
from services.geocode.gazetteer.sound import folds, skeleton

_PROMINENCE: dict[Feature, float] = {
    "country": 1.0, "region": 0.75, "area": 0.7, "district": 0.4, "municipality": 0.25, "facility": 0.4,
    "quarter": 0.1, "water": 0.2, "relief": 0.2, "city": 0.45, "town": 0.3, "village": 0.1,
}  # fmt: skip
_TOLD = 0.35
"""The least of a place that is on the list of those that news of wars names: as a village of a few thousand."""
_LEVELS: tuple[Feature, ...] = ("country", "region", "district", "municipality")


class Compiled(NamedTuple):
    """What is written to disk."""

    columns: dict[str, Array]
    tries: dict[str, Any]
    counts: dict[str, int]


def compile_entries(entries: Iterable[Entry]) -> Compiled:
    """Everything that look-up reads, in an order that depends on the entries alone."""
    placed = sorted((e for e in entries if e.is_placed), key=lambda e: (FEATURES.index(e.feature), e.country, e.key))
    indices = {entry.key: index for index, entry in enumerate(placed)}
    columns = {**_places(placed, indices), **_texts(placed), **_members(placed, indices)}
    names, name_columns = _name_index(placed)
    counts: dict[str, int] = {
        str(feature): sum(1 for entry in placed if entry.feature == feature) for feature in FEATURES
    }
    return Compiled({**columns, **name_columns}, names, {**counts, "places": len(placed), "names": len(names["names"])})


def _places(placed: Sequence[Entry], indices: Mapping[str, int]) -> dict[str, Array]:
    parents = [_parent(entry, indices) for entry in placed]
    levels = _level_columns(placed, parents)
    latitude = np.array([e.latitude for e in placed], dtype=np.float64)
    return {
        "latitude": latitude,
        "longitude": np.array([e.longitude for e in placed], dtype=np.float64),
        "by_latitude": np.argsort(latitude, kind="stable").astype(np.int32),
        "population": np.array([min(e.population, 2**31 - 1) for e in placed], dtype=np.int32),
        "feature": np.array([FEATURES.index(e.feature) for e in placed], dtype=np.uint8),
        "prominence": np.array([_prominence_of(e) for e in placed], dtype=np.float32),
        "uncertainty_m": np.array([e.uncertainty_m for e in placed], dtype=np.float32),
        "geonames": np.array([e.geonames or 0 for e in placed], dtype=np.int32),
        "katottg": np.array([e.katottg or "" for e in placed], dtype="S19"),
        "iso": np.array([e.country for e in placed], dtype="S2"),
        "parent": np.array(parents, dtype=np.int32),
        **levels,
    }


def _prominence_of(entry: Entry) -> float:
    own = prominence(entry.feature, entry.population)
    return max(own, _TOLD) if entry.is_told else own


def prominence(feature: Feature, population: int) -> float:
    """How likely a bare name means such a place, 0..1: the feature's own weight, and for inhabitants up to half
    more."""
    return min(
        1.0, _PROMINENCE[feature] + (math.log10(population) / 14 if population > 0 and feature != "country" else 0.0)
    )


def _parent(entry: Entry, indices: Mapping[str, int]) -> int:
    """The parent's index; the country's where the parent has no entry."""
    own = None if entry.feature == "country" else f"country:{entry.country}"
    return next((indices[key] for key in (entry.parent, own) if key and key in indices and key != entry.key), -1)


def _level_columns(placed: Sequence[Entry], parents: Sequence[int]) -> dict[str, Array]:
    """For each place the country, region, district and municipality that it is or is in."""
    levels = {name: np.full(len(placed), -1, dtype=np.int32) for name in ("country", "admin1", "admin2", "admin3")}
    column = dict(zip(_LEVELS, levels, strict=True))
    for index in range(len(placed)):
        at, steps = index, 0
        while at >= 0 and steps < 8:
            name = column.get(placed[at].feature)
            if name and levels[name][index] < 0:
                levels[name][index] = at
            at, steps = parents[at], steps + 1
    return levels


def _texts(placed: Sequence[Entry]) -> dict[str, Array]:
    """The display names, end to end in UTF-8."""
    encoded = [entry.name.encode() for entry in placed]
    offsets = np.zeros(len(encoded) + 1, dtype=np.uint32)
    np.cumsum([len(text) for text in encoded], out=offsets[1:])
    return {"text": np.frombuffer(b"".join(encoded), dtype=np.uint8), "text_offsets": offsets}


def _members(placed: Sequence[Entry], indices: Mapping[str, int]) -> dict[str, Array]:
    """Pairs (area, unit in it)."""
    pairs = [(indices[e.key], indices[key]) for e in placed for key in e.members if key in indices]
    return {"members": np.array(pairs, dtype=np.int32).reshape(-1, 2)}


def _name_index(placed: Sequence[Entry]) -> tuple[dict[str, Any], dict[str, Array]]:
    names = marisa_trie.Trie(sorted({name for entry in placed for name in entry.names}))
    place_links = [(names[name], index, int(kind)) for index, e in enumerate(placed) for name, kind in e.names.items()]
    by_name = {name: folds(name) for name in names}
    folded = marisa_trie.Trie(sorted({fold for each in by_name.values() for fold in each}))
    fold_links = [(folded[fold], names[name]) for name, each in by_name.items() for fold in each]
    by_fold = {fold: skeleton(fold) for fold in folded}
    skeletons = marisa_trie.Trie(sorted(set(by_fold.values())))
    skeleton_links = [(skeletons[bare], folded[fold]) for fold, bare in by_fold.items()]
    return {"names": names, "folds": folded, "skeletons": skeletons}, {
        **_links("name", len(names), place_links, ("place", "kind")),
        **_links("fold", len(folded), fold_links, ("name",)),
        **_links("skeleton", len(skeletons), skeleton_links, ("fold",)),
    }


def _links(source: str, size: int, links: Sequence[tuple[int, ...]], targets: Sequence[str]) -> dict[str, Array]:
    """Compressed rows: the targets of source i stand from offsets[i] to offsets[i + 1]."""
    table = np.array(links, dtype=np.int64).reshape(-1, 1 + len(targets))
    table = table[np.lexsort(tuple(table[:, column] for column in range(table.shape[1] - 1, -1, -1)))]
    offsets = np.searchsorted(table[:, 0], np.arange(size + 1)).astype(np.uint32)
    kinds = {"kind": np.uint8}
    columns = {f"{source}_{to}": table[:, i + 1].astype(kinds.get(to, np.uint32)) for i, to in enumerate(targets)}
    return {f"{source}_offsets": offsets, **columns}
