"""The workers' producer: idempotent, all in-sync replicas, and silent while the right to write is in doubt."""

from __future__ import annotations

from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import NodeNotReadyError
from aiokafka.protocol.produce import ProduceRequest

from schemas.topics import MAX_MESSAGE_BYTES
from services.runtime.clients import aiokafka_security
from services.runtime.lease import Lease
from services.runtime.settings import Settings

LINGER_MS = 5


def new_producer(settings: Settings, lease: Lease) -> AIOKafkaProducer:
    """A producer, not yet started; call it inside the running loop."""
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.servers,
        acks="all",
        enable_idempotence=True,
        linger_ms=LINGER_MS,
        max_request_size=2 * MAX_MESSAGE_BYTES,
        request_timeout_ms=int(settings.request_timeout_seconds * 1000),
        **aiokafka_security(settings),
    )
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
