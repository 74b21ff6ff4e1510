"""The law of restoring: a worker that died anywhere and read its state back gives the same events as one that lived."""

from __future__ import annotations

import random

import pytest

from schemas.report import ArticleReports
from services.deduplicate.header import GIST
from services.deduplicate.partition import Partition
from services.deduplicate.restoring import Stored
from services.deduplicate.worker import outputs_of
from tests.unit.deduplicate.making import later
from tests.unit.deduplicate.test_order import final, run, world

RESTARTS = 12


def run_with_restarts(messages: list[ArticleReports], chance: random.Random) -> Partition:
    """Each restart repeats a few messages: they were handled, and not yet committed. Some headers get lost."""
    topic: list[Stored] = []
    restarts = sorted(chance.sample(range(1, len(messages)), RESTARTS))
    starts = [0, *(max(0, at - chance.randrange(20)) for at in restarts)]
    partition = Partition(timed=False)
    for start, end in zip(starts, [*restarts, len(messages)], strict=True):
        partition = Partition(timed=False)
        partition.restore(topic)
        for message in messages[start:end]:
            changes = partition.apply(message, later(24 * 365))
            for output in outputs_of(changes, 0, partition.features):
                gist = dict(output.headers).get(GIST) if chance.random() < 0.7 else None
                topic.append((output.key, output.value, gist))
    return partition


@pytest.mark.parametrize("seed", range(6))
def test_restarts_change_nothing(seed: int) -> None:
    messages = world(seed)
    assert final(run_with_restarts(messages, random.Random(seed))) == final(run(messages))
