"""Events leave the state 30 days after their last report, by the watermark, a few with each message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from services.deduplicate.store import Store

KEPT_DAYS = 30
_AT_ONCE = 8
"""Entries looked at with one message: more than a message can add, so that none are left behind."""
_MARK = "article:"


class Expiry:
    """Days on which entries may be over. An entry that lived on is scheduled again when its day comes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._days: defaultdict[int, list[str]] = defaultdict(list)
        self._first = 0

    def schedule(self, event_id: str, last_day: int) -> None:
        """Look at an event again when it may be over."""
        self._days[last_day].append(event_id)
        self._first = min(self._first or last_day, last_day)

    def schedule_mark(self, article_id: str, day: int) -> None:
        """Look at a mark again when it is over."""
        self.schedule(_MARK + article_id, day)

    def schedule_all(self, due: Mapping[int, list[str]]) -> None:
        """Many at once: keys on the state's topic by the day of their last report."""
        for day, keys in due.items():
            self._days[day] += keys
        self._first = min(self._days, default=0)

    def due(self, watermark: datetime | None) -> tuple[str, ...]:
        """Keys of entries that are over and out of the state now."""
        if watermark is None:
            return ()
        over = watermark.toordinal() - KEPT_DAYS
        expired: list[str] = []
        for _ in range(_AT_ONCE):
            key = self._next(over)
            if key is None:
                break
            if self._is_over(key, over):
                expired.append(key)
        return tuple(expired)

    def _next(self, over: int) -> str | None:
        while self._first < over:
            keys = self._days.get(self._first)
            if keys:
                return keys.pop()
            self._days.pop(self._first, None)
            if not self._days:
                return None
            self._first = min(self._days)
        return None

    def _is_over(self, key: str, over: int) -> bool:
        """Take an entry out of the state if its last report is old enough."""
        if key.startswith(_MARK):
            article_id = key.removeprefix(_MARK)
            mark = self._store.marks.get(article_id)
            if mark is None or mark.published_at.toordinal() >= over:
                return False
            del self._store.marks[article_id]
            return True
        return self._is_event_over(key, over)

    def _is_event_over(self, event_id: str, over: int) -> bool:
        last, gone = self._store.last_day(event_id), self._store.gone.get(event_id)
        if last is None:
            last = gone.last_day if gone else over
        if last >= over:
            return False
        self._store.forget(event_id)
        self._store.gone.pop(event_id, None)
        return True
