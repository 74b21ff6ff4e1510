"""Which of several places matter most: an event's finest; of a text those of events, the precise, sure, early ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.report import Extraction, Location, Toponym
from services.geocode.gazetteer import FEATURES, Gazetteer
from services.geocode.resolution import Resolved

_FINE = {"village": 3.0, "town": 3.0, "facility": 3.0, "quarter": 3.0, "city": 2.5, "municipality": 1.5,
         "district": 1.5, "relief": 1.0, "water": 0.5, "area": 0.3, "region": 0.5, "country": -1.5}  # fmt: skip
_ROLE = {"event": 1.0, "context": 0.0, "actor": -2.0, "speaker": -2.0, "publisher": -2.0}
_OTHERS = frozenset(("actor", "speaker", "publisher"))
_WIDE = ("country", "area")
_DISTRICTS = ("district", "municipality")
_THERE = frozenset(("at", "near", "outskirts", "from", "along"))
_OF_EVENT = 1.0
_BY_SENTENCE = 0.15
_LATEST = 8
_CAPITALS = ("capital", "seat")


def most_salient(
    extraction: Extraction, answers: Mapping[int, tuple[Resolved, float]], gazetteer: Gazetteer
) -> list[int]:
    """One toponym for each place that was found, the most salient first."""
    told = {index for report in extraction.reports for place in report.places[:2] for index in place.toponyms}
    countries = {i for i in answers if FEATURES[int(gazetteer.feature[answers[i][0].place])] == "country"}
    contained = {w for i, toponym in enumerate(extraction.toponyms) if i not in countries for w in toponym.within}
    best: dict[int, tuple[float, int]] = {}
    counts: dict[int, int] = {}
    for index, (resolved, score) in answers.items():
        feature = FEATURES[int(gazetteer.feature[resolved.place])]
        if extraction.toponyms[index].described and extraction.toponyms[index].cue not in _CAPITALS:
            continue  # "the town": it was named before
        if feature == "country" and extraction.toponyms[index].role in _OTHERS:
            continue  # "Russian forces": who, not where
        worth = _worth(extraction.toponyms[index], feature, score) + _OF_EVENT * (index in told)
        worth -= index in contained
        counts[resolved.place] = counts.get(resolved.place, 0) + 1
        if resolved.place not in best or worth > best[resolved.place][0]:
            best[resolved.place] = (worth, index)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0] - 0.2 * min(counts[item[0]], 4), item[1][1]))
    return [index for _, (_, index) in ranked]


def finest_first(places: Sequence[Location], stands_in: bool = False) -> tuple[Location, ...]:
    """An event's places, one in the country, area or region that leads them put before it: "in Bago region's Gyobin".

    Where that region stands in for a village that no entry fits, only a district is put before it: not another town.
    """
    if not places or places[0].feature not in (*_WIDE, "region"):
        return tuple(places)
    if places[0].relation is None or places[0].relation.kind != "at":
        return tuple(places)
    finer = next(
        (p for p in places[1:] if _is_finer(p, places[0]) and (not stands_in or p.feature in _DISTRICTS)), None
    )
    return tuple(places) if finer is None else (finer, *(place for place in places if place is not finer))


def _is_finer(place: Location, wide: Location) -> bool:
    there = place.relation is None or place.relation.kind in _THERE or place.relation.kind.endswith("_of")
    if wide.feature == "region" and (place.admin1 != wide.admin1 or place.feature == "region"):
        return False
    return there and place.feature not in _WIDE and place.country == wide.country


def _worth(toponym: Toponym, feature: str, score: float) -> float:
    late = min(toponym.sentence, _LATEST) * _BY_SENTENCE if toponym.field == "text" else 0.3
    return _FINE[feature] + _ROLE[toponym.role] + 3.0 * score + toponym.strength - late
