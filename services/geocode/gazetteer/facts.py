"""Our own facts: former and occupation names, exonyms, areas and facilities of the news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from services.geocode.gazetteer.data import load_toml, load_tsv, split_names
from services.geocode.gazetteer.entry import Entry, NameKind
from services.geocode.gazetteer.model import Feature
from services.geocode.gazetteer.names import normalize

_FILES = (("former_names.tsv", NameKind.FORMER), ("exonyms.tsv", NameKind.USUAL))


def add_names(entries: Iterable[Entry]) -> list[str]:
    """Add former names and exonyms to the entries that they are of; gives back the lines that name no entry."""
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.feature in ("city", "town", "village", "quarter"):
            for name in {normalize(entry.name), *(n for n, kind in entry.names.items() if kind is NameKind.USUAL)}:
                by_name[entry.country, name].append(entry)
    return [line for file, kind in _FILES for line in _add_file(file, kind, by_name)]


def _add_file(file: str, kind: NameKind, by_name: Mapping[tuple[str, str], list[Entry]]) -> list[str]:
    """A row: name, where (country, or Ukraine's raion or oblast by the first digits of its KATOTTG code), other
    names."""
    missing = []
    for name, where, others in load_tsv(file, 3):
        entry = _meant(by_name.get((where[:2], normalize(name)), []), where)
        if entry is None:
            missing.append(f"{file}: {name} ({where})")
            continue
        for other in split_names(others):
            entry.add_name(other, NameKind.USUAL if entry.sounds_like(normalize(other)) else kind)
    return missing


def _meant(entries: Iterable[Entry], where: str) -> Entry | None:
    """The most populous entry of that name there."""
    inside = [e for e in entries if len(where) == 2 or (e.katottg or "").startswith(where)]
    sizes = {"city": 3, "town": 2, "village": 1}
    return max(inside, key=lambda e: (sizes.get(e.feature, 0), e.population, e.key), default=None)


def areas() -> list[Entry]:
    """Areas and facilities with their own coordinates, and areas made up of regions, districts or countries."""
    return [_area(key, row) for key, row in sorted(load_toml("areas.toml").items())]


def _area(key: str, row: Mapping[str, object]) -> Entry:
    feature: Feature = row.get("feature", "area")  # type: ignore[assignment]
    parent = str(row["parent"]) if "parent" in row else None
    entry = Entry(
        key=f"area:{key}", name=str(row["name"]), feature=feature, country=str(row.get("country", "")), parent=parent
    )
    if "at" in row:
        entry.latitude, entry.longitude = map(float, row["at"])  # type: ignore[call-overload]
        entry.uncertainty_m = float(str(row["radius_km"])) * 1000
    entry.members = tuple(row.get("members", ()))  # type: ignore[arg-type]
    for name in (entry.name, *split_names(str(row.get("names", "")))):
        entry.add_name(name)
    return entry
