"""Events as GeoJSON (RFC 7946): one feature an event, with flat properties, as QGIS and GeoPandas show them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from schemas.event import ConflictEvent
from services.export.flat import Column, flat


def feature(event: ConflictEvent) -> dict[str, Any]:
    """A point where the event is said to have happened; its geometry is null where no place is known."""
    where = event.where
    point = {"type": "Point", "coordinates": [where.longitude, where.latitude]} if where else None
    properties = {name: _json(value) for name, value in flat(event).items()}
    return {"type": "Feature", "id": event.event_id, "geometry": point, "properties": properties}


def _json(value: Column) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value


def lines(events: Iterable[ConflictEvent]) -> Iterator[str]:
    """A FeatureCollection, one feature a line, written as the events come."""
    yield '{"type": "FeatureCollection", "features": ['
    comma = ""
    for event in events:
        yield comma + json.dumps(feature(event), ensure_ascii=False)
        comma = ","
    yield "]}"
