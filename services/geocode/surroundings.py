"""Where to look when no entry fits what a report's words name: what contains it, or the place told of just before."""

from __future__ import annotations

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


def told_before(
    report: ExtractedReport, toponyms: Sequence[Toponym], answers: Answers, feature: npt.NDArray[np.uint8]
) -> PlaceMention | None:
    """The last place, smaller than a country, that the text surely names shortly before a report; else the dateline."""
    start, field = report.evidence.start, report.evidence.field
    holding = {outer for index, toponym in enumerate(toponyms) if index in answers for outer in toponym.within}
    last = dateline = None
    for index, toponym in enumerate(toponyms):
        near = toponym.field == field and start - REACH <= toponym.start < start
        if near and index in answers and index not in holding and _is_there(toponym):
            last = index if int(feature[answers[index][0].place]) not in _WIDE else last
        elif toponym.role == "publisher" and index in answers and report.places:
            dateline = index
    last = dateline if last is None else last
    return None if last is None else _near(last, answers, feature)


def _is_there(toponym: Toponym) -> bool:
    return toponym.role in _THERE and toponym.strength >= SURE


def _near(index: int, answers: Answers, feature: npt.NDArray[np.uint8]) -> PlaceMention:
    settled = int(feature[answers[index][0].place]) in _SETTLED
    return PlaceMention(toponyms=(index,), relation="near" if settled else "at")
