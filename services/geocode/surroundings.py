"""Where to look when no entry fits what a report's words name: what contains it, or the place told of just before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from schemas.report import ExtractedReport, PlaceMention, Toponym
from services.geocode.gazetteer import FEATURES
from services.geocode.resolution import SURE
from services.geocode.strangers import Answers

REACH = 400
"""Characters before a report's words: what is named earlier is another matter's place."""
SOMEWHERE_M = 450_000
"""How far a place that the text surely names and no entry fits may lie from the one that stands for it: nine in ten of
such on the gold sets did, every third within 25 km."""
_NAMED = 0.75
"""The strength from which on a name is surely a place's, be it known or not."""
_LIKELY = 0.7
"""The score from which on a name's answer is as good as a preposition before it."""
_SETTLED = frozenset(FEATURES.index(feature) for feature in ("city", "town", "village", "quarter"))
_UNITS = frozenset(FEATURES.index(feature) for feature in ("district", "municipality", "region"))
_WIDE = frozenset(FEATURES.index(feature) for feature in ("country", "area", "water"))
_TOWNS = frozenset(FEATURES.index(feature) for feature in ("city", "town"))
_PARTS = frozenset(("quarter", "street"))
"""Cues of a town's parts."""
_THERE = frozenset(("context", "event"))


def containing(
    mention: PlaceMention, toponyms: Sequence[Toponym], answers: Answers, feature: npt.NDArray[np.uint8]
) -> PlaceMention | None:
    """The smallest place that the text says contains one that no entry fits: an honest region beats nothing."""
    containers = (i for named in mention.toponyms for i in toponyms[named].within if i in answers)
    around = next(containers, None)
    return None if around is None else _near(around, answers, feature)


class Before:
    """What an article names around its reports: its places smaller than a country, put in order once, and its dateline.

    A place that the text says contains another is none of them: the other is.
    """

    def __init__(
        self,
        toponyms: Sequence[Toponym],
        answers: Answers,
        feature: npt.NDArray[np.uint8],
        country: npt.NDArray[np.int32],
    ) -> None:
        self._answers, self._feature, self._country, self._toponyms = answers, feature, country, toponyms
        self._countries: dict[str, list[tuple[int, int]]] = {}
        holding = {outer for index in answers for outer in toponyms[index].within}
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._likely: dict[str, list[tuple[int, int]]] = {}
        self._offices: dict[str, list[tuple[int, int]]] = {}
        self._dateline: int | None = None
        for index, toponym in enumerate(toponyms):
            if index not in answers:
                continue
            if int(feature[answers[index][0].place]) in _WIDE:
                self._countries.setdefault(toponym.field, []).append((toponym.start, index))
                continue
            if index not in holding and toponym.role in _THERE:
                if toponym.strength >= SURE or answers[index][1] >= _LIKELY:
                    self._likely.setdefault(toponym.field, []).append((toponym.start, index))
                if toponym.strength >= SURE:
                    self._places.setdefault(toponym.field, []).append((toponym.start, index))
            elif toponym.role == "speaker":
                self._offices.setdefault(toponym.field, []).append((toponym.start, index))
            elif toponym.role == "publisher":
                self._dateline = index

    def told(self, report: ExtractedReport) -> PlaceMention | None:
        """What a report's own words name besides: a unit ("in Arden territory, the village of Belmar") or another
        place; else the last place that the text surely names shortly before it; else the title's; else where its
        speaker holds office ("the governor of Arden said"); else the dateline.
        """
        beside = self._beside(report)
        if beside is None:
            beside = self._last(report)
        if beside is None:
            beside = self._title
        if beside is None:
            beside = next(iter(_inside(self._offices, report)), self._dateline_of(report))
        return None if beside is None else _near(beside, self._answers, self._feature)

    @property
    def _title(self) -> int | None:
        """The first town or village that the title names, else its first unit."""
        named = [index for _, index in self._likely.get("title", ())]
        return next((i for i in named if self._feature_of(i) in _SETTLED), next(iter(named), None))

    def _beside(self, report: ExtractedReport) -> int | None:
        inside = _inside(self._likely, report)
        units = (index for index in inside if self._feature_of(index) in _UNITS)
        return next(units, next(iter(inside), None))

    def _last(self, report: ExtractedReport) -> int | None:
        """The last place before; the last town, from farther off, where a part of one is named ("the Arden suburb")."""
        start, places = report.evidence.start, self._places.get(report.evidence.field, [])
        at = bisect_left(places, (start, 0)) - 1
        if report.places and self._toponyms[report.places[0].toponyms[0]].cue in _PARTS:
            towns = (index for _, index in reversed(places[: at + 1]) if self._feature_of(index) in _TOWNS)
            return next(towns, None)
        return places[at][1] if at >= 0 and places[at][0] >= start - REACH else None

    def _dateline_of(self, report: ExtractedReport) -> int | None:
        """The dateline, unless the report's words name another country."""
        if self._dateline is None or not report.places:
            return None
        named = {int(self._country[self._answers[index][0].place]) for index in _inside(self._countries, report)}
        there = int(self._country[self._answers[self._dateline][0].place])
        return self._dateline if named <= {there} else None

    def _feature_of(self, index: int) -> int:
        return int(self._feature[self._answers[index][0].place])


def _inside(places: Mapping[str, Sequence[tuple[int, int]]], report: ExtractedReport) -> list[int]:
    """Those among the words of a report, in order."""
    found, words = places.get(report.evidence.field, ()), report.evidence
    return [index for _, index in found[bisect_left(found, (words.start, 0)) : bisect_left(found, (words.end, 0))]]


def is_another(meant: Toponym, mention: PlaceMention, named: PlaceMention, answers: Answers) -> bool:
    """Whether a place stands for another one that the text surely names, and does not say to lie in it."""
    is_known = any(index in answers for index in named.toponyms)
    contains = any(index in meant.within for index in mention.toponyms)
    return named is not mention and meant.strength >= _NAMED and not meant.described and not is_known and not contains


def _near(index: int, answers: Answers, feature: npt.NDArray[np.uint8]) -> PlaceMention:
    settled = int(feature[answers[index][0].place]) in _SETTLED
    return PlaceMention(toponyms=(index,), relation="near" if settled else "at")
