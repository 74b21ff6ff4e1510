"""Looking at topics from outside Faust, with a plain kafka-python consumer: offsets, stretches, whole topics."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from schemas.topics import Topic, full_name
from services.runtime.clients import REACH_MS, admin, consumer
from services.runtime.passing import moment
from services.runtime.processor import Message
from services.runtime.settings import Settings

POLL_MS = 500
IN_BULK = {"max_partition_fetch_bytes": 8_388_608, "fetch_max_bytes": 33_554_432, "max_poll_records": 5_000}
STALLED_SECONDS = 60
"""After so long without progress reading is given up: the broker is in trouble."""


def committed_offsets(settings: Settings, group: str, topics: Iterable[Topic]) -> dict[tuple[str, int], int]:
    """The next offset of each partition for a group: what it committed, else where the partition begins."""
    with consumer(settings) as client:
        parts = [p for topic in topics for p in _partitions(client, full_name(topic, settings.namespace))]
        begins = client.beginning_offsets(parts)
    done = group_offsets(settings, group)
    return {(p.topic, p.partition): done.get(p, begins[p]) for p in parts}


def group_offsets(settings: Settings, group: str) -> dict[TopicPartition, int]:
    """What a group has committed; empty for one that never did. Waits a while for a broker that is just starting."""
    deadline = time.monotonic() + REACH_MS / 1000
    with admin(settings) as client:
        while (found := _try_group_offsets(client, group, last=time.monotonic() > deadline)) is None:
            time.sleep(POLL_MS / 1000)
    return found


def _try_group_offsets(client: KafkaAdminClient, group: str, last: bool) -> dict[TopicPartition, int] | None:
    try:
        found = client.list_group_offsets({group: None})[group]
    except KafkaError as error:
        if last or not error.retriable:
            raise
        return None
    return {part: at.offset for part, at in found.items() if at.offset >= 0}


def holds_record(settings: Settings, name: str, partition: int, start: int, end: int) -> bool:
    """Whether a committed record lies in [start, end) of a topic (full name); False for markers and compacted ones."""
    with consumer(settings) as client:
        return next(_read(client, TopicPartition(name, partition), start, end), None) is not None


def read_topic(settings: Settings, topic: Topic) -> Iterator[Message]:
    """All partitions, one after the other, to where they ended when the reading began."""
    with consumer(settings, **IN_BULK) as client:
        parts = _partitions(client, full_name(topic, settings.namespace))
        begins, ends = client.beginning_offsets(parts), client.end_offsets(parts)
        for part in parts:
            for record in _read(client, part, begins[part], ends[part]):
                yield message_of(topic, record)


def message_at(settings: Settings, topic: Topic, partition: int, offset: int) -> Message | None:
    """The record at an offset; None where it is no longer, or never was, there."""
    found = next(read_from(settings, topic, partition, offset), None)
    return found if found is not None and found.offset == offset else None


def read_from(settings: Settings, topic: Topic, partition: int, offset: int) -> Iterator[Message]:
    """A partition from an offset, or from its beginning where that is later, to where it ends now."""
    part = TopicPartition(full_name(topic, settings.namespace), partition)
    with consumer(settings) as client:
        if part not in _partitions(client, part.topic):
            return
        start = max(offset, client.beginning_offsets([part])[part])
        for record in _read(client, part, start, client.end_offsets([part])[part]):
            yield message_of(topic, record)


def message_of(topic: Topic, record: Any) -> Message:
    """A record of kafka-python."""
    headers = tuple((name, value or b"") for name, value in record.headers or ())
    return Message(
        topic.name, record.partition, record.offset, record.key, record.value, headers, moment(record.timestamp)
    )


def _read(client: KafkaConsumer, part: TopicPartition, start: int, end: int) -> Iterator[Any]:
    client.assign([part])
    client.seek(part, start)
    deadline = time.monotonic() + STALLED_SECONDS
    position = start
    while position < end:
        for record in client.poll(timeout_ms=POLL_MS).get(part, ()):
            if record.offset >= end:
                return
            yield record
        now = client.position(part)
        if now != position:
            position, deadline = now, time.monotonic() + STALLED_SECONDS
        elif time.monotonic() > deadline:
            raise TimeoutError(f"{part.topic}[{part.partition}] gives nothing at {position} of {end}")


def _partitions(client: KafkaConsumer, name: str) -> list[TopicPartition]:
    return [TopicPartition(name, number) for number in sorted(client.partitions_for_topic(name) or ())]
