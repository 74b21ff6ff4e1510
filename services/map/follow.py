"""Fills the board from the public topics, in a thread of its own: kafka-python waits, the page does not."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from kafka.consumer.fetcher import ConsumerRecord
from pydantic import ValidationError

from schemas.event import ConflictEvent
from schemas.topics import EVENT_CHANGES, EVENTS, full_name
from services.map.board import Board
from services.runtime.clients import consumer
from services.runtime.settings import Settings

log = logging.getLogger(__name__)
POLL_MS = 250


class Follower:
    """Reads both topics from their start: the changes of 90 days, and what is older from the compacted events."""

    def __init__(self, settings: Settings, board: Board, changed: Callable[[], None]) -> None:
        self._settings, self._board, self._changed = settings, board, changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="map-follower", daemon=True)
        self.failed: str | None = None
        """Why it follows no more, where something went wrong."""

    def start(self) -> None:
        """Begin to follow."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the consumer to be closed."""
        self._stop.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        names = [full_name(topic, self._settings.namespace) for topic in (EVENTS, EVENT_CHANGES)]
        try:
            with consumer(self._settings, *names) as client:
                while not self._stop.is_set():
                    self._take([r for records in client.poll(timeout_ms=POLL_MS).values() for r in records])
        except Exception as error:  # a daemon thread's end would go unseen: the page says so
            self.failed = f"{type(error).__name__}: {error}"
            log.exception("the map follows no more")
            self._changed()

    def _take(self, records: list[ConsumerRecord]) -> None:
        before = self._board.sequence
        for record in records:
            take(self._board, record)
        if self._board.sequence != before:
            self._changed()


def take(board: Board, record: ConsumerRecord) -> None:
    """One record of either topic onto the board; what cannot be read is passed over, with a word in the log."""
    if record.value is None:
        board.remove((record.key or b"").decode(errors="replace"))
        return
    try:
        board.take(ConflictEvent.read(record.value))
    except ValidationError as error:
        what = error.errors(include_url=False)[0]["msg"]
        log.warning("not shown: %s partition %d offset %d: %s", record.topic, record.partition, record.offset, what)
