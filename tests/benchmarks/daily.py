"""Towns that are struck daily and told of some forty times a day: what one more report costs deduplicate.

The feed of the long fault runs as it was before it had more towns: nine days of 26 towns, in any order, and once more
in the order of publication.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator

from schemas.report import ArticleReports
from schemas.topics import REPORTS
from services.deduplicate.worker import DeduplicateProcessor
from services.runtime.processor import Message
from tests.benchmarks.chain import handle_all, messages_of, processors
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options
from tests.faults.feed import SUDAN, UKRAINE, _article

ARTICLES = 10_000
TOWNS = (*UKRAINE[:18], *SUDAN[:8])
STEP = 1_000


def bench(options: Options) -> Iterator[Figure]:
    """CPU milliseconds a report, by the thousand."""
    told = _told(options.size(ARTICLES, 2 * STEP))
    for order, reports in (("in any order", told), ("as published", sorted(told, key=lambda one: one.published_at))):
        processor, at = DeduplicateProcessor(), max(one.published_at for one in told)
        for begun in range(0, len(reports), STEP):
            messages = [
                Message(REPORTS.name, 0, n, one.theatre.encode(), one.to_bytes(), (), at)
                for n, one in enumerate(reports[begun : begun + STEP])
            ]
            since = time.process_time()
            for message in messages:
                processor.handle(message)
            spent = 1000 * (time.process_time() - since) / len(messages)
            yield Figure("daily", f"reports {begun + 1:,} to {begun + len(messages):,}", spent, "CPU ms", order)


def _told(count: int) -> list[ArticleReports]:
    """What so many articles say, located."""
    chance, step = random.Random(1), processors()
    pushed = [_article(number, chance, chance.choice(TOWNS)) for number in range(count)]
    messages = messages_of([json.loads(one.value or b"") for one in pushed])
    located = handle_all(step["geocode"], handle_all(step["extract"], messages))
    return [ArticleReports.read(message.value or b"") for message in located]
