"""The workers' producer: idempotent, all in-sync replicas, and silent while the right to write is in doubt."""

from __future__ import annotations

import logging
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import NodeNotReadyError, UnknownError, UnsupportedVersionError
from aiokafka.protocol.produce import ProduceRequest

from schemas.topics import MAX_MESSAGE_BYTES
from services.runtime.clients import aiokafka_security
from services.runtime.lease import Lease
from services.runtime.settings import Settings

LINGER_MS = 200
"""At most: `services.runtime.batching` decides."""
BATCH_BYTES = 262_144
"""Of one partition; a message that finds no room waits until the batch before it is written."""
_API_KEY, _PRODUCE = slice(4, 6), b"\0\0"
"""Of a request as it is sent, behind its size (Kafka's protocol: Produce is 0)."""

log = logging.getLogger(__name__)


async def start_producer(settings: Settings, lease: Lease) -> AIOKafkaProducer:
    """A started producer, to be stopped by the caller; on a broker that has no idempotence (Tansu), without it."""
    try:
        return await _start(settings, lease, idempotent=True)
    except (UnknownError, UnsupportedVersionError):
        log.warning("this broker knows no idempotent producers: a retried write may come twice or out of order")
        return await _start(settings, lease, idempotent=False)


async def _start(settings: Settings, lease: Lease, idempotent: bool) -> AIOKafkaProducer:
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.servers,
        acks="all",
        enable_idempotence=idempotent,
        linger_ms=LINGER_MS,
        max_batch_size=BATCH_BYTES,
        max_request_size=2 * MAX_MESSAGE_BYTES,
        request_timeout_ms=int(settings.request_timeout_seconds * 1000),
        **aiokafka_security(settings),
    )
    try:
        await producer.start()
    except BaseException:
        await producer.stop()
        raise
    _guard(producer.client, lease)
    return producer


def _guard(client: Any, lease: Lease) -> None:
    """Ask the lease before a batch goes out, which may have waited in memory for long, and again when it is encoded."""
    send = client.send

    async def guarded(node_id: int, request: Any, **options: Any) -> Any:
        if isinstance(request, ProduceRequest):
            if not await client.ready(node_id, **options):
                raise NodeNotReadyError(f"node {node_id} is not ready")
            for connection in client._conns.values():
                if not isinstance(connection._writer, LastLook | None):
                    connection._writer = LastLook(connection._writer, lease)
            await lease.before_write()
        return await send(node_id, request, **options)

    client.send = guarded


class LastLook:
    """A connection's writer that looks at the lease between a batch's encoding and the system call.

    Encoding takes a millisecond: of a worker stopped in it one batch was seen to go out when it went on, long after its
    partitions were another's. What is refused here closes the connection, and the batch comes back to the first guard.
    """

    def __init__(self, writer: Any, lease: Lease) -> None:
        self._writer, self._lease = writer, lease

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)

    def write(self, data: bytes) -> None:
        """Raises: OSError, for a batch while the right to write is in doubt."""
        if data[_API_KEY] == _PRODUCE and not self._lease.fresh:
            raise OSError("the right to write is in doubt")
        self._writer.write(data)
