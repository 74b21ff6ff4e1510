"""An event as one flat row of typed columns: properties of a GeoJSON feature, columns of a Parquet file."""

from __future__ import annotations

import json
from datetime import date, datetime

from schemas.event import ConflictEvent
from services.export.figures import KINDS, fatalities
from services.export.sides import sides

Column = str | int | float | date | datetime | None

TYPES: dict[str, type] = {
    "event_id": str, "revision": int, "change": str, "status": str, "confidence": float, "event_type": str,
    "sub_event_type": str, "start": date, "end": date, "time_precision": int, "actor1": str, "actor2": str,
    "place": str, "country": str, "admin1": str, "admin2": str, "admin3": str, "latitude": float, "longitude": float,
    "geo_precision": int, "uncertainty_m": float, "relation": str, "fatalities": int,
    "killed_low": int, "killed_best": int, "killed_high": int, "injured_low": int, "injured_best": int,
    "injured_high": int, "captured_low": int, "captured_best": int, "captured_high": int,
    "casualties_by_party": str, "means": str, "independent_sources": int, "reports_total": int,
    "first_reported_at": datetime, "last_reported_at": datetime, "corrections": str, "quote": str,
    "url": str, "plover": str, "cameo": str, "ucdp": int,
}  # fmt: skip
"""Columns in their order, with their types; lists are joined by "; ", `casualties_by_party` is JSON."""


def flat(event: ConflictEvent) -> dict[str, Column]:
    """The event's columns, as TYPES has them; None where nothing is known."""
    made: dict[str, Column] = {**_itself(event), **_place(event), **_counts(event), **_reports(event)}
    return {name: made[name] for name in TYPES}


def _itself(event: ConflictEvent) -> dict[str, Column]:
    same = ("event_id", "revision", "change", "status", "confidence", "event_type", "sub_event_type",
            "independent_sources", "reports_total", "first_reported_at", "last_reported_at")  # fmt: skip
    by, on = ("; ".join(actor.name for actor in side) or None for side in sides(event))
    return {
        **{name: getattr(event, name) for name in same},
        "start": event.when.start, "end": event.when.end, "time_precision": event.when.precision,
        "actor1": by, "actor2": on, "means": "; ".join(event.means) or None,
        "corrections": "; ".join(f"{c.field} by {c.by}: {c.why}" for c in event.corrections) or None,
        "plover": event.codes.plover.event, "cameo": event.codes.cameo, "ucdp": event.codes.ucdp,
    }  # fmt: skip


def _place(event: ConflictEvent) -> dict[str, Column]:
    same = ("country", "admin1", "admin2", "admin3", "latitude", "longitude", "geo_precision", "uncertainty_m")
    where = event.where
    return {
        **{name: getattr(where, name) if where else None for name in same},
        "place": where.name if where else None,
        "relation": where.relation.kind if where else None,
    }


def _counts(event: ConflictEvent) -> dict[str, Column]:
    made: dict[str, Column] = {"fatalities": fatalities(event)}
    for kind in KINDS:
        count = getattr(event.casualties, kind)
        made |= {f"{kind}_{end}": getattr(count, end) if count else None for end in ("low", "best", "high")}
    told = [p.model_dump(mode="json", exclude_none=True) for p in event.casualties_by_party]
    return {**made, "casualties_by_party": json.dumps(told, ensure_ascii=False) if told else None}


def _reports(event: ConflictEvent) -> dict[str, Column]:
    first = event.reports[0] if event.reports else None
    return {"quote": first.evidence.text if first else None, "url": first.url if first else None}
