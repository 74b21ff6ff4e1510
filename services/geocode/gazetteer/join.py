"""One entry for each Ukrainian settlement: KATOTTG's units joined with GeoNames' places by name and hierarchy.

Names are ambiguous (66 Fedorivkas), so a pair must agree in oblast, in raion where GeoNames says it, and be the only
one, or lie
nearest to the other settlements of its hromada.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from services.geocode.gazetteer.entry import Entry, NameKind
from services.geocode.gazetteer.geometry import centre, distances_m
from services.geocode.gazetteer.names import is_cyrillic
from services.geocode.gazetteer.sound import folds

NEAR_HROMADA_M = 30_000.0
"""How far from the middle of its hromada's known settlements a homonym may lie (hromadas measure 25 km across on
average)."""

Scope = tuple[str, str]
"""Oblast and raion as GeoNames' admin1 and admin2 codes; the raion "" where it is not known."""


def join(
    units: Sequence[tuple[Entry, str, Scope]], places: Sequence[tuple[Entry, Scope]]
) -> tuple[dict[str, Entry], list[Entry]]:
    """(unit key -> GeoNames entry, the places that no unit is). `units`: entry, its hromada's key, its oblast and
    raion."""
    joined: dict[str, Entry] = {}
    for kind in (
        NameKind.USUAL,
        NameKind.ALTERNATE,
    ):  # a town's own name before what another source also calls a village
        _join_by(kind, units, places, joined)
    taken = {place.key for place in joined.values()}
    return joined, [place for place, _ in places if place.key not in taken]


def _join_by(
    kind: NameKind,
    units: Sequence[tuple[Entry, str, Scope]],
    places: Sequence[tuple[Entry, Scope]],
    joined: dict[str, Entry],
) -> None:
    """Join what is left by names of one kind."""
    taken = {place.key for place in joined.values()}
    index = _by_name([row for row in places if row[0].key not in taken], kind)
    options = {unit.key: _options(unit, scope, index) for unit, _, scope in units if unit.key not in joined}
    joined.update(_only_ones(options))
    centres = _hromada_centres((hromada, joined.get(unit.key)) for unit, hromada, _ in units)
    _nearest_ones(units, options, centres, joined)


def _by_name(places: Iterable[tuple[Entry, Scope]], kind: NameKind) -> dict[tuple[str, str], list[tuple[Entry, str]]]:
    """(oblast, name or fold) -> places with their raions; by names of one kind."""
    index: dict[tuple[str, str], list[tuple[Entry, str]]] = defaultdict(list)
    for place, (oblast, raion) in places:
        names = {name for name, own in place.names.items() if own is kind}
        keys = {name for name in names if is_cyrillic(name)} | {folds(name)[0] for name in names if name.isascii()}
        for key in sorted(keys):
            index[oblast, key].append((place, raion))
    return index


def _options(unit: Entry, scope: Scope, index: dict[tuple[str, str], list[tuple[Entry, str]]]) -> list[Entry]:
    """Places with the unit's name: by its Ukrainian name, else its romanization, else a Russian form."""
    oblast, raion = scope
    for key in (*unit.names, *(folds(name)[0] for name in unit.names)):
        found = [
            (place, where) for place, where in index.get((oblast, key), ()) if not (where and raion) or where == raion
        ]
        if found:
            return [place for place, _ in found]
    return []


def _only_ones(options: dict[str, list[Entry]]) -> dict[str, Entry]:
    """Pairs where neither side has another choice."""
    wanted: dict[str, int] = defaultdict(int)
    for places in options.values():
        for place in places:
            wanted[place.key] += 1
    return {key: places[0] for key, places in options.items() if len(places) == 1 and wanted[places[0].key] == 1}


def _hromada_centres(members: Iterable[tuple[str, Entry | None]]) -> dict[str, tuple[float, float]]:
    known: dict[str, list[Entry]] = defaultdict(list)
    for hromada, place in members:
        if place is not None:
            known[hromada].append(place)
    return {
        hromada: centre(np.array([p.latitude for p in places]), np.array([p.longitude for p in places]))
        for hromada, places in known.items()
    }


def _nearest_ones(
    units: Sequence[tuple[Entry, str, Scope]],
    options: dict[str, list[Entry]],
    centres: dict[str, tuple[float, float]],
    joined: dict[str, Entry],
) -> None:
    """Of what is left, join the pairs nearest to their hromadas first."""
    pairs: list[tuple[float, str, Entry]] = []
    for unit, hromada, _ in units:
        places = options.get(unit.key, [])
        if unit.key in joined or not places or hromada not in centres:
            continue
        away = distances_m(
            *centres[hromada], np.array([p.latitude for p in places]), np.array([p.longitude for p in places])
        )
        pairs += [(float(metres), unit.key, place) for metres, place in zip(away, places, strict=True)]
    taken = {place.key for place in joined.values()}
    for metres, key, place in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2].key)):
        if metres <= NEAR_HROMADA_M and key not in joined and place.key not in taken:
            joined[key] = place
            taken.add(place.key)
