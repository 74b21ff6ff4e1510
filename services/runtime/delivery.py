"""What stands between Faust and a processor, so that no message is lost: the guards, in the order of a message's way.

Faust hands messages over; here they are checked for gaps, state is restored before the first one of a partition, the
processor is called, its outputs are sent, and only when the broker has them all is the message acknowledged.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any, NamedTuple

import faust
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from schemas.dead_letter import Rejection
from schemas.topics import DEAD_LETTERS, MAX_MESSAGE_BYTES, Topic, full_name
from services.runtime import bulk, inspection
from services.runtime.batching import Batching
from services.runtime.bugs import LAST_MESSAGES, TOO_MANY, Breaker
from services.runtime.collector import without_collector
from services.runtime.dead_letters.allowance import ALWAYS_BYTES, Allowance
from services.runtime.dead_letters.letter import letter
from services.runtime.exits import CANNOT_START, OWN_ERRORS, START_AGAIN, end_now
from services.runtime.logs import set_message
from services.runtime.metrics import Metrics
from services.runtime.passing import moment, passed_on, pushed_at
from services.runtime.processor import (
    ForeignStateError,
    Message,
    Output,
    Processor,
    Result,
    StartupError,
    StatefulProcessor,
)
from services.runtime.settings import Settings
from services.runtime.tracing import UNTRACED, Tracing
from services.runtime.window import Window

SAYS_SECONDS = 5
"""Between two lines in the log about a restore that takes long."""
HEADROOM_BYTES = 65_536  # of a record's limit, for key, headers and framing

log = logging.getLogger(__name__)


class _Taken(NamedTuple):
    """A message in the window."""

    event: Any
    message: Message
    since: float
    """Monotonic seconds."""
    tells: bool
    """Whether it wrote to a topic that only subscribers read: the end of the pipeline."""


class Delivery:
    """Takes messages one at a time; `take` never raises: what it cannot answer for ends the process."""

    def __init__(
        self, app: faust.App, settings: Settings, processor: Processor, producer: AIOKafkaProducer, metrics: Metrics,
        tracing: Tracing = UNTRACED,
    ) -> None:  # fmt: skip
        self._app, self._settings, self._processor = app, settings, processor
        self._stateful = processor if isinstance(processor, StatefulProcessor) else None
        self._producer, self._metrics, self._tracing = producer, metrics, tracing
        self._topics = {full_name(topic, settings.namespace): topic for topic in processor.inputs}
        self._batching = Batching(producer)
        self._window: Window[_Taken] = Window(settings.window, self._acknowledge, self._write_failed)
        self._breaker = Breaker()
        self._allowance = Allowance()
        self._generation: int | None = None
        self._expected: dict[tuple[str, int], int] = {}
        self._restored: set[int] = set()
        self.restoring: int | None = None
        """The partition whose state is being restored now."""
        self._said = 0.0  # monotonic seconds of what was logged last of a restore

    def __len__(self) -> int:
        return len(self._window)

    async def take(self, event: Any, more: bool) -> None:
        """One event of Faust's stream; `more` is whether others wait behind it."""
        try:
            await self._take(event)
            self._batching.written(more)
        except Exception as error:
            log.exception("a guard failed")
            end_now(START_AGAIN, f"{type(error).__name__} outside the processor: {error}; nothing was acknowledged")

    async def _take(self, event: Any) -> None:
        raw = event.message
        topic = self._topics[raw.topic]
        await self._begin_generation()
        await self._no_record_skipped(raw.topic, raw.partition, raw.offset)
        await self._restore(raw.partition)
        if raw.generation_id != self._app.consumer_generation_id or self._generation != raw.generation_id:
            return  # the partition went away meanwhile: not acknowledged, so whoever has it now gets it again
        self._expected[raw.topic, raw.partition] = raw.offset + 1
        message = _message(topic, raw)
        set_message(message, topic.key.split()[0])
        await self._handle(event, message)

    async def _handle(self, event: Any, message: Message) -> None:
        since = time.perf_counter()
        with self._tracing.span(message) as traceparent:
            outputs = self._outputs(message)
        self._metrics.record("message_seconds", time.perf_counter() - since)
        self._metrics.record("messages", topic=message.topic)
        headers = passed_on(message, traceparent)
        futures = [await self._send(output, headers) for output in outputs]
        tells = any(_is_end(output.topic) for output in outputs)
        await self._window.add(_Taken(event, message, since, tells), futures)
        self._metrics.record("unacknowledged_messages", len(self._window))

    def _outputs(self, message: Message) -> list[Output]:
        """All that must be written because of a message, dead letters included."""
        try:
            result = self._processor.handle(message)
            for count in result.counts:
                self._metrics.count(count)
        except OSError as error:  # a full disk, a folder that went away: no message's fault
            end_now(START_AGAIN, f"{type(error).__name__} in the processor: {error}; nothing was acknowledged")
        except Exception as error:
            return [self._bug(message, error)]
        self._breaker.saw(bug=False)
        rejections = (*result.rejections, *_too_large(result))
        letters = [self._letter(message, rejection) for rejection in rejections]
        if len(rejections) > len(result.rejections):
            self._restored.discard(message.partition)  # its state is ahead of what is written
            return letters
        return [*result.outputs, *letters]

    def _bug(self, message: Message, error: Exception) -> Output:
        log.error("unexpected %s: %s", type(error).__name__, error, exc_info=error)
        if self._breaker.saw(bug=True):
            why = f"{TOO_MANY} unexpected exceptions in the last {LAST_MESSAGES} messages, the last: {error!r}"
            end_now(OWN_ERRORS, f"{why}; their messages are dead letters: repair, start again, `sitrep dlq replay`")
        self._restored.discard(message.partition)  # the state may be half changed
        return self._letter(message, Rejection("bug", f"{type(error).__name__}: {error}"), error)

    def _letter(self, message: Message, rejection: Rejection, error: Exception | None = None) -> Output:
        source = rejection.source or "unknown"
        self._metrics.record("dead_letters", reason=rejection.reason, source=source)
        most = MAX_MESSAGE_BYTES
        if error is None and not self._allowance.takes(source, len(message.value or b"")):
            self._metrics.record("dead_letters_cut", source=source)
            most = ALWAYS_BYTES
        return letter(message, self._processor.service, rejection, datetime.now(timezone.utc), error, most)

    async def _send(self, output: Output, headers: Sequence[tuple[str, bytes]]) -> asyncio.Future[Any]:
        future: asyncio.Future[Any] = await self._producer.send(
            full_name(output.topic, self._settings.namespace),
            value=output.value,
            key=output.key,
            partition=output.partition,
            headers=_with(output, headers),
        )
        return future

    async def _begin_generation(self) -> None:
        """At the first message of each generation: forget, and ask the broker where each partition goes on."""
        while self._generation != self._app.consumer_generation_id:
            generation = self._app.consumer_generation_id
            await self._window.empty()
            group = self._settings.group(self._processor.service)
            offsets = await asyncio.to_thread(
                inspection.committed_offsets, self._settings, group, self._processor.inputs
            )
            self._expected = dict(offsets)
            self._drop_all()
            self._generation = generation
            self._metrics.record("rebalances")

    async def _no_record_skipped(self, name: str, partition: int, offset: int) -> None:
        """Faust would commit past a stretch that it never handed out: find out whether something lies there."""
        expected = self._expected.get((name, partition), 0)
        if offset < expected:
            self._metrics.record("repeats", topic=self._topics[name].name)
        if offset <= expected:
            return
        stretch = (self._settings, name, partition, expected, offset)
        if await asyncio.to_thread(inspection.holds_record, *stretch):
            why = f"{name}[{partition}] jumped from offset {expected} to {offset} over records that were not handed out"
            end_now(START_AGAIN, f"{why}; start again, they will come")
        self._metrics.record("gaps", topic=self._topics[name].name)

    async def _restore(self, partition: int) -> None:
        """Bring a partition's state to what its topic holds, before its first message is handled."""
        if self._stateful is None or partition in self._restored:
            return
        since = self._said = time.monotonic()
        await self._window.empty()
        self._metrics.record("restoring_partitions", 1)
        self.restoring = partition
        again = await asyncio.to_thread(self._read_back, self._stateful, partition)
        futures = [await self._send(output, ()) for output in again]
        self._batching.go()
        await asyncio.gather(*futures)
        self._restored.add(partition)
        self.restoring = None
        self._metrics.record("restoring_partitions", 0)
        self._metrics.record("restore_seconds", time.monotonic() - since)
        log.info("restored partition %d in %.2f s", partition, time.monotonic() - since)

    def _read_back(self, processor: StatefulProcessor, partition: int) -> list[Output]:
        """In a thread, so that the loop goes on."""
        records = bulk.read_partition(self._settings, processor.state_topic, partition, self._remaining)
        try:
            with without_collector():
                return processor.restore(partition, records)
        except (KafkaError, StartupError, OSError):
            raise  # the broker's, not ours
        except ForeignStateError as error:
            end_now(CANNOT_START, f"partition {partition} of {processor.state_topic.name}: {error}")
        except Exception as error:
            log.exception("the state cannot be restored")
            where = f"partition {partition} of {processor.state_topic.name}"
            end_now(OWN_ERRORS, f"{where} cannot be read back as state ({error!r}): repair it or this version")

    def _remaining(self, messages: int) -> None:
        self._metrics.record("restore_remaining_messages", messages)
        if messages and time.monotonic() - self._said > SAYS_SECONDS:
            log.info("restoring partition %s: %d records are left to read", self.restoring, messages)
            self._said = time.monotonic()

    def _drop_all(self) -> None:
        if self._stateful is not None:
            for partition in sorted(self._restored):
                self._stateful.drop(partition)
        self._restored.clear()

    def _acknowledge(self, taken: _Taken) -> None:
        taken.event.ack()
        self._metrics.record("acknowledge_seconds", time.perf_counter() - taken.since)
        self._metrics.record("unacknowledged_messages", len(self._window))
        if taken.tells:
            delay = datetime.now(timezone.utc) - pushed_at(taken.message)
            self._metrics.record("push_to_event_seconds", max(0.0, delay.total_seconds()))

    def _write_failed(self, error: BaseException) -> None:
        end_now(START_AGAIN, f"a write failed ({type(error).__name__}: {error}); nothing it belongs to is acknowledged")


def _message(topic: Topic, raw: Any) -> Message:
    headers = raw.headers.items() if isinstance(raw.headers, dict) else raw.headers or ()
    return Message(
        topic.name, raw.partition, raw.offset, raw.key, raw.value,
        tuple((name, value or b"") for name, value in headers),
        moment(1000 * (raw.timestamp or 0.0)),
    )  # fmt: skip


def _with(output: Output, passed: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """An output's headers, and of those passed on what it does not say itself."""
    if output.topic is DEAD_LETTERS:
        return list(output.headers)
    own = {name for name, _ in output.headers}
    return [*output.headers, *(h for h in passed if h[0] not in own and _wanted(h[0], output.topic))]


def _wanted(header: str, topic: Topic) -> bool:
    return header == "traceparent" or not _is_end(topic)


def _is_end(topic: Topic) -> bool:
    return topic.owner == "publish"


def _too_large(result: Result) -> tuple[Rejection, ...]:
    """Outputs are written all or not at all: a processor that makes too large ones is told by a dead letter."""
    limit = MAX_MESSAGE_BYTES - HEADROOM_BYTES
    largest = max((len(output.value or b"") for output in result.outputs), default=0)
    if largest <= limit:
        return ()
    return (Rejection("output-too-large", f"an output would have {largest} bytes, the limit is {limit}"),)
