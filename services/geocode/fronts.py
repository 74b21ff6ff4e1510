"""Where the fronts of wars run, for battles at villages whose names are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from schemas.report import ExtractedReport
from services.geocode.gazetteer import FEATURES, Gazetteer
from services.geocode.tables import table

_BATTLES = "Battles"
_DISTRICT = FEATURES.index("district")


class Fronts:
    """The districts of each front, as a gazetteer has them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        districts = [int(i) for i in np.flatnonzero(gazetteer.feature == _DISTRICT)]
        named: dict[tuple[str, str | None], list[int]] = {}
        wanted = {name for front in table("fronts")["front"] for name in front["admin2"]}
        for index in districts:
            if gazetteer.name(index) in wanted:
                named.setdefault((gazetteer.name(index), gazetteer.place(index).country), []).append(index)
        self._fronts = [
            (front, [i for name in front["admin2"] for i in named.get((name, front["country"]), ())])
            for front in table("fronts")["front"]
        ]

    def of(self, reports: Sequence[ExtractedReport]) -> list[int]:
        """The districts of the fronts that an article's battles are fought at."""
        battles = [report for report in reports if report.event_type == _BATTLES]
        return [i for front, districts in self._fronts if any(_is_of(b, front) for b in battles) for i in districts]


def _is_of(report: ExtractedReport, front: dict[str, Any]) -> bool:
    sides = {actor.country for actor in report.actors} - {None}
    return bool(sides) and sides <= set(front["sides"]) and report.when.start >= front["since"]
