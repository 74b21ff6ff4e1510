"""A partition's state from its topic: the highest revision of each event, read without validating what we wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from pydantic_core import from_json

from schemas.event import STATE_VERSION, ArticleMark, EventRevision
from services.deduplicate.changes import MARK, mark_key
from services.deduplicate.gist import Gist, gist_of
from services.deduplicate.header import gist_in
from services.deduplicate.store import Gone, Store

Stored = tuple["bytes | None", "bytes | None"] | tuple["bytes | None", "bytes | None", "bytes | None"]
"""Key and value of a record, and its header `header.GIST`."""


class Restored(NamedTuple):
    """What restoring found besides the events."""

    watermark: datetime | None
    due: Iterable[tuple[str, int]]
    """Keys and the day of their last report, for expiry."""
    again: list[tuple[bytes, bytes]]
    """Records to write again, for a lower revision stands behind them."""


class NewerStateError(Exception):
    """The state was written by a later version of sitrep, and this one must not write over it."""


def restored(records: Iterable[Stored], store: Store) -> Restored:
    """Fill an empty store. Raises NewerStateError."""
    reader = _Reader(store)
    pending: list[tuple[str, bytes | None, Gist | ArticleMark | None]] = []
    for key, value, *header in records:
        if key is None:
            continue
        found = None if value is None else _ours(key, value, header[0] if header else None)
        if value is not None and found is None:
            reader.overwrite(key)
            continue
        pending.append((key.decode(), value, found))
        if found is not None and not found.more:
            for one in pending:
                reader.take(*one)
            pending.clear()
    return Restored(reader.watermark(), reader.due(), reader.again())


class _Reader:
    """Takes records one after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, tuple[int, int]] = {}
        self._ended: dict[str, bytes] = {}
        self._again: set[str] = set()
        self._watermark = ""

    def take(self, key: str, value: bytes | None, found: Gist | ArticleMark | None) -> None:
        """One record of a message that was completed."""
        if value is None or found is None:
            self._forget(key)
        elif isinstance(found, ArticleMark):
            self._again.discard(key)
            self._store.marks[found.article_id] = found
        else:
            self._take_revision(key, value, found)

    def overwrite(self, key: bytes) -> None:
        """A record that is none of ours lies last under this key: what we have there must be written again."""
        self._again.add(key.decode(errors="replace"))

    def watermark(self) -> datetime | None:
        """The latest."""
        return datetime.fromisoformat(self._watermark.replace("Z", "+00:00")) if self._watermark else None

    def due(self) -> Iterator[tuple[str, int]]:
        """When to look at each entry for expiry."""
        yield from ((i, day) for i, (_, day) in self._known.items())
        yield from ((mark_key(i), mark.published_at.toordinal()) for i, mark in self._store.marks.items())

    def again(self) -> list[tuple[bytes, bytes]]:
        """The highest revisions, and the marks, that have a lower one or a stranger's record behind them."""
        marks = {mark_key(i): mark for i, mark in self._store.marks.items()} if self._again else {}
        kept = {i: marks[i].to_bytes() for i in self._again & marks.keys()} | self._ended
        found = ((i, kept.get(i) or self._store.raw(i)) for i in sorted(self._again))
        return [(i.encode(), _complete(i, data)) for i, data in found if data is not None]

    def _take_revision(self, key: str, value: bytes, gist: Gist) -> None:
        self._watermark = max(self._watermark, gist.watermark)
        if gist.revision < self._known.get(key, _NONE)[0]:
            self._again.add(key)
            return
        self._known[key] = (gist.revision, gist.last_day)
        self._again.discard(key)
        if gist.reports:  # also where an analyst has retracted it: later reports of it still belong to it
            self._ended.pop(key, None)
            self._store.put_bytes(key, value, gist)
        else:
            self._ended[key] = value
            self._store.end(key, Gone(gist.revision, gist.last_day))

    def _forget(self, key: str) -> None:
        if key.startswith("article:"):
            self._store.marks.pop(key.removeprefix("article:"), None)
            return
        self._known.pop(key, None)
        self._ended.pop(key, None)
        self._again.discard(key)
        self._store.end(key, None)


def _ours(key: bytes, value: bytes, header: bytes | None) -> Gist | ArticleMark | None:
    """What a record says; None for what only a stranger can have written. Raises NewerStateError."""
    if header is not None and (gist := gist_in(header, value)) is not None:
        return gist
    try:
        found = ArticleMark.read(value) if key.startswith(MARK) else gist_of(value)
    except ValueError:
        _refuse_newer(_version(value))
        return None
    _refuse_newer(found.state_version)
    return found


def _version(value: bytes) -> object:
    """Of a record that we cannot read; its shape may be of a later version."""
    try:
        data = from_json(value)
    except ValueError:
        return None
    return data.get("state_version") if isinstance(data, dict) else None


def _refuse_newer(version: object) -> None:
    if isinstance(version, int) and version > STATE_VERSION:
        raise NewerStateError(f"the state is of version {version}, and this sitrep reads up to {STATE_VERSION}")


def _complete(key: str, data: bytes) -> bytes:
    """A record of its own, which no further one follows."""
    model = ArticleMark if key.startswith(MARK.decode()) else EventRevision
    return model.read(data).model_copy(update={"more": False}).to_bytes()


_NONE = (0, 0)
