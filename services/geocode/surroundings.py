"""Where to look when no entry fits what a report's words name: what contains it, or the place told of just before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from schemas.report import ExtractedReport, PlaceMention, Toponym
from services.geocode.gazetteer import FEATURES
from services.geocode.resolution import SURE
from services.geocode.silence import Answers

REACH = 400
"""Characters before a report's words: what is named earlier is another matter's place."""
SOMEWHERE_M = 450_000
"""How far a place that the text surely names and no entry fits may lie from the one that stands for it: nine in ten of
such on the gold sets did, every third within 25 km."""
_NAMED = 0.75
"""The strength from which on a name is surely a place's, be it known or not."""
_SETTLED = frozenset(FEATURES.index(feature) for feature in ("city", "town", "village", "quarter"))
_UNITS = frozenset(FEATURES.index(feature) for feature in ("district", "municipality", "region"))
_WIDE = frozenset(FEATURES.index(feature) for feature in ("country", "area", "water"))
_THERE = frozenset(("context", "event"))


def containing(
    mention: PlaceMention, toponyms: Sequence[Toponym], answers: Answers, feature: npt.NDArray[np.uint8]
) -> PlaceMention | None:
    """The smallest place that the text says contains one that no entry fits: an honest region beats nothing."""
    containers = (i for named in mention.toponyms for i in toponyms[named].within if i in answers)
    around = next(containers, None)
    return None if around is None else _near(around, answers, feature)


class Before:
    """What an article names before its reports: its places smaller than a country, put in order once, and its dateline.

    A place that the text says contains another is none of them: the other is.
    """

    def __init__(self, toponyms: Sequence[Toponym], answers: Answers, feature: npt.NDArray[np.uint8]) -> None:
        self._answers, self._feature = answers, feature
        holding = {outer for index in answers for outer in toponyms[index].within}
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._dateline: int | None = None
        self._toponyms = toponyms
        self._units: dict[tuple[str, int], int] = {}
        for index, toponym in enumerate(toponyms):
            if index not in answers:
                continue
            is_wide = int(feature[answers[index][0].place]) in _WIDE
            if index not in holding and _is_there(toponym) and not is_wide:
                self._places.setdefault(toponym.field, []).append((toponym.start, index))
                if int(feature[answers[index][0].place]) in _UNITS:
                    self._units.setdefault((toponym.field, toponym.sentence), index)
            elif toponym.role == "publisher":
                self._dateline = index

    def told(self, report: ExtractedReport) -> PlaceMention | None:
        """A unit beside what a report names ("in Arden territory, the village of Belmar"); else the last place
        that the text surely names shortly before it; else the dateline."""
        beside = self._beside(report)
        if beside is not None:
            return _near(beside, self._answers, self._feature)
        start, places = report.evidence.start, self._places.get(report.evidence.field, [])
        at = bisect_left(places, (start, 0)) - 1
        is_near = at >= 0 and places[at][0] >= start - REACH
        last = places[at][1] if is_near else self._dateline if report.places else None
        return None if last is None else _near(last, self._answers, self._feature)

    def _beside(self, report: ExtractedReport) -> int | None:
        if not report.places:
            return None
        named = self._toponyms[report.places[0].toponyms[0]]
        return self._units.get((named.field, named.sentence))


def is_another(meant: Toponym, mention: PlaceMention, named: PlaceMention, answers: Answers) -> bool:
    """Whether a place stands for another one that the text surely names, and does not say to lie in it."""
    is_known = any(index in answers for index in named.toponyms)
    contains = any(index in meant.within for index in mention.toponyms)
    return named is not mention and meant.strength >= _NAMED and not meant.described and not is_known and not contains


def _is_there(toponym: Toponym) -> bool:
    return toponym.role in _THERE and toponym.strength >= SURE


def _near(index: int, answers: Answers, feature: npt.NDArray[np.uint8]) -> PlaceMention:
    settled = int(feature[answers[index][0].place]) in _SETTLED
    return PlaceMention(toponyms=(index,), relation="near" if settled else "at")
