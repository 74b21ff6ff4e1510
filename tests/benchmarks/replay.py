"""The same news as in `month`, through the four workers on Kafka; the feed waits where the workers are far behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from services.broker.choice import choose_broker
from services.runtime.settings import load_settings
from tests.benchmarks.articles import A_DAY, MONTH, lines
from tests.benchmarks.curve import Sample, draw, tell
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options, cpu_seconds, resident_mib
from tests.benchmarks.pipeline import PATIENT, until_done
from tests.faults.feed import Pushed
from tests.faults.pipeline import Pipeline

ARTICLES = 10_000
STEP = 500
MOST_BEHIND = 4000
"""Articles that may wait on the first topic."""


def bench(options: Options) -> Iterator[Figure]:
    """Articles a second, and the most memory and the CPU time of each worker; the curve goes to build/replay.png."""
    count = options.articles or options.size(ARTICLES, 1000)
    with choose_broker(load_settings()) as broker, Pipeline(broker.servers, "replay", True, **PATIENT) as pipeline:
        pipeline.start()
        since = time.monotonic()
        samples = list(tell(_replay(pipeline, count, since), count))
        until_done(pipeline)
        took = time.monotonic() - since
        samples.append(_sample(pipeline, count, since))
        spent = _of_each(pipeline, cpu_seconds)
    note = f"{count:,} articles, {count / A_DAY:.2g} days of news, one worker a stage"
    yield Figure("replay", "through Kafka", count / took, "articles/s", note)
    for name in samples[0].of:
        yield Figure("replay", f"{name}, most memory", max(s.of[name] for s in samples), "MiB", "resident")
        yield Figure("replay", f"{name}, CPU time", 1000 * spent[name] / count, "CPU ms/article", "")
    draw(samples, Path("build/replay.png"), f"four workers on Kafka, {count:,} articles")


def _replay(pipeline: Pipeline, count: int, since: float) -> Iterator[Sample]:
    feed = enumerate(lines(count, mix=MONTH))
    for begun in range(0, count, STEP):
        pipeline.push([Pushed(b"bench-1-%07d" % number, line) for number, line in islice(feed, STEP)])
        while (pipeline.lag("extract") or 0) > MOST_BEHIND:
            time.sleep(1)
        yield _sample(pipeline, min(count, begun + STEP), since)


def _sample(pipeline: Pipeline, number: int, since: float) -> Sample:
    of = _of_each(pipeline, resident_mib)
    return Sample((time.monotonic() - since) / 60, number, of, sum(of.values()))


def _of_each(pipeline: Pipeline, measure: Callable[[int], float]) -> dict[str, float]:
    """A measure of each worker's process, by service."""
    return {name.partition("-")[0]: measure(worker.process.pid) for name, worker in pipeline.workers.items()}
