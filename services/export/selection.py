"""Which events go into a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schemas.event import ConflictEvent


@dataclass(frozen=True)
class Selection:
    """What an event must be; an empty one takes all."""

    since: date | None = None
    until: date | None = None
    """Both days included; an event whose dates touch the range is in it."""
    bbox: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees; west > east crosses the antimeridian."""
    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-3, of the place."""
    types: frozenset[str] = frozenset()
    """Event types or sub-event types, lower case."""

    def __contains__(self, event: ConflictEvent) -> bool:
        when, where = event.when, event.where
        return (
            (self.since is None or when.end >= self.since)
            and (self.until is None or when.start <= self.until)
            and (not self.countries or (where is not None and where.country in self.countries))
            and (not self.types or not self.types.isdisjoint({event.event_type.lower(), event.sub_event_type.lower()}))
            and (self.bbox is None or (where is not None and _inside(where.longitude, where.latitude, self.bbox)))
        )


def _inside(longitude: float, latitude: float, bbox: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bbox
    across = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
    return across and south <= latitude <= north
