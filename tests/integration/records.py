"""Writing and reading topics with plain kafka-python, as a stranger would."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from schemas.topics import Topic, full_name
from services.runtime.lag import read_lag
from services.runtime.settings import Settings
from tests.integration.workers import until


def push(settings: Settings, topic: Topic, messages: Iterable[tuple[bytes | None, bytes | None]], **more: Any) -> None:
    """Write key and value pairs and wait until the broker has them."""
    producer = KafkaProducer(bootstrap_servers=settings.servers, linger_ms=5)
    for key, value in messages:
        producer.send(full_name(topic, settings.namespace), key=key, value=value, **more)
    producer.flush()
    producer.close()


def read_all(settings: Settings, topic: Topic) -> list[Any]:
    """All records of a topic as it ends now, in order within each partition."""
    consumer = KafkaConsumer(bootstrap_servers=settings.servers, isolation_level="read_committed")
    name = full_name(topic, settings.namespace)
    parts = [TopicPartition(name, number) for number in sorted(consumer.partitions_for_topic(name) or ())]
    ends = consumer.end_offsets(parts)
    consumer.assign(parts)
    consumer.seek_to_beginning()
    records: list[Any] = []
    while any(consumer.position(part) < ends[part] for part in parts):
        records += [record for batch in consumer.poll(200).values() for record in batch]
    consumer.close()
    return records


def count(settings: Settings, topic: Topic) -> int:
    """How many records were written to a topic, transactions' markers included: cheap enough to ask all the time."""
    consumer = KafkaConsumer(bootstrap_servers=settings.servers)
    name = full_name(topic, settings.namespace)
    ends = consumer.end_offsets([TopicPartition(name, number) for number in consumer.partitions_for_topic(name) or ()])
    consumer.close()
    return sum(ends.values())


def lag(settings: Settings, service: str, topic: Topic) -> int:
    """Messages of a topic that the service's group has not committed."""
    return sum(each.messages for each in read_lag(settings, service, (topic,), ages=False))


def until_done(settings: Settings, service: str, topic: Topic, seconds: float = 60) -> None:
    """Wait until all is committed."""
    until(lambda: lag(settings, service, topic) == 0, seconds, f"{service} finishes {topic.name}")
