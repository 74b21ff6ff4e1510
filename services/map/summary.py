"""An event as the map and its list need it: a row without names of fields, for tens of thousands are sent at once."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from schemas.event import ConflictEvent
from schemas.report import Actor, Location
from services.export.sides import sides

EPOCH = date(1970, 1, 1)
_DEGREES = 4  # decimals: about 10 m


FIELDS = (
    "id", "type", "sub", "status", "confidence", "by", "on", "mutual", "sources", "firstDay", "lastDay", "reported",
    "killed", "corrected", "place", "country", "lat", "lon", "radius", "relation", "area",
)  # fmt: skip
"""What a row holds. Days are counted since 1970, `reported` is seconds since then; degrees, metres.

`by` and `on` are sides; `mutual` and `corrected` are 0 or 1; from `place` on there is nothing where no place is known.
"""


def row(event: ConflictEvent) -> list[Any]:
    """What is drawn, listed and filtered by, in the order of FIELDS."""
    by, on = sides(event)
    return [
        event.event_id,
        event.event_type,
        event.sub_event_type,
        event.status,
        round(event.confidence, 2),
        list(dict.fromkeys(map(_side, by))),
        list(dict.fromkeys(map(_side, on))),
        int(any(actor.role == "participant" for actor in event.actors)),
        event.independent_sources,
        (event.when.start - EPOCH).days,
        (event.when.end - EPOCH).days,
        int(event.last_reported_at.timestamp()),
        event.casualties.killed.best if event.casualties.killed else None,
        int(bool(event.corrections)),
        *(_place(event.where) if event.where else ()),
    ]


def _side(actor: Actor) -> str:
    return "civilians" if actor.category == "Civilians" else actor.country or actor.name


def _place(where: Location) -> list[Any]:
    degrees = (round(where.latitude, _DEGREES), round(where.longitude, _DEGREES))
    made = [where.name, where.country, *degrees, round(where.uncertainty_m), where.relation.kind]
    area = where.relation.area
    return [*made, _rounded(area["coordinates"])] if area and area.get("type") == "Polygon" else made


def _rounded(rings: Any) -> list[list[list[float]]]:
    return [[[round(x, _DEGREES), round(y, _DEGREES)] for x, y, *_ in ring] for ring in rings]


def encoded(made: object) -> bytes:
    """JSON on one line, without needless spaces."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
