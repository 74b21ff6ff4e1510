"""Events in the shape of ACLED's CSV exports.

Columns and their order: ACLED's data export of 2024 and its codebook of 2023. HXL tags: the Humanitarian Exchange
Language standard 1.1. What ACLED does not have (confidence, status, revision) is in `tags`.
"""

from __future__ import annotations

from schemas.event import ConflictEvent
from services.export.cells import cell
from services.export.countries import Country, countries
from services.export.figures import by_party, fatalities, in_words
from services.export.sides import Side, interaction, sides

_HXL = {
    "event_id_cnty": "#event+id", "event_date": "#date+occurred", "year": "#date+year",
    "time_precision": "#date+precision", "disorder_type": "#event+disorder", "event_type": "#event+type",
    "sub_event_type": "#event+subtype", "actor1": "#group+name+first", "assoc_actor_1": "#group+assoc+first",
    "inter1": "#group+type+first", "actor2": "#group+name+second", "assoc_actor_2": "#group+assoc+second",
    "inter2": "#group+type+second", "interaction": "#event+interaction", "civilian_targeting": "#event+civilian",
    "iso": "#country+code+num", "region": "#region+name", "country": "#country+name", "admin1": "#adm1+name",
    "admin2": "#adm2+name", "admin3": "#adm3+name", "location": "#loc+name", "latitude": "#geo+lat",
    "longitude": "#geo+lon", "geo_precision": "#geo+precision", "source": "#meta+source",
    "source_scale": "#meta+source+scale", "notes": "#description", "fatalities": "#affected+killed",
    "tags": "#meta+tags", "timestamp": "#date+updated+timestamp",
}  # fmt: skip

COLUMNS: tuple[str, ...] = tuple(_HXL)
HXL_ROW: tuple[str, ...] = tuple(_HXL.values())
"""The optional second line of the file."""

_DISORDER = {"Protests": "Demonstrations", "Strategic developments": "Strategic developments"}
_DISORDER_OF_SUB_TYPE = {
    "Violent demonstration": "Demonstrations",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
_NOWHERE = Country(0, "", "")

Value = str | int | float | None


def row(event: ConflictEvent) -> tuple[Value, ...]:
    """The event's cells in the order of COLUMNS; text is made harmless for spreadsheets."""
    made = {**_what(event), **_who(event), **_where(event), **_told(event)}
    return tuple(cell(value) if isinstance(value := made[name], str) else value for name in COLUMNS)


def _what(event: ConflictEvent) -> dict[str, Value]:
    return {
        "event_id_cnty": event.event_id,
        "event_date": event.when.start.isoformat(),
        "year": event.when.start.year,
        "time_precision": event.when.precision,
        "disorder_type": _DISORDER_OF_SUB_TYPE.get(event.sub_event_type)
        or _DISORDER.get(event.event_type, "Political violence"),
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
    }


def _who(event: ConflictEvent) -> dict[str, Value]:
    one, two = sides(event)
    first, second = (side[0].category if side else None for side in (one, two))
    targeted = any(a.category in ("Civilians", "Protesters") for a in two)
    return {
        "actor1": _first(one), "assoc_actor_1": _rest(one), "inter1": first or "",
        "actor2": _first(two), "assoc_actor_2": _rest(two), "inter2": second or "",
        "interaction": interaction(first, second),
        "civilian_targeting": "Civilian targeting" if targeted else "",
    }  # fmt: skip


def _first(side: Side) -> str:
    return side[0].name if side else ""


def _rest(side: Side) -> str:
    return "; ".join(actor.name for actor in side[1:])


def _where(event: ConflictEvent) -> dict[str, Value]:
    where = event.where
    country = countries().get(where.country or "", _NOWHERE) if where else _NOWHERE
    return {
        "iso": country.iso if country.name else None,
        "region": country.region,
        "country": country.name,
        "admin1": (where and where.admin1) or "",
        "admin2": (where and where.admin2) or "",
        "admin3": (where and where.admin3) or "",
        "location": where.name if where else "",
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "geo_precision": where.geo_precision if where else None,
    }


def _told(event: ConflictEvent) -> dict[str, Value]:
    tags = {"status": event.status, "confidence": f"{event.confidence:.2f}", "revision": event.revision,
            "sources": event.independent_sources}  # fmt: skip
    if event.where is not None:
        tags["uncertainty_m"] = round(event.where.uncertainty_m)
    return {
        "source": "; ".join(dict.fromkeys(report.source.name for report in event.reports)),
        "source_scale": "",
        "notes": notes(event),
        "fatalities": fatalities(event),
        "tags": "; ".join(f"{name}={value}" for name, value in tags.items()),
        "timestamp": int(event.last_reported_at.timestamp()),
    }


def notes(event: ConflictEvent) -> str:
    """What happened in the first report's words, then the figures, each party's own, who claims, who corrected."""
    parts = [event.reports[0].evidence.text] if event.reports else []
    total = in_words(event.casualties)
    parts += [f"Casualties: {total}."] if total else []
    parts += [f"By party: {'; '.join(told)}."] if (told := by_party(event)) else []
    parts += [f"{c.claimant} {c.stance}{f' (via {c.via})' if c.via else ''}." for c in event.claims]
    parts += [f"Corrected by {c.by}: {c.field} ({c.why})." for c in event.corrections]
    return " ".join(parts)
