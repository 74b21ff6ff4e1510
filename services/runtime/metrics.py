"""The catalogue of metrics: every name that a worker exports, what it means, and its bounded labels.

Prefix `sitrep_`, base units. All carry `service`. Processors name them without prefix and `_total` in their counts.

A counter that appears with its first count has no increase for Prometheus: it never saw it at 0. So all label values
that are known beforehand start at 0, in the service that counts them.
"""

from __future__ import annotations

import platform
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import product
from typing import Any, Literal, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from schemas.dead_letter import Reason
from schemas.taxonomy import EVENT_TYPE_OF, Change
from services.runtime.processor import Count

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Of work on one message: about 1 ms for an article of 2.5 KB."""
DELAYS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200)
"""Of the pipeline: seconds when all is well."""
LATENESS = (60, 600, 3600, 4 * 3600, 12 * 3600, 86_400, 3 * 86_400, 7 * 86_400)
"""Of the outlets: minutes to days."""
LANGUAGES = ("en", "ru", "uk", "other")
"""Of the label `language`; "other" also where none is known."""
METHODS = ("exact", "alternate", "former", "transliterated", "inflected", "fuzzy", "none")
"""Of the label `method`."""
UNKNOWN = "unknown"
"""The source of a dead letter whose feed could not be read."""
MAX_SOURCES = 100
"""Different values of the `source` label of a metric; later ones are "other", so that no feed can flood Prometheus."""


@dataclass(frozen=True)
class Metric:
    """One entry of the catalogue."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = SECONDS
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Values of all its labels that are to be there from the start, at 0."""
    by: str | None = None
    """The service that counts it; None where all do."""


CATALOGUE: tuple[Metric, ...] = (
    # What the pipeline is for.
    Metric("articles", "counter", "Articles read, by what became of them.", ("outcome", "language"), by="extract",
           known={"outcome": ("read", "empty", "skipped", "rejected", "withdrawn"), "language": LANGUAGES}),
    Metric("reports", "counter", "Reports of events that articles told.", ("sub_event_type",), by="extract",
           known={"sub_event_type": tuple(EVENT_TYPE_OF)}),
    Metric("events", "counter", "Event records written, by kind of change.", ("outcome",), by="publish",
           known={"outcome": get_args(Change)}),
    Metric("geocodings", "counter", "Places given to reports, by geo precision and method.", ("precision", "method"),
           by="geocode", known={"precision": ("1", "2", "3", "none"), "method": METHODS}),
    Metric("deduplications", "counter", "Reports given to events, by how.", ("outcome",), by="deduplicate",
           known={"outcome": ("new", "joined", "unassigned", "repeat", "rejected", "taken-back")}),
    Metric("push_to_event_seconds", "histogram", "From the article's push to its event's record: the objective.",
           buckets=DELAYS, by="publish"),
    Metric("publication_to_event_seconds", "histogram", "From publication to record: the outlets' lateness included.",
           buckets=LATENESS, by="publish"),
    # The feeds; `source` is bounded.
    Metric("feed_articles", "counter", "Articles of a feed that were read or skipped.", ("source",)),
    Metric("feed_reports", "counter", "Reports of events that a feed's articles told.", ("source",)),
    Metric("feed_last_article_timestamp_seconds", "gauge", "When a feed last pushed, Unix time.", ("source",)),
    # What cannot be used; `source` is the feed, bounded.
    Metric("dead_letters", "counter", "Messages that became dead letters.", ("reason", "source"),
           known={"reason": get_args(Reason), "source": (UNKNOWN,)}),
    Metric("dead_letters_cut", "counter", "Dead letters cut short: their feed had used up its hourly allowance.",
           ("source",), known={"source": (UNKNOWN,)}),
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
    Metric("restore_seconds", "histogram", "Restoring one partition's state.", buckets=DELAYS, by="deduplicate"),
    Metric("restoring_partitions", "gauge", "Partitions whose state is being restored now."),
    Metric("restore_remaining_messages", "gauge", "Records of the state that a running restore has not read yet."),
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
        self._sources: dict[str, set[str]] = defaultdict(set)
        self._recordings: dict[tuple[Any, ...], Callable[[float], None]] = {}
        self._start_at_zero()
        self.record("build_info", version=version("sitrep"), python=platform.python_version())

    def record(self, metric: str, amount: float = 1, **labels: str) -> None:
        """Add to a counter, set a gauge, observe in a histogram.

        A name or label that is not in the catalogue is a bug; a label that is not given is empty.
        """
        if "source" in labels:
            labels["source"] = self._bounded(metric, labels["source"])
        key = (metric, *labels.items())
        recording = self._recordings.get(key)
        if recording is None:
            recording = self._recordings[key] = self._recording(metric, labels)
        recording(amount)

    def _recording(self, metric: str, labels: dict[str, str]) -> Callable[[float], None]:
        """What records values under these labels: found once, for it costs more than the recording."""
        if not labels.keys() <= set(self._labels[metric]):
            raise ValueError(f"metric {metric} has the labels {self._labels[metric]}, not {tuple(labels)}")
        given = {name: labels.get(name, "") for name in self._labels[metric]}
        child = self._collectors[metric].labels(service=self._service, **given)
        if isinstance(child, Counter):
            return child.inc
        return child.set if isinstance(child, Gauge) else child.observe

    def count(self, count: Count) -> None:
        """Record what a processor says."""
        self.record(count.metric, count.amount, **count.labels)

    def text(self) -> bytes:
        """All metrics in Prometheus' text format."""
        return generate_latest(self._registry)

    def _start_at_zero(self) -> None:
        for metric in CATALOGUE:
            if metric.by in (None, self._service):
                for labels in _known(metric):
                    self._collectors[metric.name].labels(service=self._service, **labels)

    def _bounded(self, metric: str, source: str) -> str:
        """Each metric has its own hundred: with many feeds, one that is seldom wrong still has its name there."""
        seen = self._sources[metric]
        if source in seen:
            return source
        if len(seen) >= MAX_SOURCES:
            return "other"
        seen.add(source)
        return source


def _known(metric: Metric) -> Iterator[dict[str, str]]:
    """The label values that a metric starts with; of one without labels its only series."""
    if set(metric.known) == set(metric.labels):
        for values in product(*metric.known.values()):
            yield dict(zip(metric.known, values, strict=True))


def _collector(metric: Metric, registry: CollectorRegistry) -> Counter | Gauge | Histogram:
    labels = ("service", *metric.labels)
    name = f"sitrep_{metric.name}"
    if metric.kind == "counter":
        return Counter(name, metric.help, labels, registry=registry)
    if metric.kind == "gauge":
        return Gauge(name, metric.help, labels, registry=registry)
    return Histogram(name, metric.help, labels, buckets=metric.buckets, registry=registry)
