"""Who struck from afar where a text only says that a place was struck ("обстреляли Никополь", "drones hit Saratov").

In some wars one side alone strikes a country from afar, so a reader knows whose drones they were; the place decides.
"""

from __future__ import annotations

import sys
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from schemas.report import Actor, EventReport, Location

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FROM_AFAR = ("Air/drone strike", "Shelling/artillery/missile attack")
_UNARMED = ("Civilians", "Protesters")


def with_striker(report: EventReport) -> EventReport:
    """The report with the state that struck, and with the one that was struck, where it names neither."""
    place = report.where
    if report.sub_event_type not in _FROM_AFAR or place is None or any(a.role != "target" for a in report.actors):
        return report
    striker, struck = _sides(place, report.when.start)
    if striker is None or struck is None or {a.country for a in report.actors} - {struck, place.country, None}:
        return report
    names = _data()["names"]
    forces = Actor(
        role="perpetrator", name=f"Military Forces of {names[striker]}", actor_id=f"{striker.lower()}-forces",
        country=striker, category="State forces",
    )  # fmt: skip
    land = Actor(role="target", name=names[struck], country=struck)
    return report.model_copy(update={"actors": (forces, *(report.actors or (land,)))})


def _sides(place: Location, day: date) -> tuple[str | None, str | None]:
    """Who strikes at a place on a day, and whom; None where that is not one side's alone."""
    strikes = {s["on"]: s["by"] for s in _data()["strike"] if s["since"] <= day}
    struck = place.country
    if struck == "UKR" and _in(place, _data()["contested"]):
        struck = next((h["by"] for h in _data()["held"] if h["since"] <= day and _in(place, h)), None)
    return (strikes.get(struck), struck) if struck else (None, None)


def _in(place: Location, area: dict[str, Any]) -> bool:
    names = (place.admin1, place.name.removesuffix(" City"))
    return place.admin2 in area.get("admin2", ()) or any(name in area.get("admin1", ()) for name in names)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("services.geocode") / "strikes.toml").read_text(encoding="utf-8"))
