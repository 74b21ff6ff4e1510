"""Each pure stage alone, as its worker calls it: bytes in, bytes out, neither Faust nor Kafka."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from services.deduplicate.worker import DeduplicateProcessor
from tests.benchmarks.articles import articles
from tests.benchmarks.chain import handle_all, messages_of, processors
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options, cpu


def bench(options: Options) -> Iterator[Figure]:
    """Milliseconds of CPU time an article, stage by stage, and articles a second of one core."""
    count = options.size(1000, 200)
    step = processors()
    _warm(step)
    seconds: dict[str, list[float]] = {name: [] for name in step}
    for _ in range(options.runs):
        messages = messages_of(articles(count, seed=1))
        step["deduplicate"] = DeduplicateProcessor()
        for name, processor in step.items():
            took, messages = cpu(lambda p=processor, m=messages: handle_all(p, m))  # type: ignore[misc]
            seconds[name].append(took)
    note = f"{count} articles in three languages, bytes to bytes, median of {options.runs}"
    for name, runs in seconds.items():
        yield Figure("stages", name, 1000 * median(runs) / count, "CPU ms/article", note)
    whole = sum(median(runs) for runs in seconds.values())
    yield Figure("stages", "all four", count / whole, "articles/CPU s", note)


def _warm(step: dict[str, object]) -> None:
    messages = messages_of(articles(100, seed=99))
    for name in ("extract", "geocode"):
        messages = handle_all(step[name], messages)  # type: ignore[arg-type]
