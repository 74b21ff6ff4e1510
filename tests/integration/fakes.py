"""Tiny processors to try the runtime with, run as processes: `python -m tests.integration.fakes NAME`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from schemas.dead_letter import Rejection
from schemas.topics import ARTICLES, EXTRACTIONS, REPORTS, REVISIONS
from services.runtime.delivery import Delivery
from services.runtime.processor import Message, Output, Processor, Result, StartupError, StateRecord
from services.runtime.run import run_worker
from services.runtime.settings import Settings, load_settings
from tests.integration.workers import until

SKIPPED = 50
"""The offset that the worker "skips" never sees."""


class PassThrough:
    """Writes each article on as it is; "bad" is rejected, "bug" raises."""

    service = "extract"
    inputs = (ARTICLES,)

    def handle(self, message: Message) -> Result:
        if message.value is not None and message.value.startswith(b"bad"):
            return Result(rejections=(Rejection("wrong-shape", "it says bad", "example.org"),))
        if message.value is not None and message.value.startswith(b"bug"):
            raise RuntimeError("a bug in the processor")
        return Result(outputs=(Output(EXTRACTIONS, message.key, message.value),))


class Mended(PassThrough):
    """After the repair: takes everything."""

    def handle(self, message: Message) -> Result:
        return Result(outputs=(Output(EXTRACTIONS, message.key, message.value),))


class Held:
    """A state that is restored only when the file `SITREP_TEST_RELEASE` is there; then each message is a bug."""

    service = "deduplicate"
    inputs = (REPORTS,)
    state_topic = REVISIONS

    def handle(self, message: Message) -> Result:
        raise RuntimeError("a bug in the processor")

    def restore(self, partition: int, records: Iterable[StateRecord]) -> list[Output]:
        for _ in records:
            until(Path(os.environ["SITREP_TEST_RELEASE"]).exists, what="the state may be restored")
        return []

    def drop(self, partition: int) -> None:
        pass


class Tally:
    """State: for each key the set of values seen, and a revision; a redelivered value changes nothing."""

    service = "deduplicate"
    inputs = (REPORTS,)
    state_topic = REVISIONS

    def __init__(self) -> None:
        self._partitions: dict[int, dict[bytes, list[str]]] = {}

    def handle(self, message: Message) -> Result:
        seen = self._partitions[message.partition].setdefault(message.key or b"", [])
        value = (message.value or b"").decode()
        if value in seen:
            return Result()
        seen.append(value)
        state = json.dumps({"revision": len(seen), "seen": seen}).encode()
        return Result(outputs=(Output(REVISIONS, message.key, state, partition=message.partition),))

    def restore(self, partition: int, records: Iterable[StateRecord]) -> list[Output]:
        best: dict[bytes, list[str]] = {}
        last: dict[bytes, int] = {}
        for record in records:
            seen = json.loads(record.value or b"{}")["seen"]
            last[record.key or b""] = len(seen)
            if len(seen) >= len(best.get(record.key or b"", ())):
                best[record.key or b""] = seen
        self._partitions[partition] = best
        return [
            Output(REVISIONS, key, json.dumps({"revision": len(seen), "seen": seen}).encode(), partition=partition)
            for key, seen in sorted(best.items())
            if last[key] < len(seen)
        ]

    def drop(self, partition: int) -> None:
        self._partitions.pop(partition, None)


class Leaky(PassThrough):
    """Holds the settings, and fails showing them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def handle(self, message: Message) -> Result:
        raise RuntimeError(f"the settings that I have: {self._settings!r} {self._settings}")


def refuses(_: Settings) -> Processor:
    raise StartupError("there is no gazetteer: run `sitrep gazetteer build`")


def skips(_: Settings) -> Processor:
    """As Faust did in experiments: one message is never handed to the agent."""
    take = Delivery.take

    async def forgetful(self: Delivery, event: Any, more: bool) -> None:
        if event.message.offset != SKIPPED:  # dropped, and never acknowledged: an acknowledged one may be committed
            await take(self, event, more)

    Delivery.take = forgetful  # type: ignore[method-assign]
    return PassThrough()


CREATE = {
    "pass": lambda _: PassThrough(),
    "mended": lambda _: Mended(),
    "leaky": Leaky,
    "tally": lambda _: Tally(),
    "held": lambda _: Held(),
    "refuses": refuses,
    "skips": skips,
}

if __name__ == "__main__":
    run_worker(CREATE[sys.argv[1]], load_settings())
