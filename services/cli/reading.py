"""What commands read from the topics, from the outside, with a plain consumer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import click
from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from schemas.event import EventRevision
from schemas.topics import REVISIONS, Topic, full_name
from services.cli.connect import connected
from services.runtime.clients import consumer
from services.runtime.settings import Settings

POLL_MS = 500
SHOWN_IDS = 5


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


def revisions_of(beginning: str) -> list[EventRevision]:
    """All revisions that the broker still holds of the event whose id is this or begins with it, lowest first.

    Raises click.ClickException where no event's id does, or more than one.
    """
    held = defaultdict[str, list[bytes]](list)
    for record in all_of(connected(), REVISIONS):
        if record.value is not None and record.key.startswith(beginning.encode()):
            held[record.key.decode()].append(record.value)
    values = held[chosen_id(beginning, held)]
    return sorted((EventRevision.read(value) for value in values), key=lambda revision: revision.revision)


def chosen_id(beginning: str, ids: Collection[str]) -> str:
    """The id that is meant by its beginning. Raises click.ClickException."""
    found = [beginning] if beginning in ids else sorted(each for each in ids if each.startswith(beginning))
    if not beginning or not found:
        raise click.ClickException(f"no event {beginning} here; `sitrep tail` shows the ids")
    if len(found) > 1:
        more = f" and {len(found) - SHOWN_IDS} more" if len(found) > SHOWN_IDS else ""
        raise click.ClickException(
            f"{beginning} begins the ids of {len(found)} events: {', '.join(found[:SHOWN_IDS])}{more}"
        )
    return found[0]
