"""How much of what a feed pushes wrongly is kept in full: a flood of rubbish must not fill the broker a second time."""

from __future__ import annotations

import time
from collections.abc import Callable

BYTES = 64 * 2**20
SECONDS = 3600.0
MAX_SOURCES = 1000
"""Different sources that have an allowance of their own; later ones share one."""
ALWAYS_BYTES = 1024
"""So much of a message is always kept, enough to see what it is."""


class Allowance:
    """Bytes of dead letters that each source has left in the hour that runs."""

    def __init__(
        self, limit: int = BYTES, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit, self._seconds, self._clock = limit, seconds, clock
        self._since = clock()
        self._used: dict[str, int] = {}

    def takes(self, source: str, size: int) -> bool:
        """Whether a message of so many bytes may be kept whole; if so, it counts."""
        if self._clock() - self._since >= self._seconds:
            self._since = self._clock()
            self._used.clear()
        if size <= ALWAYS_BYTES:
            return True
        if source not in self._used and len(self._used) >= MAX_SOURCES:
            source = ""
        used = self._used.get(source, 0) + size
        if used > self._limit:
            return False
        self._used[source] = used
        return True
