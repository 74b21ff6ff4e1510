"""A partition's state from its topic: the highest revision of each event, read without validating what we wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from pydantic_core import from_json

from schemas.event import STATE_VERSION, ArticleMark, EventRevision
from services.deduplicate.changes import MARK, mark_key
from services.deduplicate.gist import gist_of
from services.deduplicate.header import Head, filed_in, head_in, is_of, packed
from services.deduplicate.store import Gone, Store

Stored = tuple["bytes | None", "bytes | None"] | tuple["bytes | None", "bytes | None", "bytes | None"]
"""Key and value of a record, and its header `header.GIST`."""

Found = Head | ArticleMark
"""What a record says."""


class Restored(NamedTuple):
    """What restoring found besides the events."""

    watermark: datetime | None
    due: Mapping[int, list[str]]
    """Keys by the day of their last report, for expiry."""
    again: list[tuple[bytes, bytes]]
    """Records to write again, for a lower revision stands behind them."""


class NewerStateError(Exception):
    """The state was written by a later version of sitrep, and this one must not write over it."""


def restored(records: Iterable[Stored], store: Store) -> Restored:
    """Fill an empty store. Raises NewerStateError."""
    reader = _Reader(store)
    pending: list[tuple[str, bytes | None, Found | None]] = []
    for key, value, *header in records:
        if key is None:
            continue
        found = None if value is None else _ours(key, value, header[0] if header else None)
        if value is not None and found is None:
            reader.overwrite(key)
            continue
        if found is not None and not found.more:
            for one in pending:
                reader.take(*one)
            pending.clear()
            reader.take(key.decode(), value, found)
        else:
            pending.append((key.decode(), value, found))
    again = reader.again()
    return Restored(reader.watermark(), reader.finish(), again)


class _Reader:
    """Takes records one after the other. Only of the revisions that are left in the end the reports are looked at."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: dict[str, bytes] = {}  # headers of the highest revisions
        self._again: set[str] = set()
        self._watermark = ""

    def take(self, key: str, value: bytes | None, found: Found | None) -> None:
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

    def again(self) -> list[tuple[bytes, bytes]]:
        """The highest revisions, and the marks, that have a lower one or a stranger's record behind them."""
        marks = {mark_key(i): mark for i, mark in self._store.marks.items()} if self._again else {}
        kept = {i: marks[i].to_bytes() for i in self._again & marks.keys()}
        found = ((i, kept.get(i) or self._store.raw(i)) for i in sorted(self._again))
        return [(i.encode(), _complete(i, data)) for i, data in found if data is not None]

    def finish(self) -> dict[int, list[str]]:
        """Let all events be found; returns the keys of entries by the day of their last report, for expiry."""
        due: defaultdict[int, list[str]] = defaultdict(list)
        while self._last:
            key, data = self._last.popitem()  # its memory is used again at once
            filed = filed_in(data)
            due[filed.last_day].append(key)
            if filed.entries:  # also where an analyst has retracted it: later reports of it still belong to it
                self._store.find(key, filed)
            else:
                self._store.drop(key)
                self._store.gone[key] = Gone(filed.revision, filed.last_day)
        self._store.settle()
        for article_id, mark in self._store.marks.items():
            due[mark.published_at.toordinal()].append(mark_key(article_id))
        return due

    def _take_revision(self, key: str, value: bytes, head: Head) -> None:
        if head.watermark > self._watermark:
            self._watermark = head.watermark
        before = self._last.get(key)
        if before is not None and head.revision < head_in(before).revision:
            self._again.add(key)
            return
        self._again.discard(key)
        self._last[key] = head.filed
        self._store.keep(key, value, head.look)

    def _forget(self, key: str) -> None:
        if key.startswith("article:"):
            self._store.marks.pop(key.removeprefix("article:"), None)
            return
        self._again.discard(key)
        if self._last.pop(key, None) is not None:
            self._store.drop(key)


def _ours(key: bytes, value: bytes, header: bytes | None) -> Found | None:
    """What a record says; None for what only a stranger can have written. Raises NewerStateError."""
    if header is not None and is_of(header, value):
        return head_in(header)
    try:
        found = ArticleMark.read(value) if key.startswith(MARK) else head_in(packed(gist_of(value)))
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
