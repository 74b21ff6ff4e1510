"""From a toponym to the gazetteer's candidates, with what its words alone say of each: one array a column.

A reading depends on the written name, its language and its cue only, so it is cached: news repeats names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from schemas.report import Toponym
from services.geocode.adjectives import nouns_of
from services.geocode.gazetteer import FEATURES, METHODS, Candidate, Gazetteer

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST = 160
"""Candidates of a name; the most frequent village name of Ukraine has 66 entries."""
_CACHED = 32_768
_SIMILARITY = 14.0
"""Nats that a wholly unlike name would cost; a case form costs 0.6, a misspelling 3 to 6."""
_PROMINENCE = 3.5
"""Nats between a hamlet and a metropolis."""
_POPULATION = 0.4
"""Nats for each tenfold of inhabitants above a thousand."""
_WORTH_NOUN = 0.97
_WORTH_PART = 0.85
_KNOWN, _GREAT = 0.9, 0.7
"""How well a name must match a place, and how prominent that must be, for it to be no misspelling of another's."""
_TOLD, _FEW = 0.34, 2_500
"""The prominence that a settlement of fewer inhabitants has only where news of wars names it: then its own name is no
misspelling of a city's."""
_COUNTRY, _LIKE = FEATURES.index("country"), 0.92
"""A country; the similarity up to which a name is not the one that is written."""
_FUZZY = METHODS.index("fuzzy")
_UNITS = frozenset(FEATURES.index(feature) for feature in ("country", "region", "area", "facility"))
"""What news abbreviates."""
_WATERS = frozenset(FEATURES.index(feature) for feature in ("water", "area", "region", "country"))
_LONGEST_ACRONYM = 3
_OF_WHOSE = frozenset(("facility", "city", "village", "town", "settlement"))
"""Cues whose noun may stand before a country in the genitive."""
_SIDES = frozenset(("central", "northern", "southern", "eastern", "western", "north", "south", "east", "west"))
"""Words before a name that say which part of it."""
_NAMED_AFTER = frozenset(("facility", "district", "municipality"))
"""Cues whose noun belongs to the written name: "Донецкий аэропорт", "Харьковский район"."""
_STEM = 4
"""Letters that a unit's name shares with that of the town it is named after."""

_OF_CUE: dict[str, dict[str, float]] = {
    "village": {"village": 1.0, "town": 0.0, "city": -2.5, "quarter": 0.0, "municipality": -2.0, "district": -3.0},
    "town": {"town": 1.0, "village": 0.3, "city": 0.3, "municipality": -2.0, "district": -2.5},
    "city": {"city": 1.0, "town": 0.8, "village": -1.5, "municipality": -2.0, "district": -2.5},
    "settlement": {"village": 0.5, "town": 0.5, "city": 0.0, "municipality": -2.0, "district": -2.5},
    "region": {"region": 3.0, "area": 1.5, "country": 0.0, "district": 0.0},
    "district": {"district": 3.0, "municipality": 1.5, "region": 1.0, "quarter": 1.5, "city": -1.5, "town": -1.0},
    "municipality": {"municipality": 3.0, "district": 1.0, "town": -0.5, "village": -0.5, "city": -0.5},
    "quarter": {"quarter": 2.0, "village": 0.5, "town": 0.5, "city": -0.5},
    "country": {"country": 2.0},
    "direction": {"city": 1.0, "town": 1.0, "village": 0.3, "region": 0.0, "district": -1.5, "municipality": -1.5},
    "facility": {"facility": 3.0, "city": 0.0, "town": 0.0, "village": -0.5},
    "water": {"water": 3.0, "area": 0.5, "city": -1.0, "town": -1.0},
    "bank": {"water": 3.0, "area": 0.5},
    "relief": {"relief": 3.0, "area": 1.0, "village": -0.5},
    "area": {"area": 1.5, "region": 0.5, "city": 0.0},
    "border": {"country": 1.0, "region": 1.0, "area": 1.0},
}
"""Nats that a cue adds to each feature; what it does not name loses `_UNNAMED`."""
_IS_SETTLED = np.array([feature in ("city", "town", "village") for feature in FEATURES])
_UNNAMED = -3.0
_UNCUED = {
    "country": 2.0,
    "municipality": -2.5,
    "district": -1.5,
    "quarter": -0.5,
    "facility": 0.0,
    "water": -1.0,
    "relief": -1.0,
}
"""Without a cue a name rather means the town than the units named after it."""


_NAMED_AFTER_SEATS = ("district", "municipality")
"""Cues of units that no source lists for half the world; each is named after the town that it is run from."""


class Reading(NamedTuple):
    """The candidates of one name, in the gazetteer's order."""

    places: Ints
    """Indices into the gazetteer."""
    prior: Floats
    """What name, feature and prominence say, in nats."""
    method: Ints
    """Into METHODS."""
    similarity: Floats


class Reader:
    """Reads names with one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        units = (int(i) for i in np.flatnonzero(gazetteer.feature == FEATURES.index("country")))
        self.country = {place.country: place.index for place in map(gazetteer.place, units) if place.country}
        """ISO 3166-1 alpha-3 to the country's index."""
        self._cached = lru_cache(_CACHED)(self._read)
        self._feature_priors = {cue: _by_feature(table, _UNNAMED) for cue, table in _OF_CUE.items()}
        self._uncued = _by_feature(_UNCUED, 0.0)

    def read(self, toponym: Toponym, is_sure: bool, similar: bool = True) -> Reading:
        """The candidates of a toponym; `similar` names count only where its words make it surely a place."""
        with_similar = is_sure and similar
        return self._cached(toponym.written, toponym.language, toponym.cue, is_sure, with_similar, toponym.country)

    def named_country(self, toponym: Toponym) -> int | None:
        """The country of a toponym that is a country's name and no adjective of one; else None."""
        if toponym.country is not None or toponym.described:
            return None
        found = self.gazetteer.candidates(toponym.written, toponym.language, limit=1, similar=False)
        is_one = found and found[0].similarity > _LIKE and self.gazetteer.feature[found[0].index] == _COUNTRY
        return found[0].index if is_one else None

    def _read(
        self, written: str, language: str, cue: str | None, is_sure: bool, similar: bool, country: str | None
    ) -> Reading:
        if country is not None:
            index = self.country.get(country)
            found = [] if index is None else [Candidate(index, "alternate", 1.0, written)]
        else:
            found = self._country_first(list(self._candidates(written, language, cue, is_sure, similar))[:MOST])
        places = np.array([c.index for c in found], dtype=np.int64)
        similarity = np.array([c.similarity for c in found], dtype=np.float64)
        features = self.gazetteer.feature[places]
        prior = (
            self._feature_priors.get(cue or "", self._uncued)[features]
            + _PROMINENCE * self.gazetteer.prominence[places]
            + _POPULATION * self._tenfolds(places)
            - _SIMILARITY * (1.0 - similarity)
        )
        if cue in _OF_WHOSE:  # "Russia's air bases": whose, not what kind of place
            prior = np.where(
                features == _COUNTRY, prior - self._feature_priors[cue][_COUNTRY] + _UNCUED["country"], prior
            )
        method = np.array([METHODS.index(c.method) for c in found], dtype=np.int64)
        return Reading(places, prior, method, similarity)

    def _country_first(self, found: list[Candidate]) -> list[Candidate]:
        """Without what only sounds like a country's name: "Росії" is no village of a similar name."""
        countries = {c.index for c in found if c.similarity >= _KNOWN and self.gazetteer.feature[c.index] == _COUNTRY}
        cities = any(
            c.similarity > _LIKE and _IS_SETTLED[self.gazetteer.feature[c.index]] and self._is_great(c) for c in found
        )
        if cities and all(c.similarity <= _LIKE for c in found if c.index in countries):
            return [c for c in found if c.index not in countries]  # "Tunis" is what other languages call the country
        return [c for c in found if not countries or c.index in countries or c.similarity > _LIKE]

    def _tenfolds(self, places: Ints) -> Floats:
        """Of settlements' inhabitants above a thousand; 0 for all else."""
        inhabitants = np.where(_IS_SETTLED[self.gazetteer.feature[places]], self.gazetteer.population[places], 0)
        return np.asarray(np.log10(np.maximum(inhabitants, 1000) / 1000))

    def _candidates(
        self, written: str, language: str, cue: str | None, is_sure: bool, similar: bool
    ) -> Iterable[Candidate]:
        """Of the name as written; of the noun that an adjective is made from; of a part of it where it has none."""
        if not is_sure and not self.gazetteer.knows(written, language):
            rest = written.partition(" ")[2] if written.partition(" ")[0].lower() in _SIDES else ""
            if rest and self.gazetteer.knows(rest, language):
                return self._whole(rest, language, False)
            return self._last_of_two(written, language) if language != "en" else ()
        if _is_acronym(written):
            return [c for c in self._whole(written, language, False) if self.gazetteer.feature[c.index] in _UNITS]
        found = {c.index: c for c in self._whole(written, language, similar)}
        core = _without_nouns(written) if cue in _NAMED_AFTER else written
        if core != written and (not found or self.gazetteer.knows(core, language)):
            _add(found, self._whole(core, language, similar), _WORTH_PART)
        if cue in _NAMED_AFTER_SEATS and not any(c.similarity >= _KNOWN for c in found.values()):
            seats = list(self._whole(_without_nouns(written), language, False))
            found = {c.index: c._replace(similarity=c.similarity * _WORTH_PART) for c in seats} or found
        for noun in self._nouns(core, language, cue):
            named = list(self._whole(noun, language, False))
            _add(found, named, _WORTH_NOUN)
            if cue in ("district", "municipality"):
                _add(found, self._units_after(named), _WORTH_NOUN)
        if not found and is_sure:
            parts = _parts(written) if language == "en" else self._endings(written, language)
            part = next((p for p in parts if self.gazetteer.knows(p, language)), None)
            _add(found, self._whole(part, language, False) if part else (), _WORTH_PART)
        if cue == "bank":  # of a river, which towns are named after
            return [c for c in found.values() if self.gazetteer.feature[c.index] in _WATERS]
        if not found and cue == "direction" and "-" in written:  # "Лимано-Купянском направлении"
            return self._candidates(written.rpartition("-")[2], language, cue, is_sure, similar)
        if written[0].islower() and cue == "region":  # "в белгородском селе", not "в приморском селе"
            return [c for c in found.values() if self.gazetteer.prominence[c.index] >= _GREAT]
        return sorted(found.values(), key=lambda c: -c.similarity)

    def _nouns(self, core: str, language: str, cue: str | None) -> Iterable[str]:
        """The names that an adjective is made from; of a facility's town abroad also what is its only in the other
        script: "Сизранський завод"."""
        proposed = nouns_of(core, language)
        known = [noun for noun in proposed if self.gazetteer.knows(noun, language)]
        if known or cue != "facility":
            return known
        return [noun for noun in proposed if any(self._is_great(c) for c in self._whole(noun, language, False))]

    def _is_great(self, candidate: Candidate) -> bool:
        return candidate.similarity >= _KNOWN and bool(self.gazetteer.prominence[candidate.index] >= _GREAT)

    def _is_told(self, candidate: Candidate) -> bool:
        index, gazetteer = candidate.index, self.gazetteer
        is_small = bool(_IS_SETTLED[gazetteer.feature[index]]) and gazetteer.population[index] < _FEW
        return candidate.similarity >= _KNOWN and is_small and bool(gazetteer.prominence[index] >= _TOLD)

    def _endings(self, written: str, language: str) -> Iterator[str]:
        """The name without its first words; without its last ones only where these are a region's or the like.

        In Russian and Ukrainian each word of a name is needed: "Залізний Міст" is no Залізне.
        """
        words = written.split()[:5]
        for cut in range(1, len(words)):
            outer = self._whole(" ".join(words[cut:]), language, False)
            if any(self.gazetteer.prominence[c.index] >= _GREAT for c in outer):
                yield " ".join(words[:cut])
            yield " ".join(words[cut:])

    def _last_of_two(self, written: str, language: str) -> Iterable[Candidate]:
        """Two cities side by side in different cases, the second of which is where: "подконтрольном Киеву Херсоне"."""
        named = [self._whole(word, language, False) for word in written.split()]
        great = [[c for c in each if self.gazetteer.prominence[c.index] >= _GREAT] for each in named]
        return great[1] if len(great) == 2 and all(great) else ()

    def _units_after(self, towns: Iterable[Candidate]) -> Iterator[Candidate]:
        """The districts and municipalities that are named after the towns that they hold: "Харьковский район"."""
        for town in towns:
            for unit in (int(self.gazetteer.admin3[town.index]), int(self.gazetteer.admin2[town.index])):
                if unit >= 0 and self.gazetteer.name(unit)[:_STEM] == self.gazetteer.name(town.index)[:_STEM]:
                    yield town._replace(index=unit)

    def _whole(self, name: str, language: str, similar: bool) -> Iterable[Candidate]:
        as_written = self.gazetteer.candidates(name, language, limit=400, similar=False)
        if not similar or any(map(self._is_great, as_written)):
            return as_written
        if any(map(self._is_told, as_written)):
            return [c for c in as_written if c.similarity >= _KNOWN]
        return self.gazetteer.candidates(name, language, limit=400, similar=True)


def _add(found: dict[int, Candidate], more: Iterable[Candidate], worth: float) -> None:
    for candidate in more:
        similarity = candidate.similarity * worth
        if candidate.index not in found or found[candidate.index].similarity < similarity:
            found[candidate.index] = candidate._replace(similarity=similarity, method="inflected")


def _without_nouns(written: str) -> str:
    """A name without the nouns behind it: "Syzran oil refinery", "Волгоградский нефтеперерабатывающий завод"."""
    words = written.split()
    capital = [i for i, word in enumerate(words) if word != word.lower() and not _is_acronym(word)]
    return " ".join(words[: capital[-1] + 1 if capital and capital[-1] + 1 < len(words) else max(len(words) - 1, 1)])


def _is_acronym(written: str) -> bool:
    """Whether it may stand for anything: "ELN", "УК"; longer names in capitals are a headline's."""
    return written.isalpha() and written.isupper() and len(written) <= _LONGEST_ACRONYM


def _parts(written: str) -> Iterator[str]:
    """The name without its last words, then without its first ones; the longest first."""
    words = written.split()[:5]
    for size in range(len(words) - 1, 0, -1):
        yield " ".join(words[:size])
        yield " ".join(words[-size:])


def _by_feature(table: dict[str, float], otherwise: float) -> Floats:
    return np.array([table.get(feature, otherwise) for feature in FEATURES], dtype=np.float64)
