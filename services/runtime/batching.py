"""When what was written goes out: at once where nothing more waits to be read, else all of it together a moment later.

A request costs the broker, and the worker, more than the few messages in it. So a busy worker writes seldom and much,
which its readers then read at once; a worker with time on its hands keeps nobody waiting.
"""

from __future__ import annotations

import asyncio

from aiokafka import AIOKafkaProducer

BUSY_SECONDS = 0.05
"""The longest that a message lingers while there are more to read; far less than they wait for each other."""


class Batching:
    """Decides for a producer that would let each batch linger for longer than BUSY_SECONDS."""

    def __init__(self, producer: AIOKafkaProducer) -> None:
        self._accumulator = producer._message_accumulator
        self._due: asyncio.TimerHandle | None = None

    def written(self, more: bool) -> None:
        """Something was written, or nothing was; `more` is whether further messages wait to be read."""
        if not more:
            self.go()
        elif self._due is None and self._accumulator._batches:
            self._due = asyncio.get_running_loop().call_later(BUSY_SECONDS, self.go)

    def go(self) -> None:
        """Let everything go out, as soon as the request before it is answered."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        for batches in self._accumulator._batches.values():
            for batch in batches:
                batch._linger_time = 0
        self._accumulator._wakeup(self._accumulator.waiter())
