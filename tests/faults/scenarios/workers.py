"""What befalls the workers: killed, scaled, stopped; and a checker that must see what a bad one loses."""

from __future__ import annotations

import json
import random
import signal
import threading
import time
from collections import Counter
from dataclasses import replace

from schemas.topics import REVISIONS
from tests.faults.bench import Bench, Row, row, slices
from tests.faults.checker import Outcome
from tests.faults.feed import articles, changing
from tests.faults.pipeline import FINISH_SECONDS, SERVICES, Pipeline
from tests.faults.spoiled import BEGINS, ENDS
from tests.integration.records import read_all
from tests.integration.workers import until


def undisturbed(bench: Bench) -> Row:
    """Nothing at all, for comparison: what differs here is not the faults' doing."""
    with bench.pipeline("control") as pipeline:
        pipeline.start()
        for part in slices(bench.feed, 5):
            pipeline.push(part)
        pipeline.until_finished()
    return bench.judge("(none)", "nothing", pipeline)


def killed(bench: Bench) -> Row:
    """Kill -9 of each service's worker in turn, at random points, while it has uncommitted messages.

    After every second kill all that it kept on the local disk is deleted; after the others it is left.
    """
    feed = articles(bench.count, bench.seed)
    chance = bench.chance("killed")
    hits = 0
    kept: set[str] = set()
    with bench.pipeline("killed") as pipeline:
        pipeline.start()
        for number, part in enumerate(slices(feed, 2 * bench.kills)):
            pipeline.push(part)
            if hits < bench.kills and not bench.out_of_time:
                service = SERVICES[number % len(SERVICES)]
                hits += kill_while_lagging(pipeline, service, chance, delete_disk=bool(number // len(SERVICES) % 2))
                kept.update(pipeline.on_disk())
        pipeline.until_finished(while_waiting=pipeline.revive)
    assert hits == bench.kills or bench.out_of_time, (
        f"only {hits} of {bench.kills} kills came while messages were uncommitted"
    )
    disk = f"state on disk: {len(kept)} files" if kept else "no state on disk"
    found = bench.judge("kill -9", f"{hits} kills, {disk}", pipeline, feed, "many")
    return replace(found, notes=(*found.notes, *sorted(kept)[:3]))


def kill_while_lagging(pipeline: Pipeline, service: str, chance: random.Random, delete_disk: bool = False) -> bool:
    """Kill a worker that holds partitions, and restart it; False where all was committed: that proves nothing."""
    if not pipeline.seen_at_work(service):
        return False
    time.sleep(chance.random() * 0.1)
    worker = pipeline.workers[f"{service}-1"]
    worker.kill()
    hit = bool(pipeline.lag(service))
    if delete_disk:
        pipeline.delete_disk(f"{service}-1")
    worker.start()
    return hit


def killed_while_restoring(bench: Bench) -> Row:
    """Kill -9 of deduplicate while it reads its state back, which it is made to do slowly."""
    chance = bench.chance("restoring")
    with bench.pipeline("restoring") as pipeline:
        pipeline.start()
        first, second = slices(bench.feed, 2)
        pipeline.push(first)
        pipeline.until_finished()
        pipeline.workers["deduplicate-1"].terminate()
        pipeline.start("deduplicate", how=("slow",))
        pipeline.push(second)
        hits = sum(_kill_while_restoring(pipeline, chance) for _ in range(bench.few_kills // 2))
        pipeline.until_finished(while_waiting=pipeline.revive)
    assert hits, "no kill came while it was reading its state back"
    return bench.judge("kill -9 while restoring", f"{bench.few_kills // 2} kills, {hits} in the middle of it", pipeline)


def _kill_while_restoring(pipeline: Pipeline, chance: random.Random) -> bool:
    """Kill and restart; False where it was not reading just then."""
    worker = pipeline.workers["deduplicate-1"]
    begun, ended = worker.said.count(BEGINS), worker.said.count(ENDS)
    until(lambda: bool(pipeline.revive()) or worker.said.count(BEGINS) > begun, FINISH_SECONDS, "it reads its state")
    time.sleep(chance.random() * 0.3)
    worker.kill()
    hit = worker.said.count(BEGINS) - begun > worker.said.count(ENDS) - ended
    worker.start()
    return hit


def moved(bench: Bench) -> Row:
    """Articles that move to another country, are withdrawn and come again, while the workers die."""
    feed = changing(bench.others // 2, bench.seed)
    chance = bench.chance("moved")
    hits = 0
    with bench.pipeline("moved") as pipeline:
        pipeline.start()
        for number, part in enumerate(slices(feed, bench.few_kills)):
            pipeline.push(part)
            hits += kill_while_lagging(pipeline, ("deduplicate", "geocode", "extract")[number % 3], chance)
        pipeline.until_finished(while_waiting=pipeline.revive)
    withdrawn = sum(message.value is None for message in feed)
    again = sum(count > 1 for count in Counter((m.key, m.value) for m in feed).values())
    versions = len({(m.key, m.value) for m in feed if m.value}) - len({m.key for m in feed})
    injected = f"{versions} moved, {withdrawn} withdrawn, {again} replayed, {hits} kills"
    return bench.judge("articles moved and withdrawn", injected, pipeline, feed, "changing")


def scaled(bench: Bench) -> Row:
    """One, three, one worker of extract and deduplicate under load."""
    services = ("extract", "deduplicate")
    leaves: list[tuple[int, float]] = []
    with bench.pipeline("scaled") as pipeline:
        pipeline.start()
        parts = slices(bench.feed, 6)
        pipeline.push(parts[0])
        for number in (2, 3):
            pipeline.start(*services, number=number)
        _ready(pipeline, parts[1:4])
        for number in (2, 3):
            for service in services:
                pipeline.push(parts[4][number - 2 :: 2] if service == "extract" else [])
                leaves.append(pipeline.workers[f"{service}-{number}"].terminate())
        pipeline.push(parts[5])
        pipeline.until_finished(while_waiting=pipeline.revive)
    assert all(status == 0 for status, _ in leaves), f"status and seconds of each stop: {leaves}"
    slowest = max(seconds for _, seconds in leaves)
    return bench.judge("scaled 1, 3, 1", f"4 joins, 4 leaves within {slowest:.1f} s", pipeline)


def _ready(pipeline: Pipeline, parts: list[list]) -> None:  # type: ignore[type-arg]
    """Push part by part until all workers hold partitions."""
    for part in parts:
        pipeline.push(part)
        until(lambda: not pipeline.revive() and pipeline.ready(), FINISH_SECONDS, "all workers are ready")


def stale(bench: Bench) -> Row:
    """A worker stopped past its session, continued when another has its partitions: it must write nothing old."""
    parts = slices(bench.feed, 3)
    with bench.pipeline("stale") as pipeline:
        pipeline.start()
        pipeline.push(parts[0])
        pipeline.until_lagging("deduplicate")
        old = pipeline.workers["deduplicate-1"]
        old.signal(signal.SIGSTOP)
        pipeline.push(parts[1])
        pipeline.start("deduplicate", number=2)
        until(
            lambda: pipeline.lag("deduplicate") == 0 == pipeline.lag("extract"),
            FINISH_SECONDS,
            "the second has taken over",
        )
        old.signal(signal.SIGCONT)
        pipeline.push(parts[2])
        pipeline.until_finished(while_waiting=pipeline.revive)
        status = old.process.poll()
    result = bench.judge("stale worker", f"1, status {status}", pipeline)
    backwards = _backwards(pipeline)
    return replace(result, changed=result.changed + len(backwards), notes=(*result.notes, *backwards[:3]))


def _backwards(pipeline: Pipeline) -> list[str]:
    """Revisions written behind higher ones: old state over new."""
    highest: dict[bytes, int] = {}
    found = []
    for record in read_all(pipeline.settings, REVISIONS):
        revision = json.loads(record.value).get("revision", 0) if record.value else 0
        if 0 < revision < highest.get(record.key, 0):
            found.append(f"revision {revision} of {record.key!r} behind {highest[record.key]}")
        highest[record.key] = max(revision, highest.get(record.key, 0))
    return found


def sabotaged(bench: Bench) -> Row:
    """The checker checked: an extract that commits before it sends must be caught losing."""
    with Pipeline(bench.servers, "sabotaged", real=False) as pipeline:
        pipeline.start("geocode", "deduplicate", "publish")
        pipeline.start("extract", how=("sabotaged",))
        tiny = replace(bench, real=False, _references={}, _lock=threading.Lock())
        pipeline.push(tiny.feed)
        half = range(len(tiny.feed) // 2)
        until(lambda: pipeline.lag("extract") in half, FINISH_SECONDS, "it commits what it has not sent")
        pipeline.workers["extract-1"].kill()
        pipeline.workers["extract-1"].start()
        pipeline.until_finished()
        time.sleep(2)  # what it sends late, after its commit
        pipeline.until_finished()
    found = tiny.judge("(sabotaged worker)", "1 kill", pipeline)
    caught = found.lost > 0
    return row(
        "sabotaged worker is caught", f"{found.lost} lost, found" if caught else "NOT CAUGHT", found.messages,
        Outcome(lost=[] if caught else ["the checker did not see what a sabotaged worker lost"]),
    )  # fmt: skip
