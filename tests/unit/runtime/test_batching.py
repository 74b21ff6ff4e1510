"""Batches go out together where a worker is busy, and at once where it is not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.structs import TopicPartition

from services.runtime import batching
from services.runtime.batching import Batching

Write = Callable[[int], Coroutine[Any, Any, Any]]
Program = Callable[[Batching, Write, Callable[[], list[int]]], Coroutine[Any, Any, None]]


def run(program: Program) -> None:
    """A producer without a broker: what it would send is looked up, not sent."""

    async def whole() -> None:
        producer = AIOKafkaProducer(bootstrap_servers="127.0.0.1:1", linger_ms=60_000)
        accumulator = producer._message_accumulator

        async def write(partition: int) -> None:
            await accumulator.add_message(TopicPartition("t", partition), b"key", b"value", 1)

        def due() -> list[int]:
            return sorted(p.partition for p, b in accumulator._batches.items() if b[0].remaining_linger() is None)

        await program(Batching(producer), write, due)
        accumulator.fail_all(ConnectionError())
        producer._closed = True

    asyncio.run(whole())


def test_what_is_written_lingers_while_there_is_more_to_read_and_then_goes_all_together() -> None:
    async def program(batches: Batching, write: Write, due: Callable[[], list[int]]) -> None:
        await write(1)
        batches.written(more=True)
        await write(2)
        assert due() == []
        batches.written(more=False)
        assert due() == [1, 2]

    run(program)


def test_it_lingers_no_longer_than_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "BUSY_SECONDS", 0.0)

    async def program(batches: Batching, write: Write, due: Callable[[], list[int]]) -> None:
        await write(1)
        batches.written(more=True)
        await write(2)
        while not due():
            await asyncio.sleep(0)
        assert due() == [1, 2]

    run(program)


def test_a_sender_that_waits_for_batches_is_woken() -> None:
    async def program(batches: Batching, write: Write, due: Callable[[], list[int]]) -> None:
        await write(1)
        batches._accumulator._waiter_future = waiter = asyncio.get_running_loop().create_future()
        batches.written(more=False)
        assert waiter.done()

    run(program)
