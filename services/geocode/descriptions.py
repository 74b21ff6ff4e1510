"""What a text means by "the town", "the region", "the Sudanese capital": a place that it has named, or a capital."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile

from schemas.report import Toponym
from services.geocode.gazetteer import FEATURES, Gazetteer
from services.geocode.seats import capital_of, seat_of
from services.geocode.strangers import Answers

_BACK = 6
"""Sentences: farther back a place is no longer what "the town" means."""
_SETTLED = frozenset(("city", "town", "village", "quarter", "municipality"))
_MAY_BE: Mapping[str, frozenset[str]] = {
    "village": frozenset(("village", "town", "quarter")),
    "town": _SETTLED,
    "city": frozenset(("city", "town")),
    "settlement": _SETTLED,
    "quarter": frozenset(("quarter", "facility", "village")),
    "municipality": frozenset(("municipality",)),
    "district": frozenset(("district",)),
    "region": frozenset(("region",)),
    "relief": frozenset(("relief", "area")),
}
"""The features of what each noun may mean."""
_NEAREST = 3
"""Places told last that say whose capital is meant."""
_FIRST = 100
"""Places of an article that say so where a description opens it."""
_SAME_NOUN, _OF_EVENT = 1.5, 0.5
_THERE = frozenset(("event", "context"))


_Meant = tuple[int, int] | None
"""The toponym whose answer it goes by, and the place."""


def with_descriptions(answers: Answers, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Answers:
    """The answers, with those of the descriptions that tell one."""
    found, before = dict(answers), _Before(toponyms, answers)
    for index, toponym in enumerate(toponyms):
        if toponym.described:
            meant = _CAPITALS.get(toponym.cue or "", _told)(index, before, found, gazetteer)
            if meant is not None:
                of, place = meant
                resolved, score = found[of]
                found[index] = (resolved._replace(place=place), score)
        if index in found:
            before.add(index)
    return found


class _Before:
    """The places that a text has named up to a description, each put in once: a text may have thousands of both."""

    def __init__(self, toponyms: Sequence[Toponym], answers: Answers) -> None:
        self.toponyms = toponyms
        named = (i for i, toponym in enumerate(toponyms) if i in answers and not toponym.described)
        self.first = list(islice(named, _FIRST))
        """What the article names at first, for a description before them."""
        self.holding: set[int] = set()
        """Those that the text says contain another."""
        self._places: dict[str, list[int]] = {}

    def add(self, index: int) -> None:
        """One that has a place."""
        toponym = self.toponyms[index]
        self.holding.update(toponym.within)
        if toponym.role in _THERE and not toponym.country:
            self._places.setdefault(toponym.field, []).append(index)

    def of(self, index: int) -> Sequence[int]:
        """What the description's field has named, in order."""
        return self._places.get(self.toponyms[index].field, ())

    def lately(self, index: int) -> Iterator[int]:
        """The same, of the last sentences alone, the last first."""
        first = self.toponyms[index].sentence - _BACK
        return takewhile(lambda i: self.toponyms[i].sentence >= first, reversed(self.of(index)))


def _told(index: int, before: _Before, answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The place told before that fits the noun best, or the unit that the last one told lies in."""
    noun, sentence = before.toponyms[index].cue or "", before.toponyms[index].sentence
    best: tuple[float, int] | None = None
    for i in before.lately(index):
        toponym = before.toponyms[i]
        if not _fits(noun, toponym, FEATURES[int(gazetteer.feature[answers[i][0].place])], i in before.holding):
            continue
        worth = toponym.sentence - sentence + _SAME_NOUN * (toponym.cue == noun) + _OF_EVENT * (toponym.role == "event")
        if best is None or worth >= best[0]:
            best = (worth, i)
    if best is not None:
        return best[1], answers[best[1]][0].place
    return _around(noun, before.lately(index), answers, gazetteer)


def _fits(noun: str, toponym: Toponym, feature: str, is_holding: bool) -> bool:
    if toponym.cue == noun:
        return True
    return feature in _MAY_BE.get(noun, ()) and not (is_holding and feature in _SETTLED)


def _around(noun: str, backwards: Iterable[int], answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The region or the district that the last place told lies in."""
    units = {"region": gazetteer.admin1, "district": gazetteer.admin2}.get(noun)
    if units is None:
        return None
    found = ((i, int(units[answers[i][0].place])) for i in backwards)
    return next((meant for meant in found if meant[1] >= 0), None)


def _capital(index: int, before: _Before, answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The capital of what owns it, else of the country that most of the last places lie in."""
    within = before.toponyms[index].within
    if within:
        owner = next((i for i in within if i in answers), None)
        return None if owner is None else _head(owner, answers, gazetteer)
    near = before.of(index)[-_NEAREST:] or before.first
    countries = [int(gazetteer.country[answers[i][0].place]) for i in reversed(near)]
    country = max(countries, key=countries.count, default=-1)
    capital = capital_of(gazetteer, country) if country >= 0 else None
    return None if capital is None else (near[-1 - countries.index(country)], capital)


def _head(owner: int, answers: Answers, gazetteer: Gazetteer) -> _Meant:
    place = answers[owner][0].place
    feature = FEATURES[int(gazetteer.feature[place])]
    if feature in _SETTLED:
        return owner, place  # "the capital of Khartoum"
    capital = capital_of(gazetteer, place) if feature == "country" else seat_of(gazetteer, place)
    return None if capital is None else (owner, capital)


def _seat(index: int, before: _Before, answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The administrative centre of what owns it, else of the region that the last place told lies in."""
    owner = next((i for i in before.toponyms[index].within if i in answers), None)
    if owner is not None:
        return _head(owner, answers, gazetteer)
    region = _around("region", reversed(before.of(index)), answers, gazetteer)
    seat = seat_of(gazetteer, region[1]) if region else None
    return None if region is None or seat is None else (region[0], seat)


_CAPITALS: Mapping[str, Callable[[int, _Before, Answers, Gazetteer], _Meant]] = {
    "capital": _capital,
    "seat": _seat,
}
