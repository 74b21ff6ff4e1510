"""One worker, from its start to its end: the single entry point of all four services."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import faust
from aiokafka import AIOKafkaProducer

from schemas.topics import DEAD_LETTERS
from services.runtime import exits, http, logs, topics
from services.runtime.app import App, input_channel, new_app
from services.runtime.collector import settled
from services.runtime.delivery import Delivery
from services.runtime.lag import LagReader
from services.runtime.lease import Lease
from services.runtime.metrics import Metrics
from services.runtime.processor import Observed, Processor, StartupError, StatefulProcessor
from services.runtime.producer import start_producer
from services.runtime.settings import Settings
from services.runtime.tracing import Tracing, tracing

DRAIN_SECONDS = 9.0
"""A stop that takes longer is cut off: what is not committed comes again. The promise is 10 s."""

log = logging.getLogger(__name__)


def run_worker(create: Callable[[Settings], Processor], settings: Settings) -> None:
    """Run a worker until SIGTERM or SIGINT; ends the process with one of the statuses of `services.runtime.exits`.

    `create` makes the processor; it raises StartupError where something is missing that the operator must bring.
    """
    logs.set_up(settings)
    try:
        processor = create(settings)
        traced = tracing(processor.service)
        _topics_are_right(settings, processor)
    except StartupError as error:
        sys.exit(_refuse(error))
    _use_uvloop()
    try:
        asyncio.run(_work(processor, settings, traced))
    except Exception as error:
        log.exception("not a graceful end")
        exits.end_now(exits.START_AGAIN, f"{type(error).__name__}: {error}; start again, nothing is lost")
    logging.shutdown()
    os._exit(0)  # Faust leaves threads behind that may not end


def _refuse(error: StartupError) -> int:
    log.critical("cannot start: %s", error)
    return exits.CANNOT_START


def _topics_are_right(settings: Settings, processor: Processor) -> None:
    needed = (*processor.inputs, DEAD_LETTERS)
    state = (processor.state_topic,) if isinstance(processor, StatefulProcessor) else ()
    wrong = topics.check(settings, (*needed, *state), configs=False)
    if wrong:
        raise StartupError(f"{'; '.join(d.message for d in wrong)}: run `sitrep topics apply`")


def _use_uvloop() -> None:
    try:
        import uvloop
    except ImportError:  # not on Windows
        return
    uvloop.install()


async def _work(processor: Processor, settings: Settings, traced: Tracing) -> None:
    lease = Lease(settings.session_timeout_seconds, lambda why: exits.end_now(exits.START_AGAIN, why))
    metrics = Metrics(processor.service)
    for topic in processor.inputs:
        metrics.record("messages", 0, topic=topic.name)
    producer = await start_producer(settings, lease)
    app = new_app(settings, processor.service, lease)
    delivery = Delivery(app, settings, processor, producer, metrics, traced)
    _add_agent(app, delivery, settings, processor)
    lag = LagReader(settings, processor.service, processor.inputs, metrics)
    runner, address = await http.serve(
        settings, lambda: _not_ready(app, delivery), lambda: _scrape(app, processor, metrics)
    )
    log.info("%s starts; health and metrics at %s", processor.service, address)
    lag.start()
    settled()
    await _until_told_to_stop(app)
    lag.end()
    await _stop(app, producer, runner)
    traced.stop()


def _add_agent(app: faust.App, delivery: Delivery, settings: Settings, processor: Processor) -> None:
    @app.agent(input_channel(app, settings, processor.inputs), concurrency=1, name=processor.service)
    async def work(stream: Any) -> None:
        async for event in stream.noack().events():
            await delivery.take(event, more=not stream.channel.queue.empty())


async def _until_told_to_stop(app: faust.App) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await app.start()
    await app.wait(stop.wait())
    if app.crashed:
        exits.end_now(exits.START_AGAIN, "Faust crashed; nothing that is not safely out was acknowledged")


async def _stop(app: faust.App, producer: AIOKafkaProducer, runner: Any) -> None:
    """Finish what is in the window, commit, leave the group: so the next worker goes on at once."""
    overdue = threading.Timer(DRAIN_SECONDS, exits.end_now, (exits.START_AGAIN, "the stop took too long, cut off"))
    overdue.daemon = True
    overdue.start()
    log.info("stopping")
    await app.stop()
    await producer.stop()
    await runner.cleanup()
    log.info("stopped, everything committed")


def _not_ready(app: App, delivery: Delivery) -> str | None:
    if app.rebalancing or not app.has_joined:
        return "waiting for partitions"
    if delivery.restoring is not None:
        return f"restoring the state of partition {delivery.restoring}"
    return None


def _scrape(app: App, processor: Processor, metrics: Metrics) -> bytes:
    metrics.record("assigned_partitions", len(app.consumer.assignment()) if app.has_joined else 0)
    if isinstance(processor, Observed):
        with suppress(RuntimeError):  # its state is being restored: a dictionary changes under our eyes
            for gauge in processor.gauges():
                metrics.count(gauge)
    return metrics.text()
