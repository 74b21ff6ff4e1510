"""From an article's push to its event's record in a subscriber's hands, at 10, 50 and 100 articles a second."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from statistics import quantiles

from confluent_kafka import Consumer, Producer, TopicPartition

from schemas.event import ConflictEvent
from schemas.topics import ARTICLES, EVENT_CHANGES, full_name
from services.broker.choice import choose_broker
from services.runtime.settings import load_settings
from tests.benchmarks.articles import articles
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options
from tests.benchmarks.pipeline import PATIENT, WARM, pushed, until_done
from tests.faults.pipeline import Pipeline

RATES = (10, 50, 100)
TARGET_AT, TARGET_SECONDS = 50, 3.0


def bench(options: Options) -> Iterator[Figure]:
    """The median and the 99th percentile, one worker a stage."""
    seconds = options.size(20, 6)
    with choose_broker(load_settings()) as broker, Pipeline(broker.servers, "latency", True, **PATIENT) as pipeline:
        pipeline.start()
        pipeline.push(pushed(WARM, seed=7))
        pipeline.until_finished()
        consumer = _subscriber(pipeline)
        for rate in RATES:
            delays = _measure(pipeline, consumer, rate, seconds)
            note = f"{rate * seconds} articles in {seconds} s, {len(delays)} event records"
            median, worst = (quantiles(delays, n=100)[at - 1] for at in (50, 99))
            yield Figure("latency", f"p50 at {rate} articles/s", median, "s", note)
            target = TARGET_SECONDS if rate == TARGET_AT else None
            yield Figure("latency", f"p99 at {rate} articles/s", worst, "s", note, at_most=target)
        consumer.close()


def _subscriber(pipeline: Pipeline) -> Consumer:
    consumer = Consumer({"bootstrap.servers": pipeline.settings.servers, "group.id": "latency"})
    name = full_name(EVENT_CHANGES, pipeline.settings.namespace)
    ends = [consumer.get_watermark_offsets(TopicPartition(name, n))[1] for n in range(EVENT_CHANGES.partitions)]
    consumer.assign([TopicPartition(name, n, end) for n, end in enumerate(ends)])
    return consumer


def _measure(pipeline: Pipeline, consumer: Consumer, rate: int, seconds: int) -> list[float]:
    """Seconds from push to arrival of each event record: of the report in it that was pushed last."""
    producer = Producer({"bootstrap.servers": pipeline.settings.servers, "linger.ms": 5})
    topic = full_name(ARTICLES, pipeline.settings.namespace)
    pushed_at: dict[str, float] = {}
    delays: list[float] = []
    since = time.time()
    for number, article in enumerate(articles(rate * seconds, seed=1000 + rate)):
        while time.time() < since + number / rate:
            delays += _arrived(consumer, pushed_at, 0.001)
        article["published_at"] = datetime.now(timezone.utc).isoformat()
        pushed_at[article["article_id"]] = time.time()
        producer.produce(topic, key=article["article_id"], value=json.dumps(article, ensure_ascii=False))
        producer.poll(0)
    producer.flush()
    _drain(pipeline, consumer, pushed_at, delays)
    return delays


def _drain(pipeline: Pipeline, consumer: Consumer, pushed_at: dict[str, float], delays: list[float]) -> None:
    """What is still under way when the last article was pushed."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 3:
        if found := _arrived(consumer, pushed_at, 0.1):
            delays += found
            quiet_since = time.monotonic()
    until_done(pipeline)
    delays += _arrived(consumer, pushed_at, 0.5)


def _arrived(consumer: Consumer, pushed_at: dict[str, float], timeout: float) -> list[float]:
    found = []
    for message in consumer.consume(200, timeout=timeout):
        if message.error() is None:
            event = ConflictEvent.read(message.value())
            known = [pushed_at[r.article_id] for r in event.reports if r.article_id in pushed_at]
            found += [time.time() - max(known)] if known else []
    return found
