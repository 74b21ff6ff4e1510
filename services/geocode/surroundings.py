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
_SETTLED = frozenset(FEATURES.index(feature) for feature in ("city", "town", "village", "quarter"))
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
        for index, toponym in enumerate(toponyms):
            if index not in answers:
                continue
            is_wide = int(feature[answers[index][0].place]) in _WIDE
            if index not in holding and _is_there(toponym) and not is_wide:
                self._places.setdefault(toponym.field, []).append((toponym.start, index))
            elif toponym.role == "publisher":
                self._dateline = index

    def told(self, report: ExtractedReport) -> PlaceMention | None:
        """The last place that the text surely names shortly before a report; else the dateline."""
        start, places = report.evidence.start, self._places.get(report.evidence.field, [])
        at = bisect_left(places, (start, 0)) - 1
        is_near = at >= 0 and places[at][0] >= start - REACH
        last = places[at][1] if is_near else self._dateline if report.places else None
        return None if last is None else _near(last, self._answers, self._feature)


def _is_there(toponym: Toponym) -> bool:
    return toponym.role in _THERE and toponym.strength >= SURE


def _near(index: int, answers: Answers, feature: npt.NDArray[np.uint8]) -> PlaceMention:
    settled = int(feature[answers[index][0].place]) in _SETTLED
    return PlaceMention(toponyms=(index,), relation="near" if settled else "at")
