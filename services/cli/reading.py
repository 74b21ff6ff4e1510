"""What commands read from the topics, from the outside, with a plain consumer."""

from __future__ import annotations

from collections.abc import Iterator

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from schemas.event import EventRevision
from schemas.topics import REVISIONS, Topic, full_name
from services.cli.connect import connected
from services.runtime.clients import consumer
from services.runtime.settings import Settings

POLL_MS = 500


def all_of(settings: Settings, topic: Topic) -> Iterator[ConsumerRecord]:
    """Every record that a topic holds now, partition by partition in no fixed order."""
    with consumer(settings) as client:
        ends = assign_all(client, full_name(topic, settings.namespace))
        while any(client.position(partition) < end for partition, end in ends.items()):
            for records in client.poll(timeout_ms=POLL_MS).values():
                yield from records


def assign_all(client: KafkaConsumer, name: str) -> dict[TopicPartition, int]:
    """Assign all partitions of a topic, from their start; returns their end offsets."""
    partitions = [TopicPartition(name, p) for p in client.partitions_for_topic(name) or ()]
    client.assign(partitions)
    client.seek_to_beginning(*partitions)
    ends: dict[TopicPartition, int] = client.end_offsets(partitions)
    return ends


def revisions_of(event_id: str) -> list[EventRevision]:
    """All revisions of an event that the broker still holds, lowest first."""
    key = event_id.encode()
    found = [r.value for r in all_of(connected(), REVISIONS) if r.key == key and r.value is not None]
    return sorted((EventRevision.read(value) for value in found), key=lambda revision: revision.revision)
