"""The right to write: a worker holds it as long as the broker has confirmed its membership within the session.

A process that was stopped (SIGSTOP, a suspended machine) past its session has lost its partitions to others without
noticing. So nothing is written before a heartbeat, younger than the session timeout, is known to have been good.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

RETRY_SECONDS = 0.05


def boot_clock() -> float:
    """Seconds since boot, those of a suspended machine included where the system can tell."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Lease:
    """Written by the consumer's thread, read before each write by the producer's."""

    def __init__(self, seconds: float, lost: Callable[[str], None], clock: Callable[[], float] = boot_clock) -> None:
        self._seconds, self._lost, self._clock = seconds, lost, clock
        self._confirmed_at = clock()
        self._revoked = False

    def now(self) -> float:
        """The clock, to be read before a heartbeat is sent."""
        return self._clock()

    def confirm(self, sent_at: float) -> None:
        """A heartbeat sent then was good, or partitions were assigned."""
        self._confirmed_at = max(self._confirmed_at, sent_at)

    def begin(self) -> None:
        """A new generation."""
        self._revoked = False
        self.confirm(self._clock())

    def revoke(self) -> None:
        """The broker no longer knows this member."""
        self._revoked = True

    @property
    def fresh(self) -> bool:
        """Whether the membership is confirmed and young enough."""
        return not self._revoked and self._clock() - self._confirmed_at < self._seconds

    async def before_write(self) -> None:
        """Return when it is right to write; call `lost`, which must not return, when it never will be."""
        while not self.fresh:
            if self._revoked:
                self._lost("this worker was silent past its session and may have lost its partitions; start it again")
                return
            await asyncio.sleep(RETRY_SECONDS)
