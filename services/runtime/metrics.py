"""The catalogue of metrics: every name that a worker exports, what it means, and its bounded labels.

Prefix `sitrep_`, base units. All carry `service`. Processors name them without prefix and `_total` in their counts.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from services.runtime.processor import Count

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Of work on one message: about 1 ms for an article of 2.5 KB."""
DELAYS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200)
"""Of the pipeline: seconds when all is well."""
LATENESS = (60, 600, 3600, 4 * 3600, 12 * 3600, 86_400, 3 * 86_400, 7 * 86_400)
"""Of the outlets: minutes to days."""
MAX_SOURCES = 100
"""Different values of the `source` label; later ones are counted as "other", so that no feed can flood Prometheus."""


@dataclass(frozen=True)
class Metric:
    """One entry of the catalogue."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = SECONDS


CATALOGUE: tuple[Metric, ...] = (
    # What the pipeline is for.
    Metric("articles", "counter", "Articles read, by what became of them.", ("outcome", "language")),
    Metric("reports", "counter", "Reports of events, by what became of them.", ("outcome", "sub_event_type")),
    Metric("events", "counter", "Event records written, by kind of change.", ("outcome",)),
    Metric("geocodings", "counter", "Places given to reports, by geo precision and method.", ("precision", "method")),
    Metric("deduplications", "counter", "Reports given to events, by how.", ("outcome",)),
    Metric("push_to_event_seconds", "histogram", "From the article's push to its event's record: the objective.",
           buckets=DELAYS),
    Metric("publication_to_event_seconds", "histogram", "From publication to record: the outlets' lateness included.",
           buckets=LATENESS),
    # The feeds; `source` is bounded.
    Metric("feed_articles", "counter", "Articles of a feed that were read or skipped.", ("source",)),
    Metric("feed_reports", "counter", "Reports of events that a feed's articles told.", ("source",)),
    Metric("feed_last_article_timestamp_seconds", "gauge", "When a feed last pushed, Unix time.", ("source",)),
    # What cannot be used; `source` is the feed, bounded.
    Metric("dead_letters", "counter", "Messages that became dead letters.", ("reason", "source")),
    # Work and its speed.
    Metric("messages", "counter", "Messages handled, repeats included.", ("topic",)),
    Metric("message_seconds", "histogram", "Work on one message, without waiting for the broker."),
    Metric("stage_seconds", "histogram", "Work on one message in one stage.", ("stage",)),
    Metric("acknowledge_seconds", "histogram", "From a message's start until the broker has all of its outputs.",
           buckets=DELAYS),
    # The guards.
    Metric("unacknowledged_messages", "gauge", "Messages in the acknowledgement window."),
    Metric("repeats", "counter", "Messages that came again within a generation.", ("topic",)),
    Metric("gaps", "counter", "Jumps in offsets that held no record (transaction markers).", ("topic",)),
    Metric("rebalances", "counter", "Generations of the consumer group that this worker was in."),
    Metric("restore_seconds", "histogram", "Restoring one partition's state.", buckets=DELAYS),
    Metric("restoring_partitions", "gauge", "Partitions whose state is being restored now."),
    Metric("assigned_partitions", "gauge", "Partitions that this worker holds."),
    # How far behind; read from outside Faust, so that a stuck worker shows.
    Metric("consumer_lag_messages", "gauge", "Messages of a partition that the group has not finished.",
           ("topic", "partition")),
    Metric("consumer_lag_seconds", "gauge", "Age of the oldest unfinished message; 0 without lag.",
           ("topic", "partition")),
    # State and knowledge.
    Metric("state_size", "gauge", "Entries in the state of the partitions held, by kind.", ("kind",)),
    Metric("gazetteer_entries", "gauge", "Places in the gazetteer.", ("gazetteer_version",)),
    Metric("build_info", "gauge", "Always 1; the labels say what runs.", ("version", "python")),
)  # fmt: skip


class Metrics:
    """One worker's metrics, in a registry of their own."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._registry = CollectorRegistry()
        self._collectors = {metric.name: _collector(metric, self._registry) for metric in CATALOGUE}
        self._labels = {metric.name: metric.labels for metric in CATALOGUE}
        self._sources: set[str] = set()
        self.record("build_info", version=version("sitrep"), python=platform.python_version())

    def record(self, metric: str, amount: float = 1, **labels: str) -> None:
        """Add to a counter, set a gauge, observe in a histogram.

        A name or label that is not in the catalogue is a bug; a label that is not given is empty.
        """
        if "source" in labels:
            labels["source"] = self._bounded(labels["source"])
        if not labels.keys() <= set(self._labels[metric]):
            raise ValueError(f"metric {metric} has the labels {self._labels[metric]}, not {tuple(labels)}")
        given = {name: labels.get(name, "") for name in self._labels[metric]}
        child = self._collectors[metric].labels(service=self._service, **given)
        if isinstance(child, Counter):
            child.inc(amount)
        elif isinstance(child, Gauge):
            child.set(amount)
        else:
            child.observe(amount)

    def count(self, count: Count) -> None:
        """Record what a processor says."""
        self.record(count.metric, count.amount, **count.labels)

    def text(self) -> bytes:
        """All metrics in Prometheus' text format."""
        return generate_latest(self._registry)

    def _bounded(self, source: str) -> str:
        if source in self._sources:
            return source
        if len(self._sources) >= MAX_SOURCES:
            return "other"
        self._sources.add(source)
        return source


def _collector(metric: Metric, registry: CollectorRegistry) -> Counter | Gauge | Histogram:
    labels = ("service", *metric.labels)
    name = f"sitrep_{metric.name}"
    if metric.kind == "counter":
        return Counter(name, metric.help, labels, registry=registry)
    if metric.kind == "gauge":
        return Gauge(name, metric.help, labels, registry=registry)
    return Histogram(name, metric.help, labels, buckets=metric.buckets, registry=registry)
