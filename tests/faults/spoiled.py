"""A worker with something wrong: `python -m tests.faults.spoiled sabotaged|slow MODULE ARGUMENTS...`.

`sabotaged` commits before it sends, which the checker must catch; `slow` reads its state back so slowly that it can be
killed in the middle of it.
"""

from __future__ import annotations

import asyncio
import runpy
import sys
import time
from collections.abc import Iterator
from typing import Any

from services.runtime import bulk
from services.runtime.delivery import Delivery
from services.runtime.processor import Message

RECORD_SECONDS = 0.005
BEGINS, ENDS = "begins to read its state", "restored partition"
"""What a slow worker's log says: the first is its own, the second the runtime's."""


def sabotage() -> None:
    """Commit first and send later."""
    handle = Delivery._handle
    waiting: set[asyncio.Task[None]] = set()

    class Acknowledged:
        def ack(self) -> None:
            """Already done."""

    async def late(self: Delivery, event: Any, message: Message) -> None:
        async def send() -> None:
            await asyncio.sleep(1.5)
            await handle(self, Acknowledged(), message)

        event.ack()
        waiting.add(asyncio.ensure_future(send()))

    Delivery._handle = late  # type: ignore[method-assign]


def slow() -> None:
    """Linger over each record of the state."""
    read = bulk.read_partition

    def lingering(*arguments: Any) -> Iterator[Message]:
        for number, message in enumerate(read(*arguments)):
            if number == 0:
                print(BEGINS, file=sys.stderr, flush=True)
            time.sleep(RECORD_SECONDS)
            yield message

    bulk.read_partition = lingering


if __name__ == "__main__":
    {"sabotaged": sabotage, "slow": slow}[sys.argv[1]]()
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
