"""The Faust app of a worker: only the settings and overrides that were measured to lose nothing.

`shared/kafka-notes.md` has the measurements; `docs/decisions` the reasons. In short: raw bytes, no tables, no
transactions, one agent at concurrency 1, acknowledgement by the window.
"""

from __future__ import annotations

from inspect import iscoroutine
from typing import Any

import faust
from aiokafka.coordinator.assignors.range import RangePartitionAssignor
from faust.app.base import BootStrategy
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer, Transport
from mode.services import WaitResults

from schemas.topics import Topic, full_name
from services.runtime.begun import Begun
from services.runtime.clients import faust_credentials
from services.runtime.lease import Lease
from services.runtime.settings import Settings

BUFFERED_MESSAGES = 256  # a partition's queue: eight of them are seconds of work, and a few MiB
FETCH_BYTES = 256 * 1024  # of a partition at once; a longer article comes all the same, alone

METADATA_MS = 10_000
"""A group that joins a broker just started may be assigned nothing, for the broker does not know its topics yet; it
joins again when a later look finds them. aiokafka looks every five minutes: so long such a group was seen idle."""


def new_app(settings: Settings, service: str, lease: Lease) -> App:
    """An app that consumes for a service's group; the caller adds the agent, starts and stops it."""
    app = App(
        settings.group(service),
        broker=[f"kafka://{server}" for server in settings.servers.split(",")],
        broker_credentials=faust_credentials(settings),
        broker_session_timeout=settings.session_timeout_seconds,
        broker_heartbeat_interval=settings.session_timeout_seconds / 4,
        broker_request_timeout=max(settings.request_timeout_seconds, settings.session_timeout_seconds),
        broker_commit_interval=0.5,
        broker_max_poll_interval=600.0,
        consumer_auto_offset_reset="earliest",
        consumer_metadata_max_age_ms=METADATA_MS,
        consumer_max_fetch_size=FETCH_BYTES,
        consumer_group_instance_id=settings.group_instance_id,
        stream_buffer_maxsize=BUFFERED_MESSAGES,
        stream_wait_empty=True,
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=False,
        key_serializer="raw",
        value_serializer="raw",
    )
    app.lease = lease
    return app


def input_channel(app: faust.App, settings: Settings, topics: tuple[Topic, ...]) -> Any:
    """The topics as one Faust channel of raw bytes."""
    names = [full_name(topic, settings.namespace) for topic in topics]
    return app.topic(*names, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw")


class _Boot(BootStrategy):
    enable_kafka_producer = False  # ours is idempotent and asks the lease


class _Thread(AIOKafkaConsumerThread):
    """Reads only what was committed, and tells the lease what the broker says of this member."""

    app: App

    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        consumer._isolation_level = "read_committed"  # Faust offers it only together with its own transactions
        consumer._partition_assignment_strategy = [RangePartitionAssignor]  # same number of all inputs, same worker
        return consumer

    async def on_start(self) -> None:
        await super().on_start()
        _watch_membership(self._ensure_consumer()._coordinator, self.app.lease)


class _Consumer(Consumer):
    app: App

    def _new_consumer_thread(self) -> _Thread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)

    async def wait_first(self, *coros: Any, timeout: Any = None) -> Any:
        """Hands messages over, each unless the flow is suspended first; mode's own makes four tasks for that."""
        if len(coros) == 2 and all(map(iscoroutine, coros)):
            begun = Begun(coros[0])
            if begun.is_done:
                coros[1].close()
                return WaitResults([], [], stopped=False)
            coros = (begun, coros[1])
        return await super().wait_first(*coros, timeout=timeout)

    async def on_partitions_assigned(self, assigned: Any, generation_id: int = 0) -> None:
        self.app.lease.begin()
        self.app.has_joined = True
        await super().on_partitions_assigned(assigned, generation_id)


class _Transport(Transport):
    Consumer = _Consumer


class App(faust.App):
    """Faust's app with our transport, without its producer."""

    BootStrategy = _Boot
    lease: Lease
    has_joined = False
    """Whether its group gave it partitions yet (the generation does not tell: Tansu's first is 0)."""

    def _new_transport(self) -> _Transport:
        return _Transport(self.conf.broker_consumer, self)

    def _create_directories(self) -> None:
        """None: they are for tables, which we have not, and a container's file system cannot be written."""


def _watch_membership(coordinator: Any, lease: Lease) -> None:
    """Wrap the two places where aiokafka learns that it still is, or no longer is, a member of the group."""
    heartbeat, reset = coordinator._do_heartbeat, coordinator.reset_generation

    async def watched_heartbeat() -> bool:
        sent_at = lease.now()
        good: bool = await heartbeat()
        if good:
            lease.confirm(sent_at)
        return good

    def watched_reset() -> None:
        lease.revoke()
        reset()

    coordinator._do_heartbeat, coordinator.reset_generation = watched_heartbeat, watched_reset
