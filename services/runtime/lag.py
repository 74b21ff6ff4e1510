"""Consumer lag, read from outside Faust: a worker that stands still shows none of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from typing import NamedTuple

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from schemas.topics import TOPICS, Topic, full_name
from services.runtime.clients import consumer
from services.runtime.inspection import group_offsets
from services.runtime.metrics import Metrics
from services.runtime.processor import StartupError
from services.runtime.settings import Settings

SERVICES = ("extract", "geocode", "deduplicate", "publish")
EVERY_SECONDS = 10
POLL_MS = 200
LOOK_SECONDS = 3.0
"""At most, for the oldest messages of all partitions."""
ONLY_TIMES = {"check_crcs": False, "max_partition_fetch_bytes": 32_768}
"""Only one timestamp of a partition is wanted.

kafka-python sums a batch up in Python, which was a tenth of a busy publish's time. A longer batch comes all the same,
of one partition at a time. With 1 MiB of each, the default, 40 MiB were taken and freed every ten seconds while much
lay unread.
"""


class Lag(NamedTuple):
    """What one group has not finished of one partition."""

    topic: Topic
    partition: int
    messages: int
    seconds: float
    """Age of the oldest unfinished message; 0 without lag."""


def inputs(service: str) -> tuple[Topic, ...]:
    """The topics that a service consumes; its own state topic it only restores from."""
    return tuple(topic for topic in TOPICS if service in topic.readers and topic.owner != service)


def read_lag(settings: Settings, service: str, topics: Iterable[Topic] | None = None, ages: bool = True) -> list[Lag]:
    """The lag of a service's group, by partition. Ages need a look at each lagging partition."""
    by_name = {full_name(topic, settings.namespace): topic for topic in topics or inputs(service)}
    done = group_offsets(settings, settings.group(service))
    with consumer(settings, **ONLY_TIMES) as client:
        parts = [TopicPartition(name, p) for name in by_name for p in sorted(client.partitions_for_topic(name) or ())]
        begins, ends = client.beginning_offsets(parts), client.end_offsets(parts)
        positions = {p: max(begins[p], done.get(p, 0)) for p in parts}
        oldest = _ages(client, {p: at for p, at in positions.items() if at < ends[p]}) if ages else {}
    return [
        Lag(by_name[p.topic], p.partition, max(0, ends[p] - positions[p]), oldest.get(p, 0.0)) for p in parts
    ]  # fmt: skip


def total_lag(settings: Settings) -> int:
    """Messages that any of the four services has not finished."""
    return sum(lag.messages for service in SERVICES for lag in read_lag(settings, service, ages=False))


def _ages(client: KafkaConsumer, positions: dict[TopicPartition, int]) -> dict[TopicPartition, float]:
    """Seconds since the message at each position was written; a partition that has answered is asked no more."""
    client.assign(list(positions))
    for part, offset in positions.items():
        client.seek(part, offset)
    ages: dict[TopicPartition, float] = {}
    deadline = time.monotonic() + LOOK_SECONDS
    while len(ages) < len(positions) and time.monotonic() < deadline:
        for part, records in client.poll(timeout_ms=POLL_MS).items():
            ages.setdefault(part, max(0.0, time.time() - records[0].timestamp / 1000))
            client.pause(part)
    return ages


class LagReader(threading.Thread):
    """Measures the lag of a service's group every ten seconds, in a thread of its own."""

    def __init__(self, settings: Settings, service: str, topics: Iterable[Topic], metrics: Metrics) -> None:
        super().__init__(name="lag", daemon=True)
        self._settings, self._service, self._topics = settings, service, tuple(topics)
        self._metrics = metrics
        self._ended = threading.Event()

    def run(self) -> None:
        """Until `end`."""
        while not self._ended.is_set():
            self._measure()
            self._ended.wait(EVERY_SECONDS)

    def _measure(self) -> None:
        try:
            lags = read_lag(self._settings, self._service, self._topics)
        except (KafkaError, StartupError, OSError):
            return  # the broker is away; the worker's own guards speak of it
        for lag in lags:
            labels = {"topic": lag.topic.name, "partition": str(lag.partition)}
            self._metrics.record("consumer_lag_messages", lag.messages, **labels)
            self._metrics.record("consumer_lag_seconds", lag.seconds, **labels)

    def end(self) -> None:
        """Stop measuring."""
        self._ended.set()
