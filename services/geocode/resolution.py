"""All place names of an article resolved together: each name's candidates are weighed by where the others lie.

Mean field: every name starts with what its own words say; then, a few times over, each candidate gains by lying near,
in or around the likely places of the other names. Clear names pull first: an unclear one's likely place weighs little.
Time and memory are bounded: `MAX_NAMES` names are read, `MAX_CANDIDATES` weighed, `MAX_PULLING` pull.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from schemas.report import Toponym
from services.geocode.gazetteer import FEATURES, Gazetteer
from services.geocode.reading import Floats, Ints, Reader, Reading

MAX_NAMES = 400
"""Different names of a text that are resolved, the surest and first; the others stay without a place."""
MAX_CANDIDATES, LEAST_CANDIDATES = 8_192, 12
"""Candidates of all names together that are weighed, the likeliest of each name; and how many a name always has."""
MAX_PULLING = 512
"""Candidates of all names that pull on others."""
ROUNDS = 3
SURE = 0.6
"""The least strength at which a name that is not in the gazetteer as written is looked for by its sound."""

_CONTEXT = 12.0
"""Nats that the company of the article's other places can add."""
_HIERARCHY = 5.0
"""Nats for lying in what the text says contains it."""
_CERTAIN, _WIDER = 0.5, 0.6
"""How surely a container itself lies in a wider one to count before it, and what lying in that one alone is worth."""
_COUNTRY = 4.0
"""Nats for a country that the actors or the outlet hint at, at most."""
_FRONT = 1.5
"""Nats for lying where the front of the war told of runs."""
_HALF_KM = 90.0
"""The distance at which nearness counts half."""
_IN_COUNTRY, _IN_REGION, _IN_DISTRICT = 0.2, 0.7, 0.9
"""How near a place is to the unit that holds it, and the other way round."""
_FAR_KM = 1500.0
_SIDE_BY_SIDE = 0.8
"""What being in one unit is worth beside being in the unit named."""
_NEAREST = 0.5
"""What the best fitting other name counts beside the mean of all."""
_CALM = 0.5
"""How many sure names it takes for the mean to count half."""
_UNIT = 0.75
"""What nearness to the middle of a region, or of it to others, is worth beside that of towns."""
_AROUND, _PROBABLY = 1.5, 0.8
"""How far beyond a district's radius a place may lie in it, and what lying so is worth beside being known to."""
_EARTH_KM = 6371.0
_APART = frozenset(("region", "district", "municipality", "direction", "facility", "water"))
"""Cues that tell a name from the same name without them ("Kharkiv", "Kharkiv region")."""
_NOWHERE = -2
"""No unit, and equal to none: the tables' own -1 is."""
_UNITS = ("country", "admin1", "admin2", "admin3")
_IS_UNIT = np.array([f in ("country", "region", "district", "municipality", "area", "water") for f in FEATURES])
Shares = npt.NDArray[np.float32]
"""Single precision: these tables have a cell for each pair of candidates."""


class Resolved(NamedTuple):
    """What became of one name."""

    place: int
    """Index into the gazetteer."""
    share: float
    """The part of all candidates' weight that lies at this place or close by, 0..1."""
    prior: float
    context: float
    """0..1: how well it fits the article's other places."""
    hierarchy: float
    """0..1: whether it lies in what the text says contains it."""
    country: float
    method: int
    similarity: float
    strength: float
    candidates: int
    companions: int
    """Other names of the article that were found."""
    is_unit: bool
    """Whether it is a country, a region or the like."""


class _Name(NamedTuple):
    first: int
    """Index of its first toponym."""
    strength: float
    sentences: tuple[int, ...]
    within: tuple[int, ...]


class _Table(NamedTuple):
    """All candidates of all names, one after the other."""

    places: Ints
    owner: Ints
    """Which name each is of."""
    starts: Ints
    base: Floats
    similarity: Floats
    method: Ints
    vectors: Floats
    """Unit vectors, n x 3."""
    units: Ints
    """Country, region, district, municipality: n x 4, -1 for none."""
    is_unit: npt.NDArray[np.bool_]
    is_district: npt.NDArray[np.bool_]
    is_area: npt.NDArray[np.bool_]


def resolve(
    toponyms: Sequence[Toponym],
    reader: Reader,
    countries: Mapping[int, float],
    front: Sequence[int] = (),
    placing: Collection[int] | None = None,
) -> dict[int, Resolved]:
    """The place of each toponym that has candidates, by its index.

    `countries` weighs countries (indices of the gazetteer) that the actors and the outlet hint at, 0..1. `front`: the
    districts that a front line runs through where the text tells of battles there. `placing`: the toponyms that
    something is placed by, all where not given. For no other are names of a similar sound looked for, which is most of
    the work: as company the names that are spelt as the gazetteer has them do.
    """
    names, index_of = _names(toponyms)
    searched = {index_of.get(index) for index in (index_of if placing is None else placing)}
    readings = [
        reader.read(toponyms[name.first], name.strength >= SURE, number in searched)
        for number, name in enumerate(names)
    ]
    kept = [i for i, reading in enumerate(readings) if len(reading.places)]
    if not kept:
        return {}
    most = max(LEAST_CANDIDATES, MAX_CANDIDATES // len(kept))
    table = _table([_likeliest(readings[i], most) for i in kept], reader.gazetteer)
    position = {name: i for i, name in enumerate(kept)}
    leading = _leading(toponyms, reader)
    field = _Field(table, [names[i] for i in kept], index_of, position, reader.gazetteer, countries, leading)
    if front:
        field.front = np.where(np.isin(table.units[:, 2], list(front)), _FRONT, 0.0)
    return field.solve(toponyms)


def _leading(toponyms: Sequence[Toponym], reader: Reader) -> dict[int, int]:
    """The country that the text's sentences name first, as "Ecuador: gunmen raided Arden", "In Niger, ..." do."""
    found: dict[int, int] = {}
    seen: set[int] = set()
    for toponym in toponyms:
        if toponym.field != "text" or toponym.sentence in seen:
            continue
        seen.add(toponym.sentence)
        country = reader.named_country(toponym) if toponym.cue == "country" else None
        if country is not None:
            found[toponym.sentence] = country
    return found


def _names(toponyms: Sequence[Toponym]) -> tuple[list[_Name], dict[int, int]]:
    """The different names, the surest first where there are too many; and each toponym's name."""
    groups: dict[tuple[str, str | None], list[int]] = {}
    for index, toponym in enumerate(toponyms):
        if toponym.described:
            continue
        cue = toponym.cue if toponym.cue in _APART else ""
        groups.setdefault((toponym.written.lower(), cue), []).append(index)
    members = sorted(groups.values(), key=lambda g: (-max([toponyms[i].strength for i in g]), g[0]))[:MAX_NAMES]
    index_of = {index: number for number, group in enumerate(members) for index in group}
    names = []
    for group in members:
        best = group[0]
        if len(group) > 1:
            best = max(group, key=lambda i: (toponyms[i].strength, toponyms[i].cue is not None, -i))
        sentences = tuple([toponyms[i].sentence for i in group])
        within = tuple(dict.fromkeys([w for i in group for w in toponyms[i].within]))
        names.append(_Name(best, toponyms[best].strength, sentences, within))
    return names, index_of


def _likeliest(reading: Reading, most: int) -> Reading:
    """A reading with so many candidates at most, in their order."""
    if len(reading.places) <= most:
        return reading
    kept = np.sort(np.argsort(-reading.prior, kind="stable")[:most])
    return Reading(reading.places[kept], reading.prior[kept], reading.method[kept], reading.similarity[kept])


def _table(readings: Sequence[Any], gazetteer: Gazetteer) -> _Table:
    places = np.concatenate([r.places for r in readings])
    sizes = np.array([len(r.places) for r in readings])
    latitude, longitude = np.radians(gazetteer.latitude[places]), np.radians(gazetteer.longitude[places])
    flat = np.cos(latitude)
    return _Table(
        places,
        np.repeat(np.arange(len(readings)), sizes),
        np.concatenate(([0], np.cumsum(sizes)[:-1])),
        np.concatenate([r.prior for r in readings]),
        np.concatenate([r.similarity for r in readings]),
        np.concatenate([r.method for r in readings]),
        np.stack((flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)), axis=1),
        np.stack([getattr(gazetteer, unit)[places] for unit in _UNITS], axis=1).astype(np.int64),
        _IS_UNIT[gazetteer.feature[places]],
        gazetteer.feature[places] == FEATURES.index("district"),
        gazetteer.feature[places] == FEATURES.index("area"),
    )


class _Field:
    """One article's candidates and their weights."""

    def __init__(
        self,
        table: _Table,
        names: Sequence[_Name],
        index_of: Mapping[int, int],
        position: Mapping[int, int],
        gazetteer: Gazetteer,
        countries: Mapping[int, float],
        leading: Mapping[int, int],
    ) -> None:
        self.table, self.names, self.gazetteer = table, names, gazetteer
        self.index_of, self.position = index_of, position
        self.country = self._hints(countries, leading)
        self.front: Floats = np.zeros(len(table.places))
        self.strength = np.array([name.strength for name in names])
        self.context = np.zeros(len(table.places))
        self.hierarchy = np.zeros(len(table.places))
        self.share = self._softmax()
        self.weight = self.strength[table.owner] * table.similarity**2
        self.rows, self.row_starts = self._rows()
        self.near = self._nearness(self.rows) if len(names) > 1 else np.zeros((0, 0), dtype=np.float32)
        """Of each candidate that pulls, to each."""

    def _hints(self, countries: Mapping[int, float], leading: Mapping[int, int]) -> Floats:
        """How much speaks for each candidate's country: the sides, the outlet, the country that leads its sentence."""
        hints = np.array([countries.get(country, 0.0) for country in self.table.units[:, 0].tolist()])
        for number, name in enumerate(self.names if leading else ()):
            led = {leading[sentence] for sentence in name.sentences if sentence in leading}
            if led:
                mine = (self.table.owner == number) & np.isin(self.table.units[:, 0], list(led))
                hints[mine] = np.maximum(hints[mine], 1.0)
        return hints

    def _scores(self) -> Floats:
        return np.asarray(
            self.table.base
            + self.front
            + _CONTEXT * self.context
            + _HIERARCHY * self.hierarchy
            + _COUNTRY * self.country
        )

    def _softmax(self) -> Floats:
        scores = self._scores()
        top = np.maximum.reduceat(scores, self.table.starts)
        weights = np.exp(scores - top[self.table.owner])
        return np.asarray(weights / np.add.reduceat(weights, self.table.starts)[self.table.owner])

    def _tops(self) -> Ints:
        """The likeliest candidate of each name; of equal ones, the first."""
        best = np.maximum.reduceat(self.share, self.table.starts)
        rows = np.flatnonzero(self.share == best[self.table.owner])
        return rows[np.searchsorted(rows, self.table.starts)]

    def solve(self, toponyms: Sequence[Toponym]) -> dict[int, Resolved]:
        """Weigh a few times over, then read off each name's place."""
        if len(self.names) > 1:
            for _ in range(ROUNDS):
                tops = self._tops()
                self.hierarchy = self._stated(tops)
                self.context = self._company()
                self.share = self._softmax()
        found = self._resolved(self._tops())
        return {index: found[self.position[name]] for index, name in self.index_of.items() if name in self.position}

    def _company(self) -> Floats:
        """How near each candidate is to the likely places of the other names: 0..1.

        Of another name counts its best fitting candidate, an unlikely one less: so two unclear names that have one
        pair of candidates side by side find it.
        """
        weight = np.sqrt(self.share[self.rows]) * self.weight[self.rows]
        # Of each pulling candidate a row: the best of each name's is found in half the time that columns take.
        best = np.maximum.reduceat(self.near * weight[:, None], self.row_starts)
        fits = np.ascontiguousarray(best.T)  # as sums are rounded by their order
        surest = np.maximum.reduceat(weight, self.row_starts)
        return np.asarray(_NEAREST * fits.max(axis=1) + (1 - _NEAREST) * fits.sum(axis=1) / (surest.sum() + _CALM))

    def _rows(self) -> tuple[Ints, Ints]:
        """The candidates that pull, the likeliest of each name, and where each name's begin among them."""
        order = np.lexsort((-self.share, self.table.owner))
        rank = np.arange(len(order)) - self.table.starts[self.table.owner[order]]
        rows = np.sort(order[rank < max(1, MAX_PULLING // len(self.names))])
        return rows, np.searchsorted(rows, self.table.starts)

    def _nearness(self, rows: Ints) -> Shares:
        """Of each candidate to each of these: by distance between points, by containment where one is a unit."""
        table = self.table
        kilometres = (table.vectors @ table.vectors[rows].T).astype(np.float32)
        np.arccos(np.clip(kilometres, -1.0, 1.0, out=kilometres), out=kilometres)
        kilometres *= _EARTH_KM
        near: Shares = _HALF_KM / (_HALF_KM + kilometres)
        near *= 1 - (kilometres > _FAR_KM) * np.float32(0.5)
        near[table.is_unit, :] *= _UNIT
        near[:, table.is_unit[rows]] *= _UNIT
        units, pulling = np.flatnonzero(table.is_unit), np.flatnonzero(table.is_unit[rows])
        # What lies in what: of several levels the nearest counts, which comes last.
        inside, around = (np.zeros(size, np.float32) for size in ((len(near), len(pulling)), (len(units), len(rows))))
        columns = np.ascontiguousarray(table.units.T)
        for here, worth in zip(columns, (_IN_COUNTRY, _IN_REGION, _IN_DISTRICT), strict=False):
            there = here[rows]
            side_by_side = np.where(here >= 0, here, _NOWHERE)[:, None] == there[None, :]
            np.maximum(near, side_by_side * np.float32(worth * _SIDE_BY_SIDE), out=near)
            inside[here[:, None] == table.places[rows[pulling]][None, :]] = worth
            around[table.places[units][:, None] == there[None, :]] = worth
        near[:, pulling] = np.maximum(near[:, pulling], inside)
        near[units] = np.maximum(near[units], around)
        for column in np.flatnonzero(table.is_area[rows]):
            members = self.gazetteer.members(int(table.places[rows[column]]))
            held = np.isin(table.units, members).any(axis=1) if members else False
            near[:, column] = np.maximum(near[:, column], held * _IN_REGION)
        near *= self._closeness()[table.owner][:, table.owner[rows]]
        return np.ascontiguousarray(near.T)

    def _closeness(self) -> Shares:
        """How close two names stand in the text: names of one sentence say more of one another, and none of itself."""
        first = np.array([name.sentences[0] for name in self.names])
        gap = np.abs(first[:, None] - first[None, :])
        inside = [frozenset(name.sentences) for name in self.names]
        for one, sentences in enumerate(inside):
            for other in range(one):
                if gap[one, other] and not sentences.isdisjoint(inside[other]):
                    gap[one, other] = gap[other, one] = 0
        closeness = np.asarray(np.where(gap == 0, 1.0, np.where(gap == 1, 0.9, 0.75)), dtype=np.float32)
        np.fill_diagonal(closeness, 0.0)
        return closeness

    def _stated(self, tops: Ints) -> Floats:
        """Whether each candidate lies in the likely place of what the text says contains it, or is a unit that holds
        the likely place of what it is said to contain."""
        found = np.zeros(len(self.table.places))
        for number, name in enumerate(self.names):
            start, end = self._rows_of(number)
            worth = 1.0
            for outer in name.within:
                position = self.position.get(self.index_of.get(outer, -1))
                if position is not None and position != number:
                    inside = self._lies_in(np.arange(start, end), int(tops[position])) * self.share[tops[position]]
                    wider = found[start:end] * (1 - worth) + inside * worth  # beside what the nearer one says
                    found[start:end] = np.maximum(found[start:end], wider)
                    if worth == 1.0 and self.hierarchy[tops[position]] >= _CERTAIN:
                        worth = _WIDER
                    self._hold(position, int(tops[number]), found)
        return found

    def _hold(self, outer: int, inner: int, found: Floats) -> None:
        """Mark the candidates of a name that are units which hold the likely place of another: "Arden (Belmar)"."""
        start, end = self._rows_of(outer)
        held = np.isin(self.table.places[start:end], self.table.units[inner][self.table.units[inner] >= 0])
        held &= self.table.places[start:end] != self.table.places[inner]
        found[start:end] = np.maximum(
            found[start:end], held * self.share[inner] * self.strength[self.table.owner[inner]]
        )

    def _rows_of(self, number: int) -> tuple[int, int]:
        """Where the candidates of a name begin and end."""
        starts = self.table.starts
        return int(starts[number]), int(starts[number + 1]) if number + 1 < len(starts) else len(self.table.places)

    def _lies_in(self, rows: Ints, outer: int) -> Floats:
        table = self.table
        place = int(table.places[outer])
        units = {place, *self.gazetteer.members(place)}
        contained = np.isin(table.units[rows], list(units)).any(axis=1) & (table.places[rows] != place)
        kilometres = _EARTH_KM * np.arccos(np.clip(table.vectors[rows] @ table.vectors[outer], -1.0, 1.0))
        reach = float(self.gazetteer.uncertainty_m[place]) / 1000 * _AROUND
        around = (kilometres < reach) & (table.places[rows] != place)
        if table.is_district[outer]:  # no source says which places lie in most of the world's districts
            return np.asarray(np.maximum(contained, around * _PROBABLY))
        if table.is_unit[outer]:  # nor in which region of their country some do
            unknown = (table.units[rows, 1] < 0) & (table.units[rows, 0] == table.units[outer, 0])
            return np.asarray(np.maximum(contained, around * unknown * ~table.is_unit[rows] * _PROBABLY))
        return np.asarray(np.maximum(contained, (kilometres < 40.0) * 0.5))

    def _resolved(self, tops: Ints) -> list[Resolved]:
        """Of each name its likeliest candidate, with the weight of all that lie close by."""
        table, companions = self.table, len(self.names) - 1
        cosine = np.einsum("ij,ij->i", table.vectors, table.vectors[tops][table.owner])
        shares = np.add.reduceat(np.where(cosine > _CLOSE, self.share, 0.0), table.starts)
        sizes = np.diff(table.starts, append=len(table.places))
        scores = (table.base, self.context, self.hierarchy, self.country, table.method, table.similarity)
        of_tops = [column[tops].tolist() for column in (*scores, table.places, table.is_unit)]
        return [
            Resolved(place, share, prior, context, hierarchy, country, method, similarity, name.strength, size,
                     companions, is_unit)
            for name, size, share, prior, context, hierarchy, country, method, similarity, place, is_unit
            in zip(self.names, sizes.tolist(), shares.tolist(), *of_tops, strict=True)
        ]  # fmt: skip


_CLOSE = float(np.cos(20.0 / _EARTH_KM))
"""Candidates within 20 km are one answer: a town, and the raion named after it, say."""
