"""What a reader of the map asks to be corrected, as a Correction. Pure: the server sends it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from pydantic import ValidationError

from schemas.event import ConflictEvent, Correction
from schemas.report import Location, Relation

_OURS = ("correction_id", "theatre", "event_id", "at")
_PRECISE_M = 5_000


class CorrectionError(ValueError):
    """The form is not filled in right; says which field and what is wrong with it."""


def correction(body: bytes, event: ConflictEvent, now: datetime) -> Correction:
    """A form's JSON as the correction of this event.

    Its fields are those of Correction; `where` needs a name, latitude, longitude (degrees) and uncertainty_m only.
    Raises CorrectionError.
    """
    try:
        said = json.loads(body)
        asked: dict[str, Any] = {k: v for k, v in said.items() if k not in _OURS and v not in (None, "", [])}
    except (ValueError, AttributeError, RecursionError):
        raise CorrectionError("the form is no JSON object") from None
    asked = {**asked, "theatre": event.theatre, "event_id": event.event_id, "at": now, "correction_id": uuid4().hex}
    try:
        if isinstance(place := asked.get("where"), dict):
            asked["where"] = _location(place, event, str(asked.get("by", "")))
        made = Correction.model_validate(asked)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise CorrectionError(f"{'.'.join(map(str, first['loc'])) or 'form'}: {first['msg']}") from None
    if made.action == "set" and not (made.sub_event_type or made.where or made.when_start):
        raise CorrectionError("nothing is set: a place, a type or a date")
    return made


def _location(place: dict[str, Any], event: ConflictEvent, by: str) -> Location:
    """The analyst's own point; what the gazetteer said of the old one (its regions, its ids) does not hold of it."""
    within = place.get("uncertainty_m")
    return Location.model_validate({
        "name": place.get("name"), "written": place.get("name"), "latitude": place.get("latitude"),
        "longitude": place.get("longitude"), "uncertainty_m": within, "feature": "place",
        "geo_precision": 1 if isinstance(within, (int, float)) and within <= _PRECISE_M else 2,
        "country": event.where.country if event.where else None, "relation": Relation(), "method": "analyst",
        "score": 1.0, "reason": f"set by {by}",
    })  # fmt: skip
