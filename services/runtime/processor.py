"""What a processor is to the runtime: messages in, outputs and rejections out, neither Faust nor Kafka in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol, runtime_checkable

from schemas.dead_letter import Rejection
from schemas.topics import Topic

Headers = tuple[tuple[str, bytes], ...]


class StartupError(Exception):
    """Why a worker cannot start, and what to do: one line for the operator (no gazetteer, no broker, no topics)."""


class ForeignStateError(Exception):
    """Why a state must not be taken over (a later version wrote it), and what to do: one line for the operator."""


@dataclass(frozen=True)
class Message:
    """One record as it lies on a topic."""

    topic: str
    """The topic's name in the manifest, without a namespace."""
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp: datetime
    """The broker's or producer's, UTC."""


class StateRecord(NamedTuple):
    """One record of a state's topic, as a restore reads it: a message of which only this is looked at."""

    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]] = ()


@dataclass(frozen=True)
class Output:
    """One record to be written; the runtime adds the headers passed on (`traceparent`, `sitrep.pushed-at`)."""

    topic: Topic
    key: bytes | None
    value: bytes | None
    """None is a tombstone."""
    headers: Headers = ()
    partition: int | None = None
    """None: by the key's murmur2 hash, as every Kafka client does."""


@dataclass(frozen=True)
class Count:
    """Something to add to a metric of `services.runtime.metrics` (to observe, where it is a histogram)."""

    metric: str
    """Its name in the catalogue, without `sitrep_` and `_total`: "articles", "geocodings"."""
    labels: dict[str, str] = field(default_factory=dict)
    """All labels but `service`, which the runtime fills in."""
    amount: float = 1


@dataclass(frozen=True)
class Result:
    """All that one message causes. Its offset is committed when the broker has acknowledged everything in here."""

    outputs: tuple[Output, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    """Each becomes a dead letter of the original bytes."""
    counts: tuple[Count, ...] = ()


class Processor(Protocol):
    """A pure step of the pipeline.

    `handle` is called once a message, in offset order within a partition; a message may come again (at-least-once),
    with a lower offset, and must then cause the same outputs, or none where they are already told. An exception is a
    bug: the message becomes a dead letter with its stack, and the worker goes on until there are too many.
    """

    service: str
    """"extract", "geocode", "deduplicate" or "publish": the consumer group's name and the metrics' label."""
    inputs: tuple[Topic, ...]

    def handle(self, message: Message) -> Result:
        """All that this message causes."""
        ...


@runtime_checkable
class StatefulProcessor(Processor, Protocol):
    """A processor whose state is a compacted topic, a partition of it for each partition of its inputs.

    All `inputs` and `state_topic` have the same number of partitions; outputs to the state topic name the partition
    of the message that caused them.
    """

    state_topic: Topic

    def restore(self, partition: int, records: Iterable[StateRecord]) -> list[Output]:
        """Replace a partition's state by what its topic holds, oldest first; return what must be written again.

        Called before the first message of the partition after each assignment, whatever was in memory. Raises
        ForeignStateError.
        """
        ...

    def drop(self, partition: int) -> None:
        """Forget a partition that went to another worker (or was never held)."""
        ...


@runtime_checkable
class Observed(Protocol):
    """A processor with something to say at each scrape: state size, gazetteer entries."""

    def gauges(self) -> Iterable[Count]:
        """Current values, as counts of gauges of the catalogue."""
        ...
