"""What the map knows: each event's row and detail, and what changed since a number."""

from __future__ import annotations

import json
import threading
import zlib
from collections import OrderedDict
from typing import Any, NamedTuple

from schemas.event import ConflictEvent
from services.map.summary import encoded, row

MAX_REVISIONS = 200
"""Revisions of one event that its history shows: the latest."""


class Entry(NamedTuple):
    """One event's last change."""

    sequence: int
    row: bytes
    """JSON: see summary.py; of an event that is no more its id alone."""
    is_there: bool = True


class Board:
    """All events by id, the last changed last. Takes revisions in any order: a lower one only adds to the history.

    Safe to share between threads: one writes, others read.
    """

    def __init__(self) -> None:
        self.sequence = 0
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._revision: dict[str, int] = {}
        self._details: dict[str, bytes] = {}
        self._history: dict[str, dict[int, bytes]] = {}

    def __len__(self) -> int:
        return len(self._details)

    def take(self, event: ConflictEvent) -> bool:
        """Learn one revision of an event; says whether it is the newest known."""
        step, detail = encoded(_step(event)), zlib.compress(event.to_bytes(), 1)
        shown = encoded(row(event)) if event.state == "active" else None
        with self._lock:
            history = self._history.setdefault(event.event_id, {})
            history[event.revision] = step
            if len(history) > MAX_REVISIONS:
                del history[min(history)]
            if event.revision <= self._revision.get(event.event_id, 0):
                return False
            self._revision[event.event_id] = event.revision
            self._details[event.event_id] = detail
            self._enter(event.event_id, shown)
        return True

    def remove(self, event_id: str) -> None:
        """Take an event off the map; its detail stays, for whoever has it open."""
        with self._lock:
            if event_id in self._entries:
                self._enter(event_id, None)

    def since(self, sequence: int) -> tuple[int, list[bytes]]:
        """The number to go on from, and the rows that changed after this one, oldest first.

        After 0 those of all events that are.
        """
        found = []
        with self._lock:
            for entry in reversed(self._entries.values()):
                if entry.sequence <= sequence:
                    break
                if sequence or entry.is_there:
                    found.append(entry.row)
            now = self.sequence
        found.reverse()
        return now, found

    def detail(self, event_id: str) -> dict[str, Any] | None:
        """The event in full, and its revisions, lowest first; None where it is not known."""
        with self._lock:
            data = self._details.get(event_id)
            history = dict(self._history.get(event_id, {}))
        if data is None:
            return None
        revisions = [json.loads(history[number]) for number in sorted(history)]
        return {"event": json.loads(zlib.decompress(data)), "revisions": revisions}

    def _enter(self, event_id: str, shown: bytes | None) -> None:
        self.sequence += 1
        self._entries[event_id] = Entry(self.sequence, shown or encoded([event_id]), shown is not None)
        self._entries.move_to_end(event_id)


def _step(event: ConflictEvent) -> dict[str, Any]:
    """A revision as the history shows it."""
    return {
        "revision": event.revision,
        "change": event.change,
        "state": event.state,
        "merged_into": event.merged_into,
        "status": event.status,
        "sub": event.sub_event_type,
        "place": event.where.name if event.where else None,
        "sources": event.independent_sources,
        "reported": int(event.last_reported_at.timestamp()),
        "casualties": event.casualties.model_dump(mode="json", exclude_none=True),
    }


def snapshot(board: Board) -> bytes:
    """All events that are, as one JSON document, with the number to go on from."""
    sequence, events = board.since(0)
    return b'{"sequence":%d,"events":[%s]}' % (sequence, b",\n".join(events))
