"""Building a Correction of an event, and sending it: for `sitrep correct` and the map's form."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timezone
from typing import Any, NamedTuple

from pydantic import ValidationError

from schemas.event import ConflictEvent, Correction, EventRevision
from schemas.report import Location
from schemas.taxonomy import EVENT_TYPE_OF
from schemas.topics import CORRECTIONS, full_name
from services.runtime.clients import producer
from services.runtime.settings import Settings

_METHOD = "analyst"
_DEFAULT_RADIUS_M = 1_000.0


class CorrectionError(ValueError):
    """Why a correction cannot be made, in words for the analyst."""


class Change(NamedTuple):
    """What an analyst wants: a place, type and date together, or one of the others alone."""

    where: Location | None = None
    sub_event_type: str | None = None
    dates: str | None = None
    """A day, or first and last day with ".." between: 2025-07-20..2025-07-22."""
    merge_with: str | None = None
    split_reports: tuple[str, ...] = ()
    retract: bool = False
    undoes: str | None = None


def correction_of(
    event: EventRevision | ConflictEvent, change: Change, by: str, why: str, at: datetime | None = None
) -> Correction:
    """The correction; its id is a function of what it says. Raises CorrectionError."""
    start, end = _days(change.dates) if change.dates else (None, None)
    fields = {
        "theatre": event.theatre, "event_id": event.event_id, "action": _action(change), "where": change.where,
        "sub_event_type": _type(change.sub_event_type), "when_start": start, "when_end": end,
        "merge_with": change.merge_with, "split_reports": change.split_reports, "undoes": change.undoes,
        "by": by.strip(), "why": why.strip(), "at": at or datetime.now(timezone.utc),
    }  # fmt: skip
    try:
        said = Correction(correction_id="0", **fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise CorrectionError(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from None
    return said.model_copy(update={"correction_id": hashlib.sha256(said.to_bytes()).hexdigest()[:32]})


def send(settings: Settings, correction: Correction) -> None:
    """Write it to `conflict.corrections.v1`, and wait until the broker has it. Raises kafka.errors.KafkaError."""
    with producer(settings) as broker:
        topic = full_name(CORRECTIONS, settings.namespace)
        broker.send(topic, key=correction.theatre.encode(), value=correction.to_bytes()).get(timeout=30)


def location_of(place: str, event: EventRevision | ConflictEvent) -> Location:
    """A place of the gazetteer by its name, or "latitude,longitude[,radius in km]". Raises CorrectionError."""
    numbers = place.split(",")
    if 2 <= len(numbers) <= 3 and all(_is_number(n) for n in numbers):
        return _point(*(float(n) for n in numbers), near=_where(event))
    return _named(place, _where(event))


def _action(change: Change) -> str:
    wanted = {
        "set": bool(change.where or change.sub_event_type or change.dates), "merge": bool(change.merge_with),
        "split": bool(change.split_reports), "retract": change.retract, "undo": bool(change.undoes),
    }  # fmt: skip
    actions = [name for name, is_wanted in wanted.items() if is_wanted]
    if len(actions) != 1:
        raise CorrectionError("say one thing: a place, type or date; or a merge, a split, a retraction, or an undo")
    return actions[0]


def _type(name: str | None) -> str | None:
    by_name = {known.lower(): known for known in EVENT_TYPE_OF}
    if name is not None and name.lower() not in by_name:
        raise CorrectionError(f"{name!r} is no sub-event type; they are {', '.join(EVENT_TYPE_OF)}")
    return by_name[name.lower()] if name else None


def _days(dates: str) -> tuple[date, date]:
    first, _, last = dates.partition("..")
    try:
        start, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        raise CorrectionError(f"{dates!r} is no date: 2025-07-20, or 2025-07-20..2025-07-22") from None
    if end < start:
        raise CorrectionError(f"{dates!r} ends before it starts")
    return start, end


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _where(event: EventRevision | ConflictEvent) -> Location | None:
    return event.slots.where if isinstance(event, EventRevision) else event.where


def _point(latitude: float, longitude: float, radius_km: float | None = None, *, near: Location | None) -> Location:
    """A point without a name keeps the names of the areas that the event was in, which an analyst looks at anyway."""
    radius = radius_km * 1000 if radius_km is not None else _DEFAULT_RADIUS_M
    name = f"{latitude:.4f}, {longitude:.4f}"
    try:
        return Location(
            name=name, written=name, latitude=latitude, longitude=longitude, geo_precision=1 if radius <= 5_000 else 2,
            uncertainty_m=radius, feature="point", country=near.country if near else None, method=_METHOD, score=1.0,
            reason="set by an analyst",
        )  # fmt: skip
    except ValidationError:
        raise CorrectionError(f"{name} is no point on Earth: latitude, longitude in degrees, radius in km") from None


def _named(name: str, near: Location | None) -> Location:
    from services.geocode.gazetteer import Gazetteer
    from services.geocode.gazetteer.explain import explain

    gazetteer = Gazetteer.open()
    _, found = explain(gazetteer, name, near.name if near else None, None, 5)
    exact = [(candidate, place) for candidate, place, _, _ in found if candidate.method in ("exact", "alternate")]
    if not exact:
        raise CorrectionError(f"no place is called {name!r} exactly: `sitrep gazetteer find` shows what is near it")
    place: Any = exact[0][1]
    return Location(
        name=place.name, written=name, latitude=place.latitude, longitude=place.longitude, geo_precision=1,
        uncertainty_m=place.uncertainty_m, feature=place.feature, country=place.country, admin1=place.admin1,
        admin2=place.admin2, admin3=place.admin3, ids={"geonames": place.geonames, "katottg": place.katottg},
        method=_METHOD, score=1.0, reason="set by an analyst", gazetteer_version=gazetteer.version,
    )  # fmt: skip
