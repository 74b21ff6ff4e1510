"""Where a stage's time goes: `python -m tests.benchmarks.profiling extract|geocode|deduplicate|publish [ARTICLES]`."""

from __future__ import annotations

import cProfile
import pstats
import sys

from tests.benchmarks.articles import articles
from tests.benchmarks.chain import handle_all, messages_of, processors

WARM = 60
LINES = 25


def profile(stage: str, count: int) -> pstats.Stats:
    """The profile of one stage over so many articles, after a few others; cProfile makes all of it slower."""
    step = processors()
    for name, seed, number in (("warm", 99, WARM), ("profiled", 1, count)):
        messages = messages_of(articles(number, seed))
        for service, processor in step.items():
            if service == stage and name == "profiled":
                watched = cProfile.Profile()
                watched.runcall(handle_all, processor, messages)
                return pstats.Stats(watched)
            messages = handle_all(processor, messages)
    raise ValueError(f"{stage} is none of {', '.join(step)}")


if __name__ == "__main__":
    profile(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200).sort_stats("cumulative").print_stats(LINES)
