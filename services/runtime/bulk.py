"""A whole partition in a hurry: what a restore reads.

With confluent-kafka, whose own thread fetches and parses what comes next while the last records are looked at: a third
of aiokafka's CPU time, and none of it takes Python's lock.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

from schemas.topics import Topic, full_name
from services.runtime.clients import REACH_MS, librdkafka_options
from services.runtime.processor import StateRecord
from services.runtime.settings import Settings

FETCH_BYTES = 2_097_152
AHEAD_KIB = 16_384
"""How much may wait to be looked at."""
POLL_SECONDS = 0.5
STALLED_SECONDS = 60
"""After so long without progress reading is given up: the broker is in trouble."""
_TOGETHER = 500

log = logging.getLogger(__name__)


def read_partition(
    settings: Settings, topic: Topic, partition: int, remaining: Callable[[int], None] = lambda _: None
) -> Iterator[StateRecord]:
    """A partition from its beginning to where it ended when the reading began; `remaining` is told what is left.

    Raises ConnectionError and TimeoutError, where the broker refuses or does not answer.
    """
    from confluent_kafka import KafkaException  # only what restores needs it

    client = _client(settings, topic)
    try:
        yield from _read(client, full_name(topic, settings.namespace), partition, remaining)
    except KafkaException as error:
        raise ConnectionError(f"{topic.name}[{partition}] cannot be read: {error.args[0]}") from None
    finally:
        client.close()


def _client(settings: Settings, topic: Topic) -> Any:
    """A client that commits nothing and joins no group: that of the topic's owner is the one it may name."""
    from confluent_kafka import Consumer

    return Consumer(
        {
            "bootstrap.servers": settings.servers, "group.id": settings.group(topic.owner), "enable.auto.commit": False,
            "isolation.level": "read_committed", "enable.partition.eof": True, "auto.offset.reset": "earliest",
            "max.partition.fetch.bytes": FETCH_BYTES, "queued.max.messages.kbytes": AHEAD_KIB,
            "fetch.queue.backoff.ms": 5, **librdkafka_options(settings),
        },
        logger=log,
    )  # fmt: skip


def _read(client: Any, topic: str, partition: int, remaining: Callable[[int], None]) -> Iterator[StateRecord]:
    from confluent_kafka import TopicPartition

    position, end = client.get_watermark_offsets(TopicPartition(topic, partition), timeout=REACH_MS / 1000)
    client.assign([TopicPartition(topic, partition, position)])
    deadline = time.monotonic() + STALLED_SECONDS
    while position < end:
        remaining(end - position)
        for message in client.consume(_TOGETHER, POLL_SECONDS):
            deadline = time.monotonic() + STALLED_SECONDS
            position = _position_after(message, end)
            if position <= end and not message.error():
                yield StateRecord(message.key(), message.value(), message.headers() or ())
        if time.monotonic() > deadline:
            raise TimeoutError(f"{topic}[{partition}] gives nothing at {position} of {end}")
    remaining(0)


def _position_after(message: Any, end: int) -> int:
    """Where reading goes on. At the end there may be no record: what a transaction or compaction left has none."""
    from confluent_kafka import KafkaError, KafkaException

    error = message.error()
    if error is None:
        after: int = message.offset() + 1
        return after
    if error.code() == KafkaError._PARTITION_EOF:
        return end
    raise KafkaException(error)
