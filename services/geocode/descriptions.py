"""What a text means by "the town", "the region", "the Sudanese capital": a place that it has named, or a capital."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from schemas.report import Toponym
from services.geocode.gazetteer import FEATURES, Gazetteer
from services.geocode.seats import capital_of, seat_of
from services.geocode.silence import Answers

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
_SAME_NOUN, _OF_EVENT = 1.5, 0.5
_THERE = frozenset(("event", "context"))


def with_descriptions(answers: Answers, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Answers:
    """The answers, with those of the descriptions that tell one."""
    found = dict(answers)
    for index, toponym in enumerate(toponyms):
        if toponym.described:
            meant = _CAPITALS.get(toponym.cue or "", _told)(index, toponyms, found, gazetteer)
            if meant is not None:
                of, place = meant
                resolved, score = found[of]
                found[index] = (resolved._replace(place=place), score)
    return found


_Meant = tuple[int, int] | None
"""The toponym whose answer it goes by, and the place."""


def _told(index: int, toponyms: Sequence[Toponym], answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The place told before that fits the noun best, or the unit that the last one told lies in."""
    noun, sentence = toponyms[index].cue or "", toponyms[index].sentence
    holding = {outer for i in range(index) if i in answers for outer in toponyms[i].within}
    best: tuple[float, int] | None = None
    before = [i for i in _before(index, toponyms, answers) if sentence - toponyms[i].sentence <= _BACK]
    for i in before:
        toponym = toponyms[i]
        if not _fits(noun, toponym, FEATURES[int(gazetteer.feature[answers[i][0].place])], i in holding):
            continue
        worth = toponym.sentence - sentence + _SAME_NOUN * (toponym.cue == noun) + _OF_EVENT * (toponym.role == "event")
        if best is None or worth > best[0]:
            best = (worth, i)
    if best is not None:
        return best[1], answers[best[1]][0].place
    return _around(noun, before, answers, gazetteer)


def _before(index: int, toponyms: Sequence[Toponym], answers: Answers) -> list[int]:
    """The places that the field names before a description."""
    field = toponyms[index].field
    return [i for i in range(index) if i in answers and toponyms[i].field == field and toponyms[i].role in _THERE
            and not toponyms[i].country]  # fmt: skip


def _fits(noun: str, toponym: Toponym, feature: str, is_holding: bool) -> bool:
    if toponym.cue == noun:
        return True
    return feature in _MAY_BE.get(noun, ()) and not (is_holding and feature in _SETTLED)


def _around(noun: str, before: Sequence[int], answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The region or the district that the last place told lies in."""
    units = {"region": gazetteer.admin1, "district": gazetteer.admin2}.get(noun)
    for i in reversed(before) if units is not None else ():
        unit = int(units[answers[i][0].place]) if units is not None else -1
        if unit >= 0:
            return i, unit
    return None


def _capital(index: int, toponyms: Sequence[Toponym], answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The capital of what owns it, else of the country that most of the last places lie in."""
    owner = next((i for i in toponyms[index].within if i in answers), None)
    if toponyms[index].within:
        return None if owner is None else _head(owner, answers, gazetteer)
    near = _before(index, toponyms, answers)[-_NEAREST:] or _named(toponyms, answers)
    countries = [int(gazetteer.country[answers[i][0].place]) for i in reversed(near)]
    country = max(countries, key=countries.count, default=-1)
    capital = capital_of(gazetteer, country) if country >= 0 else None
    return None if capital is None else (near[-1 - countries.index(country)], capital)


def _named(toponyms: Sequence[Toponym], answers: Answers) -> list[int]:
    return [i for i, toponym in enumerate(toponyms) if i in answers and not toponym.described]


def _head(owner: int, answers: Answers, gazetteer: Gazetteer) -> _Meant:
    place = answers[owner][0].place
    feature = FEATURES[int(gazetteer.feature[place])]
    if feature in _SETTLED:
        return owner, place  # "the capital of Khartoum"
    capital = capital_of(gazetteer, place) if feature == "country" else seat_of(gazetteer, place)
    return None if capital is None else (owner, capital)


def _seat(index: int, toponyms: Sequence[Toponym], answers: Answers, gazetteer: Gazetteer) -> _Meant:
    """The administrative centre of what owns it, else of the region that the last place told lies in."""
    owner = next((i for i in toponyms[index].within if i in answers), None)
    if owner is not None:
        return _head(owner, answers, gazetteer)
    region = _around("region", _before(index, toponyms, answers), answers, gazetteer)
    seat = seat_of(gazetteer, region[1]) if region else None
    return None if region is None or seat is None else (region[0], seat)


_CAPITALS: Mapping[str, Callable[[int, Sequence[Toponym], Answers, Gazetteer], _Meant]] = {
    "capital": _capital,
    "seat": _seat,
}
