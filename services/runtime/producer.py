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

LINGER_MS = 5

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
    """Ask the lease at the last moment before a batch goes out: it may have waited in memory for long."""
    send = client.send

    async def guarded(node_id: int, request: Any, **options: Any) -> Any:
        if isinstance(request, ProduceRequest):
            if not await client.ready(node_id, **options):
                raise NodeNotReadyError(f"node {node_id} is not ready")
            await lease.before_write()
        return await send(node_id, request, **options)

    client.send = guarded
