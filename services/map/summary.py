"""An event as the map and its list need it: small, for tens of thousands are sent at once."""

from __future__ import annotations

import json
from typing import Any

from schemas.event import ConflictEvent
from schemas.report import Actor, Location
from services.export.sides import sides

_DEGREES = 4  # decimals: about 10 m


def summary(event: ConflictEvent) -> dict[str, Any]:
    """What is drawn, listed and filtered by. Times are seconds since 1970; places are degrees, radii metres."""
    by, on = sides(event)
    return {
        "id": event.event_id,
        "revision": event.revision,
        "change": event.change,
        "type": event.event_type,
        "sub": event.sub_event_type,
        "status": event.status,
        "confidence": round(event.confidence, 2),
        "by": list(dict.fromkeys(map(_side, by))),
        "on": list(dict.fromkeys(map(_side, on))),
        "mutual": any(actor.role == "participant" for actor in event.actors),
        "sources": event.independent_sources,
        "reports": event.reports_total,
        "start": event.when.start.isoformat(),
        "end": event.when.end.isoformat(),
        "reported": int(event.last_reported_at.timestamp()),
        "killed": event.casualties.killed.best if event.casualties.killed else None,
        "corrected": bool(event.corrections),
        **(_place(event.where) if event.where else {}),
    }


def _side(actor: Actor) -> str:
    return "civilians" if actor.category == "Civilians" else actor.country or actor.name


def _place(where: Location) -> dict[str, Any]:
    made = {
        "place": where.name,
        "country": where.country,
        "lat": round(where.latitude, _DEGREES),
        "lon": round(where.longitude, _DEGREES),
        "radius": round(where.uncertainty_m),
        "relation": where.relation.kind,
    }
    area = where.relation.area
    return {**made, "area": _rounded(area["coordinates"])} if area and area.get("type") == "Polygon" else made


def _rounded(rings: Any) -> list[list[list[float]]]:
    return [[[round(x, _DEGREES), round(y, _DEGREES)] for x, y, *_ in ring] for ring in rings]


def encoded(made: dict[str, Any]) -> bytes:
    """JSON on one line, without needless spaces."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
