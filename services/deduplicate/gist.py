"""What restoring and the indexes need of a revision, read from its JSON without making the whole record.

Parsing checks that all of it is JSON; only what is named here becomes objects, and only that is checked for its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic_core import CoreSchema, SchemaValidator
from pydantic_core import core_schema as cs

from schemas.event import AppliedCorrection, EventRevision
from schemas.report import Actor
from services.deduplicate.features import (
    SETTLEMENTS,
    Features,
    Kept,
    Spot,
    clues_of,
    entry_of,
    is_placed,
    low_bytes,
    names_a_day,
    parties_of,
)


class Told(NamedTuple):
    """What the indexes keep of one report."""

    report_id: str
    article_id: str
    kept: Kept


class Gist(NamedTuple):
    """A revision as far as it is needed while it is not decoded."""

    event_id: str
    theatre: str
    revision: int
    last_day: int
    """Proleptic ordinal of its last report's publication."""
    watermark: str
    more: bool
    state_version: int
    reports: list[Told]
    corrections: list[str]
    """Ids of the corrections that it keeps, and of those undone."""


def gist_from(revision: EventRevision, features: Sequence[Features]) -> Gist:
    """What `gist_of` its JSON says, from the features of its reports."""
    return Gist(
        revision.event_id, revision.theatre, revision.revision, revision.last_reported_at.toordinal(),
        revision.watermark.isoformat().replace("+00:00", "Z"), revision.more, revision.state_version,
        [Told(f.report_id, f.article_id, f.kept) for f in features], list(corrections_in(revision.corrections)),
    )  # fmt: skip


def corrections_in(entries: Iterable[AppliedCorrection]) -> tuple[str, ...]:
    """The ids of corrections and of what they undid."""
    return tuple(i for c in entries for i in (c.correction_id, c.undoes) if i is not None)


def gist_of(value: bytes) -> Gist:
    """Raises ValueError where it is no JSON of a revision."""
    data = _REVISION.validate_json(value)
    corrections = [i for c in data["corrections"] for i in (c["correction_id"], c["undoes"]) if i is not None]
    return Gist(
        data["event_id"], data["theatre"], data["revision"], _day(data["last_reported_at"][:10]), data["watermark"],
        data["more"], data["state_version"], [_told(member["report"], value) for member in data["members"]],
        corrections,
    )  # fmt: skip


def _told(report: dict[str, Any], value: bytes) -> Told:
    when = report["when"]
    killed, injured, captured = (_best(report["casualties"][kind]) for kind in _CASUALTIES)
    places = [place for place in (report["where"], *report["more_places"]) if place]
    spots = [_spot(place) for place in places]
    entry = entry_of(_id(places[0])) if len(spots) == 1 else 0
    named = [name for p in places if p["feature"] in SETTLEMENTS for name in (p["name"], p["written"])]
    quote = "" if is_placed(spots) else report["evidence"]["text"]
    first, last = _day(when["start"][:10]), _day(when["end"][:10])
    dated = names_a_day(first, last, is_told=when["text"] is not None)
    clues = clues_of(named, quote, injured, captured)
    kept = Kept(tuple(spots), first, last, killed, report["sub_event_type"], dated, entry, clues)
    if not is_placed(spots):
        kept = _unplaced(kept, report["report_id"], value)
    return Told(report["report_id"], report["article_id"], kept)


def _best(count: dict[str, int] | None) -> int | None:
    return count["best"] if count else None


def _spot(place: dict[str, Any]) -> Spot:
    return Spot(place["latitude"], place["longitude"], place["uncertainty_m"])


def _id(place: dict[str, Any]) -> int | str | None:
    ids: dict[str, int | str | None] = place["ids"]
    return ids["geonames"] or ids["katottg"]


def _unplaced(kept: Kept, report_id: str, value: bytes) -> Kept:
    """With what a report without a usable place is found by; read for itself, for few need it."""
    members = _UNPLACED.validate_json(value)["members"]
    member = next(m for m in members if m["report"]["report_id"] == report_id)
    actors = [Actor.model_construct(None, **actor) for actor in member["report"]["actors"]]
    return kept._replace(signature=low_bytes(member["signature"]), parties=parties_of(actors))


@lru_cache(maxsize=1024)
def _day(date_: str) -> int:
    return date.fromisoformat(date_).toordinal()


def _some(**fields: CoreSchema) -> CoreSchema:
    """An object of which only these fields are read."""
    named = {name: cs.typed_dict_field(schema) for name, schema in fields.items()}
    return cs.typed_dict_schema(named, extra_behavior="ignore")


def _or(schema: CoreSchema, default: Any = None) -> CoreSchema:
    return cs.with_default_schema(cs.nullable_schema(schema) if default is None else schema, default=default)


def _list(schema: CoreSchema) -> CoreSchema:
    return cs.with_default_schema(cs.list_schema(schema), default=[])


_STR, _INT, _FLOAT = cs.str_schema(), cs.int_schema(), cs.float_schema()
_IDS = _some(geonames=_or(_INT), katottg=_or(_STR))
_NO_IDS = {"geonames": None, "katottg": None}
_CASUALTIES = ("killed", "injured", "captured")
_COUNT = _or(_some(best=_INT))
_PLACE = _some(
    name=_STR, written=_STR, feature=_or(_STR), latitude=_FLOAT, longitude=_FLOAT, uncertainty_m=_FLOAT,
    ids=_or(_IDS, _NO_IDS),
)  # fmt: skip
_REPORT = _some(
    report_id=_STR, article_id=_STR, sub_event_type=_STR, when=_some(start=_STR, end=_STR, text=_or(_STR)),
    where=_or(_PLACE), more_places=_list(_PLACE), evidence=_some(text=_STR),
    casualties=_or(_some(killed=_COUNT, injured=_COUNT, captured=_COUNT), dict.fromkeys(_CASUALTIES)),
)  # fmt: skip
_REVISION = SchemaValidator(_some(
    event_id=_STR, theatre=_STR, revision=_INT, change=_STR, slots=_some(), first_reported_at=_STR,
    last_reported_at=_STR, watermark=_STR, members=_list(_some(report=_REPORT)),
    corrections=_list(_some(correction_id=_STR, undoes=_or(_STR))), more=_or(cs.bool_schema(), False),
    state_version=_or(_INT, 1),
))  # fmt: skip
_ACTOR = _some(role=_STR, name=_STR, actor_id=_or(_STR), country=_or(_STR), category=_or(_STR))
_UNPLACED = SchemaValidator(_some(members=_list(_some(
    signature=_or(_STR), report=_some(report_id=_STR, actors=_list(_ACTOR)),
))))  # fmt: skip
