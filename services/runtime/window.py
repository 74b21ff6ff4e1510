"""The acknowledgement window: messages in order, each done when the broker has everything that it caused."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Window(Generic[T]):
    """First in, first out, bounded.

    `acknowledge` is called for each item in the order of `add`, after all its futures are done; `fail` at once when a
    future failed or was cancelled, and must not return.
    """

    def __init__(self, limit: int, acknowledge: Callable[[T], None], fail: Callable[[BaseException], None]) -> None:
        self._limit, self._acknowledge, self._fail = limit, acknowledge, fail
        self._items: deque[tuple[T, set[asyncio.Future[Any]]]] = deque()
        self._changed = asyncio.Event()

    def __len__(self) -> int:
        return len(self._items)

    async def add(self, item: T, futures: Sequence[asyncio.Future[Any]]) -> None:
        """Wait for room, then watch over these futures."""
        await self._until_at_most(self._limit - 1)
        pending = set(futures)
        self._items.append((item, pending))
        for future in futures:
            future.add_done_callback(lambda done: self._done(done, pending))
        self._drain()

    async def empty(self) -> None:
        """Wait until all is acknowledged."""
        await self._until_at_most(0)

    async def _until_at_most(self, count: int) -> None:
        while len(self._items) > count:
            self._changed.clear()
            await self._changed.wait()

    def _done(self, future: asyncio.Future[Any], pending: set[asyncio.Future[Any]]) -> None:
        error = asyncio.CancelledError() if future.cancelled() else future.exception()
        if error is not None:
            self._fail(error)
            return
        pending.discard(future)
        self._drain()

    def _drain(self) -> None:
        while self._items and not self._items[0][1]:
            item, _ = self._items.popleft()
            self._acknowledge(item)
        self._changed.set()
