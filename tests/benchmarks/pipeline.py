"""The whole pipeline on the embedded Apache Kafka, one and two workers a stage, beside plain pass-throughs.

All runs get the same articles over as many hops on the same broker in one run. As the machine's cores may be busy
with other work, CPU time is given beside the clock's.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from services.broker.choice import choose_broker
from services.runtime.settings import load_settings
from tests.benchmarks.articles import lines
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options, anonymous_mib, cpu_seconds, resident_mib
from tests.faults.feed import Pushed
from tests.faults.pipeline import SERVICES, Pipeline

Hop = subprocess.Popen[bytes]
HOPS = 4
TARGET = 0.25
PATIENCE_SECONDS = 900
ROOT = Path(__file__).parents[2]
WARM = 100
PATIENT = {"SITREP_SESSION_TIMEOUT_SECONDS": "60"}
"""On a busy machine a worker may be silent for longer than the fault tests' 6 s, and would end itself."""
MIB_TARGET = 250.0


def bench(options: Options) -> Iterator[Figure]:
    """Articles a second, and CPU time and memory of each worker."""
    feed = pushed(options.size(1500, 300))
    with choose_broker(load_settings()) as broker:
        faust = pass_through(broker.servers, "faust", feed)
        yield Figure("pipeline", "plain Faust pass-through", faust, "articles/s", _note(feed))
        confluent = pass_through(broker.servers, "confluent", feed)
        yield Figure("pipeline", "plain confluent-kafka pass-through", confluent, "articles/s", _note(feed))
        for workers in (1, 2):
            speed, figures = _pipeline(broker.servers, workers, feed)
            yield Figure("pipeline", f"sitrep, {workers} worker(s) a stage", speed, "articles/s", _note(feed))
            yield from figures
            share = speed / faust
            name = f"sitrep, {workers} worker(s) a stage, share of plain Faust"
            yield Figure("pipeline", name, share, "x", _note(feed), TARGET if workers == 1 else None)


def pushed(count: int, seed: int = 1) -> list[Pushed]:
    """Articles as messages; only their values matter to a pass-through."""
    return [Pushed(b"bench-%d-%07d" % (seed, n), line) for n, line in enumerate(lines(count, seed))]


def _note(feed: list[Pushed]) -> str:
    mean = sum(len(message.value) for message in feed) / len(feed)
    return f"{len(feed)} articles of {mean:,.0f} bytes, {HOPS} hops, 8 partitions"


def _pipeline(servers: str, workers: int, feed: list[Pushed]) -> tuple[float, list[Figure]]:
    with Pipeline(servers, f"bench-{workers}", True, **PATIENT) as pipeline:
        for number in range(workers):
            pipeline.start(number=number)
        pipeline.push(pushed(WARM, seed=7))
        pipeline.until_finished(PATIENCE_SECONDS)
        before = {name: cpu_seconds(worker.process.pid) for name, worker in pipeline.workers.items()}
        since = time.monotonic()
        pipeline.push(feed)
        until_done(pipeline)
        speed = len(feed) / (time.monotonic() - since)
        return speed, list(_of_workers(pipeline, before, workers, len(feed)))


def until_done(pipeline: Pipeline) -> None:
    """Wait until every stage has committed all that the one before wrote, in order; commits come each 0.5 s."""
    end = time.monotonic() + PATIENCE_SECONDS
    for service in SERVICES:
        while pipeline.lag(service) != 0:
            if ended := [name for name, worker in pipeline.workers.items() if worker.process.poll() is not None]:
                raise RuntimeError(f"{', '.join(ended)} ended; logs in {pipeline.folder}")
            if time.monotonic() > end:
                raise RuntimeError(f"{service} is not done after {PATIENCE_SECONDS} s; logs in {pipeline.folder}")
            time.sleep(0.1)


def _of_workers(pipeline: Pipeline, before: dict[str, float], workers: int, count: int) -> Iterator[Figure]:
    for service in SERVICES:
        mine = {name: worker.process.pid for name, worker in pipeline.workers.items() if name.startswith(service)}
        spent = sum(cpu_seconds(pid) - before[name] for name, pid in mine.items())
        yield Figure("pipeline", f"{service}, {workers} worker(s)", 1000 * spent / count, "CPU ms/article")
        if workers == 1:
            pid = next(iter(mine.values()))
            note = f"{anonymous_mib(pid):.0f} MiB of it its own"
            yield Figure("pipeline", f"{service}, memory", resident_mib(pid), "MiB", note, at_most=MIB_TARGET)


def pass_through(servers: str, kind: str, feed: list[Pushed]) -> float:
    """Articles a second over as many hops that do nothing but pass on, once all hops are at work."""
    topics = [f"hop-{kind}-{n}" for n in range(HOPS + 1)]
    admin = AdminClient({"bootstrap.servers": servers})
    for created in admin.create_topics([NewTopic(name, 8, 1) for name in topics]).values():
        created.result(30)
    consumer = Consumer({"bootstrap.servers": servers, "group.id": f"end-{kind}", "auto.offset.reset": "earliest"})
    consumer.assign([TopicPartition(topics[-1], n, 0) for n in range(8)])
    with _hops(servers, kind, topics) as hops:
        _through(servers, topics[0], feed[:WARM], consumer, hops)
        since = time.monotonic()
        _through(servers, topics[0], feed, consumer, hops)
        return len(feed) / (time.monotonic() - since)


def _through(servers: str, topic: str, feed: list[Pushed], consumer: Consumer, hops: list[Hop]) -> None:
    producer = Producer({"bootstrap.servers": servers, "linger.ms": 5, "queue.buffering.max.messages": 1_000_000})
    for message in feed:
        producer.produce(topic, key=message.key, value=message.value)
    producer.flush()
    arrived, end = 0, time.monotonic() + PATIENCE_SECONDS
    while arrived < len(feed):
        arrived += sum(message.error() is None for message in consumer.consume(1000, timeout=0.2))
        if time.monotonic() > end or any(hop.poll() is not None for hop in hops):
            raise RuntimeError(
                f"{arrived} of {len(feed)} messages arrived; a hop ended, or {PATIENCE_SECONDS} s are over"
            )


@contextmanager
def _hops(servers: str, kind: str, topics: list[str]) -> Iterator[list[Hop]]:
    command = [sys.executable, "-m", "tests.benchmarks.hop", kind, servers]
    running = [subprocess.Popen([*command, source, target], cwd=ROOT) for source, target in pairwise(topics)]
    try:
        yield running
    finally:
        for hop in running:
            hop.kill()
            hop.wait()
