"""The articles of one namespace into another, as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kafka.consumer.fetcher import ConsumerRecord

from schemas.topics import ARTICLES, full_name
from services.cli.reading import all_of
from services.runtime.clients import consumer, producer
from services.runtime.settings import Settings

BATCH = 1000
"""Records between two looks at whether the broker has them."""


def copy(source: Settings, target: Settings, follow: bool = False) -> Iterator[int]:
    """Copy, and say how many the broker has so far. Raises kafka.errors.KafkaError where it did not take one."""
    name = full_name(ARTICLES, target.namespace)
    done = 0
    with producer(target) as broker:
        sent = []
        for record in _following(source) if follow else all_of(source, ARTICLES):
            sent.append(
                broker.send(
                    name, key=record.key, value=record.value, headers=list(record.headers or ()),
                    partition=record.partition, timestamp_ms=record.timestamp,
                )
            )  # fmt: skip
            if len(sent) >= BATCH:
                done += _settled(sent)
                yield done
        yield done + _settled(sent)


def _settled(sent: list) -> int:  # type: ignore[type-arg]
    count = len(sent)
    for future in sent:
        future.get(timeout=60)
    sent.clear()
    return count


def _following(source: Settings) -> Iterable[ConsumerRecord]:
    with consumer(source, full_name(ARTICLES, source.namespace)) as client:
        yield from client
