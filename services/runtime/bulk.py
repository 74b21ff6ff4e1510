"""A whole partition in a hurry: what a restore reads.

With aiokafka, which parses records and their checksums in C; kafka-python takes a tenth of a millisecond a KB for them.
The next stretch is fetched in another thread while the last one is looked at.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaConnectionError

from schemas.topics import Topic, full_name
from services.runtime.clients import REACH_MS, aiokafka_security
from services.runtime.processor import StateRecord
from services.runtime.settings import Settings

FETCH_BYTES = 2_097_152
POLL_MS = 500
STALLED_SECONDS = 60
"""After so long without progress reading is given up: the broker is in trouble."""
_RETRY_SECONDS = 0.5

Batch = tuple[Sequence[Any], int]
"""Some records, and how many offsets are left behind them."""


def read_partition(
    settings: Settings, topic: Topic, partition: int, remaining: Callable[[int], None] = lambda _: None
) -> Iterator[StateRecord]:
    """A partition from its beginning to where it ended when the reading began; `remaining` is told what is left.

    Raises aiokafka's KafkaError, and TimeoutError, where the broker does not answer.
    """
    for records, left in _ahead(_batches(settings, TopicPartition(full_name(topic, settings.namespace), partition))):
        for record in records:
            yield StateRecord(record.key, record.value, record.headers)
        remaining(left)


def _ahead(batches: AsyncGenerator[Batch, None]) -> Iterator[Batch]:
    """The batches, each next one fetched while the last one is in use."""
    loop = asyncio.new_event_loop()

    def step() -> Batch | None:
        return loop.run_until_complete(anext(batches, None))

    with ThreadPoolExecutor(1, "restoring") as thread:
        coming = thread.submit(step)
        try:
            while (batch := coming.result()) is not None:
                coming = thread.submit(step)
                yield batch
        finally:
            thread.submit(lambda: loop.run_until_complete(batches.aclose())).result()
            loop.close()


async def _batches(settings: Settings, part: TopicPartition) -> AsyncGenerator[Batch, None]:
    client = await _connected(settings)
    try:
        client.assign([part])
        position = (await client.beginning_offsets([part]))[part]
        end = (await client.end_offsets([part]))[part]
        client.seek(part, position)
        deadline = time.monotonic() + STALLED_SECONDS
        while position < end:
            records = (await client.getmany(part, timeout_ms=POLL_MS)).get(part, [])
            now = await client.position(part)
            if now > position:
                position, deadline = now, time.monotonic() + STALLED_SECONDS
            elif time.monotonic() > deadline:
                raise TimeoutError(f"{part.topic}[{part.partition}] gives nothing at {position} of {end}")
            yield [record for record in records if record.offset < end], max(0, end - position)
    finally:
        await client.stop()


async def _connected(settings: Settings) -> AIOKafkaConsumer:
    """A client of no group; waits a while for a broker that is just starting."""
    deadline = time.monotonic() + REACH_MS / 1000
    while True:
        client = AIOKafkaConsumer(
            bootstrap_servers=settings.servers, enable_auto_commit=False, isolation_level="read_committed",
            max_partition_fetch_bytes=FETCH_BYTES, **aiokafka_security(settings),
        )  # fmt: skip
        try:
            await client.start()
            return client
        except KafkaConnectionError:
            await client.stop()
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(_RETRY_SECONDS)
