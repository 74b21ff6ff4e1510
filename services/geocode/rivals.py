"""Whose fire fell on a state's land, where the article tells of its forces and of one rival's, and not who fired.

"Eight people died when a rocket hit a petrol station in Si Sa Ket" is Cambodia's in an article in which Thai and
Cambodian troops exchange fire: the place says whose land was hit, the article who fights it.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import EventReport
from services.geocode.lands import forces, struck_land
from services.geocode.strikes import FROM_AFAR, MOST_ACTORS
from services.geocode.tables import table

_STATE = "State forces"


def with_rivals(reports: Sequence[EventReport]) -> list[EventReport]:
    """The reports of one article, those of fire from afar with the one rival whose forces the article names."""
    states = {a.country for report in reports for a in report.actors if a.category == _STATE and a.country}
    return [_with_rival(report, states) for report in reports]


def _with_rival(report: EventReport, states: set[str]) -> EventReport:
    land = report.where.country if report.where else None
    doers = [actor for actor in report.actors if actor.role != "target"]
    if land is None or report.sub_event_type not in FROM_AFAR or any(a.country or a.actor_id for a in doers):
        return report
    rivals = {other for pair in table("rivals")["rivals"] if land in pair for other in pair} - {land}
    named = sorted(rivals & states)
    if len(named) != 1 or any(a.role == "target" and a.country in named for a in report.actors):
        return report
    hit = [actor for actor in report.actors if actor.role == "target"]
    told = (forces("perpetrator", named[0]), *(hit or [struck_land(land)]))
    return report.model_copy(update={"actors": told[:MOST_ACTORS]})
