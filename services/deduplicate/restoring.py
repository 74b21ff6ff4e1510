"""A partition's state from its topic: the highest revision of each event, read without validating what we wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic_core import from_json

from schemas.event import STATE_VERSION, ArticleMark, EventRevision, MemberReport
from services.deduplicate.changes import MARK, mark_key
from services.deduplicate.features import COARSE_RADIUS_M, Kept, Spot, features_of
from services.deduplicate.store import Gone, Index, Store

Pair = tuple["bytes | None", "bytes | None"]
"""Key and value of a record."""


_EVENT = frozenset(name for name, field in EventRevision.model_fields.items() if field.is_required())
_MARK = frozenset(name for name, field in ArticleMark.model_fields.items() if field.is_required())


class Restored(NamedTuple):
    """What restoring found besides the events."""

    watermark: datetime | None
    due: list[tuple[str, int]]
    """Keys and the day of their last report, for expiry."""
    again: list[tuple[bytes, bytes]]
    """Records to write again, for a lower revision stands behind them."""


class NewerStateError(Exception):
    """The state was written by a later version of sitrep, and this one must not write over it."""


def restored(records: Iterable[Pair], store: Store) -> Restored:
    """Fill an empty store. Raises NewerStateError."""
    reader = _Reader(store)
    pending: list[tuple[str, bytes | None, Any]] = []
    for key, value in records:
        if key is None:
            continue
        data = None if value is None else _ours(value)
        if value is not None and data is None:
            reader.overwrite(key)
            continue
        pending.append((key.decode(), value, data))
        if data is not None and not data.get("more", False):
            for one in pending:
                reader.take(*one)
            pending.clear()
    return Restored(reader.watermark(), reader.due(), reader.again())


class _Reader:
    """Takes records one after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._revisions: dict[str, int] = {}
        self._ended: dict[str, bytes] = {}
        self._again: set[str] = set()
        self._watermark = ""

    def take(self, key: str, value: bytes | None, data: Any) -> None:
        """One record of a message that was completed."""
        if value is None:
            self._forget(key)
        elif "slots" not in data:
            self._again.discard(key)
            self._store.marks[data["article_id"]] = ArticleMark.model_validate_json(value, extra="ignore")
        else:
            self._take_revision(key, value, data)

    def overwrite(self, key: bytes) -> None:
        """A record that is none of ours lies last under this key: what we have there must be written again."""
        self._again.add(key.decode(errors="replace"))

    def watermark(self) -> datetime | None:
        """The latest."""
        return datetime.fromisoformat(self._watermark.replace("Z", "+00:00")) if self._watermark else None

    def due(self) -> list[tuple[str, int]]:
        """When to look at each entry for expiry."""
        store = self._store
        marks = ((mark_key(i), mark.published_at.toordinal()) for i, mark in store.marks.items())
        ended = ((i, gone.last_day) for i, gone in store.gone.items())
        return [*store.last_days(), *ended, *marks]

    def again(self) -> list[tuple[bytes, bytes]]:
        """The highest revisions, and the marks, that have a lower one or a stranger's record behind them."""
        marks = {mark_key(i): mark for i, mark in self._store.marks.items()} if self._again else {}
        kept = {i: marks[i].to_bytes() for i in self._again & marks.keys()} | self._ended
        found = ((i, kept.get(i) or self._store.raw(i)) for i in sorted(self._again))
        return [(i.encode(), _complete(i, data)) for i, data in found if data is not None]

    def _take_revision(self, key: str, value: bytes, data: dict[str, Any]) -> None:
        self._watermark = max(self._watermark, data["watermark"])
        if data["revision"] < self._revisions.get(key, 0):
            self._again.add(key)
            return
        self._revisions[key] = data["revision"]
        self._again.discard(key)
        if data["members"]:  # also where an analyst has retracted it: later reports of it still belong to it
            self._ended.pop(key, None)
            self._store.put_bytes(value, index_of(data, self._store))
        else:
            self._ended[key] = value
            self._store.end(key, Gone(data["revision"], _day(data["last_reported_at"])))

    def _forget(self, key: str) -> None:
        if key.startswith("article:"):
            self._store.marks.pop(key.removeprefix("article:"), None)
            return
        self._revisions.pop(key, None)
        self._ended.pop(key, None)
        self._again.discard(key)
        self._store.end(key, None)


def _ours(value: bytes) -> Any:
    """A record's JSON; None for what only a stranger can have written, which is passed over. Raises NewerStateError."""
    try:
        data = from_json(value, cache_strings="keys")
    except ValueError:
        return None
    version = data.get("state_version", 1) if isinstance(data, dict) else 1
    if isinstance(version, int) and version > STATE_VERSION:
        raise NewerStateError(f"the state is of version {version}, and this sitrep reads up to {STATE_VERSION}")
    return data if isinstance(data, dict) and (data.keys() >= _EVENT or data.keys() >= _MARK) else None


def _complete(key: str, data: bytes) -> bytes:
    """A record of its own, which no further one follows."""
    model = ArticleMark if key.startswith(MARK.decode()) else EventRevision
    return model.read(data).model_copy(update={"more": False}).to_bytes()


def index_of(data: dict[str, Any], store: Store) -> Index:
    """What the indexes need, from a revision's JSON."""
    theatre = store.theatre(data["theatre"])
    reports = tuple((report["report_id"], report["article_id"], kept) for report, kept in _kept(data))
    kept = tuple(i for c in data["corrections"] for i in (c["correction_id"], c.get("undoes")) if i is not None)
    return Index(data["event_id"], theatre, _day(data["last_reported_at"]), reports, kept)


def _kept(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Kept]]:
    for member in data["members"]:
        report = member["report"]
        places = [p for p in (report["where"], *report["more_places"]) if p is not None]
        spots = tuple(Spot(p["latitude"], p["longitude"], p["uncertainty_m"]) for p in places)
        if any(s.radius_m <= COARSE_RADIUS_M for s in spots):
            killed = report["casualties"]["killed"]
            days = _day(report["when"]["start"]), _day(report["when"]["end"])
            yield report, Kept(spots, *days, killed["best"] if killed else None)
        else:
            full = features_of(MemberReport.model_validate(member, strict=False), data["theatre"])
            yield report, full.kept


def _day(text: str) -> int:
    return date(int(text[:4]), int(text[5:7]), int(text[8:10])).toordinal()
