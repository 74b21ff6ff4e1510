"""The sides that a place tells where a text does not: who struck it, who shot drones down there, who fights there.

In some wars one side alone strikes a country from afar ("обстреляли Никополь", "drones hit Saratov"), so a reader
knows whose drones they were, and whose they were not.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from schemas.report import Actor, EventReport, Location
from schemas.taxonomy import ActorRole
from services.geocode.lands import forces, struck_land
from services.geocode.tables import table

FROM_AFAR = ("Air/drone strike", "Shelling/artillery/missile attack")
_UNARMED = ("Civilians", "Protesters")
_FLYING = frozenset(("drone", "missile", "glide bomb", "aircraft", "helicopter", "rocket artillery"))
_OPPOSITE: dict[str, ActorRole] = {"perpetrator": "target", "target": "perpetrator", "participant": "participant"}
MOST_ACTORS = 5
"""Actors of one event."""


def with_sides(report: EventReport) -> EventReport:
    """The report with the states that its place tells, where it names neither or only one of them."""
    place = report.where
    if place is None:
        return report
    if report.event_type == "Battles" and place.country in _data()["fought_over"]:
        return _fought(report, *_at_war(place.country, report.when.start))
    if place.country in _data()["only_aircraft"] and _bombed(report):
        return _struck(report, place.country, place.country)
    if report.sub_event_type in FROM_AFAR and not _is_shot(report, place):
        return _struck(report, *_sides(place, report.when.start))
    if report.sub_event_type == "Disrupted weapons use" and _flying(report):
        return _fought(report, *_sides(place, report.when.start))
    return report


def _is_shot(report: EventReport, place: Location) -> bool:
    """Whether shots were fired in a region with fights of its own, and nothing came by air."""
    here = place.admin1 in _data()["own_fights"].get(place.country, ())
    return here and report.sub_event_type == FROM_AFAR[1] and _FLYING.isdisjoint(report.means)


def _flying(report: EventReport) -> bool:
    """Whether what was made harmless came by air: it is told as a means, or counted as lost."""
    return not _FLYING.isdisjoint((*report.means, *(loss.category for loss in report.losses)))


def _bombed(report: EventReport) -> bool:
    """Whether aircraft with a crew struck, which in many wars only the state has; drones are many's."""
    crewed = not {"aircraft", "helicopter"}.isdisjoint(report.means) and "drone" not in report.means
    return crewed and report.sub_event_type == "Air/drone strike"


def _struck(report: EventReport, striker: str | None, struck: str | None) -> EventReport:
    """Who struck, and what was struck, where nobody is named who did; a state that bombs its own land hits none."""
    home = report.where.country if report.where else None
    named = {a.country for a in report.actors} - {struck, home, None}
    if striker is None or struck is None or named or any(a.role != "target" for a in report.actors):
        return report
    land = () if striker == struck else (struck_land(struck),)
    return report.model_copy(update={"actors": (forces("perpetrator", striker), *(report.actors or land))})


def _fought(report: EventReport, striker: str | None, struck: str | None) -> EventReport:
    """The two armies of a fight, or who shot down what the other sent; where one is named, the other."""
    if striker is None or struck is None or striker == struck:
        return report
    known = {a.country for a in report.actors if a.category not in _UNARMED}
    if not known:
        shot_down = report.event_type != "Battles"
        mine: ActorRole = "perpetrator" if shot_down else "participant"
        return _with(report, forces(mine, struck), forces(_OPPOSITE[mine], striker))
    roles = {a.role for a in report.actors if a.category not in _UNARMED}
    if len(known) > 1 or len(roles) > 1 or not known <= {striker, struck}:
        return report
    other = striker if known == {struck} else struck
    return _with(report, forces(_OPPOSITE[next(iter(roles))], other))


def _with(report: EventReport, *actors: Actor) -> EventReport:
    every = sorted([*report.actors, *actors], key=lambda a: a.role == "target")
    return report.model_copy(update={"actors": tuple(every[:MOST_ACTORS])})


def _sides(place: Location, day: date) -> tuple[str | None, str | None]:
    """Who strikes at a place on a day, and whom; None where that is not one side's alone."""
    struck = place.country
    if struck == "UKR" and _in(place, _data()["contested"]):
        struck = next((h["by"] for h in _data()["held"] if h["since"] <= day and _in(place, h)), None)
    return _at_war(struck, day)


def _at_war(struck: str | None, day: date) -> tuple[str | None, str | None]:
    """Who strikes a country on a day, and the country."""
    strikes = {s["on"]: s["by"] for s in _data()["strike"] if s["since"] <= day}
    return (strikes.get(struck), struck) if struck else (None, None)


def struck_by(country: str, day: date) -> tuple[str, ...]:
    """The countries that a country strikes from afar on a day."""
    return tuple(s["on"] for s in _data()["strike"] if s["by"] == country and s["since"] <= day)


def fought_in(country: str, day: date) -> tuple[str, ...]:
    """The countries that a country's army fights in on a day."""
    return tuple(c for c in struck_by(country, day) if c in _data()["fought_over"])


def _in(place: Location, area: dict[str, Any]) -> bool:
    names = (place.admin1, place.name.removesuffix(" City"))
    return place.admin2 in area.get("admin2", ()) or any(name in area.get("admin1", ()) for name in names)


def _data() -> dict[str, Any]:
    return table("strikes")
