"""News replayed through `sitrep process --workers 2`: a million articles are a month; fewer are its first days.

Memory is looked at all the way, so that its curve can be drawn; articles are made as they are fed, and not kept.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psutil

from tests.benchmarks.articles import A_DAY, MONTH, lines
from tests.benchmarks.curve import Sample, draw, tell
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options

ARTICLES = 20_000
STEP = 250
"""Articles between two looks at the memory."""


def bench(options: Options) -> Iterator[Figure]:
    """Articles a second by the clock and of CPU time, and the most memory; the curve goes to build/month.png."""
    count = options.articles or options.size(ARTICLES, 1000)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    since = time.monotonic()
    with tempfile.TemporaryFile() as events:
        samples = _replay(count, events)
        told = sum(1 for _ in _rewound(events))
    took = time.monotonic() - since
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    note = f"{count:,} articles, {count / A_DAY:.2g} days of news, {told:,} events"
    yield Figure("month", "sitrep process --workers 2", count / took, "articles/s", note)
    yield Figure("month", "CPU time, all processes", 1000 * spent / count, "CPU ms/article", note)
    yield Figure("month", "most memory, all processes", max(s.whole for s in samples), "MiB", note)
    yield Figure("month", "memory of one worker process", max(s.of["worker"] for s in samples), "MiB", "the larger")
    fed = [sample for sample in samples if sample.articles < count]
    if len(fed) > 20:
        yield Figure("month", "growth while reading", _slope(fed), "KiB/article", "the second half of the feed")
    draw(samples, Path("build/month.png"), f"sitrep process --workers 2, {count:,} articles")


def _replay(count: int, events: IO[bytes]) -> list[Sample]:
    command = [sys.executable, "-m", "services.cli.main", "process", "--workers", "2", "--progress", "-"]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=events)
    samples = list(tell(_samples(running, count), count))
    if running.returncode:
        raise RuntimeError(f"sitrep process ended with {running.returncode}")
    return [sample for sample in samples if sample.whole]


def _samples(running: subprocess.Popen[bytes], count: int) -> Iterator[Sample]:
    assert running.stdin is not None
    since = time.monotonic()
    for number, line in enumerate(lines(count, mix=MONTH), 1):
        running.stdin.write(line + b"\n")
        if number % STEP == 0:
            yield _sample(running.pid, number, since)
    running.stdin.close()
    while running.poll() is None:  # what is under way, and the grouping
        yield _sample(running.pid, count, since)
        time.sleep(0.25)


def _sample(pid: int, number: int, since: float) -> Sample:
    """The resident memory of the main process, and of the larger of its workers, which read and then group."""
    try:
        process = psutil.Process(pid)
        workers = [child.memory_info().rss / 2**20 for child in process.children(recursive=True)]
        main = process.memory_info().rss / 2**20
    except psutil.NoSuchProcess:
        workers, main = [], 0.0
    minutes = (time.monotonic() - since) / 60
    return Sample(minutes, number, {"main": main, "worker": max(workers, default=0.0)}, main + sum(workers))


def _slope(samples: list[Sample]) -> float:
    """How the memory of the main process grows; what waits for its turn waits on disk."""
    late = samples[len(samples) // 2 :]
    more = late[-1].of["main"] - late[0].of["main"]
    return 1024 * more / max(1, late[-1].articles - late[0].articles)


def _rewound(file: IO[bytes]) -> IO[bytes]:
    file.seek(0)
    return file
