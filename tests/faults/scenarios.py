"""The faults, one function each: what is done to a running pipeline. The bench judges what comes out."""

from __future__ import annotations

import json
import random
import signal
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from kafka import KafkaAdminClient, KafkaProducer, TopicPartition

from schemas.topics import ARTICLES, EXTRACTIONS, REVISIONS, full_name
from services.broker.config import free_ports
from services.broker.embedded import EmbeddedKafka
from tests.faults.bench import Bench, Row, row, slices
from tests.faults.checker import Outcome, look
from tests.faults.feed import Pushed, poison
from tests.faults.pipeline import INPUT, SERVICES, SESSION_SECONDS, Pipeline
from tests.faults.proxy import Proxy
from tests.integration.records import read_all
from tests.integration.workers import Worker, until


def undisturbed(bench: Bench) -> Row:
    """Nothing at all, for comparison: what differs here is not the faults' doing."""
    with bench.pipeline("control") as pipeline:
        pipeline.start()
        for part in slices(bench.feed, 5):
            pipeline.push(part)
        pipeline.until_finished()
    return bench.judge("(none)", "nothing", pipeline)


def killed(bench: Bench) -> Row:
    """Kill -9 of each service's worker in turn, at random points, while it has uncommitted messages."""
    chance = bench.chance("killed")
    hits = 0
    with bench.pipeline("killed") as pipeline:
        pipeline.start()
        for number, part in enumerate(slices(bench.feed, 2 * bench.kills)):
            pipeline.push(part)
            if hits < bench.kills:
                hits += _kill_while_lagging(pipeline, SERVICES[number % len(SERVICES)], chance)
        pipeline.until_finished(while_waiting=pipeline.revive)
    assert hits == bench.kills, f"only {hits} of {bench.kills} kills came while messages were uncommitted"
    return bench.judge("kill -9", f"{hits} kills", pipeline)


def _kill_while_lagging(pipeline: Pipeline, service: str, chance: random.Random) -> bool:
    """Kill and restart; False where all was committed by then: such a kill proves nothing."""
    pipeline.until_lagging(service)
    time.sleep(chance.random() * 0.1)
    worker = pipeline.workers[f"{service}-1"]
    worker.kill()
    hit = bool(pipeline.lag(service))
    worker.start()
    return hit


def killed_while_restoring(bench: Bench) -> Row:
    """Kill -9 of deduplicate while it reads its state back."""
    how = () if bench.real else ("slow",)
    chance = bench.chance("restoring")
    hits = 0
    with bench.pipeline("restoring") as pipeline:
        pipeline.start()
        first, second = slices(bench.feed, 2)
        pipeline.push(first)
        pipeline.until_finished()
        worker = _replace(pipeline, "deduplicate", how)
        pipeline.push(second)
        for _ in range(bench.kills // 2):
            restored = worker.said.count("restored partition")
            until(lambda: "health and metrics" in worker.said, what="it starts")
            time.sleep(1.0 + chance.random() * 1.5)
            worker.kill()
            hits += worker.said.count("restored partition") - restored < 8
            worker.start()
        assert hits, "no kill came before all eight partitions were restored"
        pipeline.until_finished(while_waiting=pipeline.revive)
    return bench.judge("kill -9 while restoring", f"{bench.kills // 2} kills, {hits} before all was restored", pipeline)


def _replace(pipeline: Pipeline, service: str, how: tuple[str, ...]) -> Worker:
    pipeline.workers[f"{service}-1"].terminate()
    pipeline.start(service, how=how)
    return pipeline.workers[f"{service}-1"]


def scaled(bench: Bench) -> Row:
    """One, three, one worker of extract and deduplicate under load."""
    services = ("extract", "deduplicate")
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
                status, seconds = pipeline.workers[f"{service}-{number}"].terminate()
                assert (status, seconds < 10) == (0, True), f"{service}: status {status} after {seconds:.1f} s"
        pipeline.push(parts[5])
        pipeline.until_finished(while_waiting=pipeline.revive)
    return bench.judge("scaled 1, 3, 1", "4 joins, 4 leaves", pipeline)


def _ready(pipeline: Pipeline, parts: list[list]) -> None:  # type: ignore[type-arg]
    """Push part by part until all workers hold partitions."""
    for part in parts:
        pipeline.push(part)
        for worker in pipeline.workers.values():
            worker.until_ready()


def node_killed(bench: Bench) -> Row:
    """One of three brokers killed and returned, another after it."""
    with EmbeddedKafka(nodes=3) as broker, Pipeline(broker.servers, "node", bench.real) as pipeline:
        pipeline.start()
        parts = slices(bench.feed, 4)
        for node, (before, after) in ((1, parts[:2]), (2, parts[2:])):
            pipeline.push(before)
            pipeline.until_lagging("extract")
            broker.kill(node)
            pipeline.push(after)
            until(lambda: bool(pipeline.revive()) or pipeline.lag("extract") == 0, 120, "it goes on with two brokers")
            broker.start(node)
            broker.wait()
        pipeline.until_finished(while_waiting=pipeline.revive)
        return bench.judge("one broker of three killed", "2 kills, 2 returns", pipeline)


def broker_restarted(bench: Bench) -> Row:
    """The only broker stopped and started again, then killed and started again."""
    with EmbeddedKafka() as broker, Pipeline(broker.servers, "restart", bench.real) as pipeline:
        pipeline.start()
        parts = slices(bench.feed, 2)
        for part, end in zip(parts, (broker.stop, broker.kill), strict=True):
            pipeline.push(part)
            pipeline.until_lagging("extract")
            end(1)
            broker.start(1)
            broker.wait()
        pipeline.until_finished(while_waiting=pipeline.revive)
        return bench.judge("broker restarted", "1 stop, 1 kill -9", pipeline)


def network_cut(bench: Bench) -> Row:
    """Nothing passes between workers and broker for a while longer than the session."""
    seconds = 60 if bench.long else 1.5 * SESSION_SECONDS
    (port,) = free_ports(1)
    with EmbeddedKafka(advertised=port) as broker, Proxy(port, int(broker.servers.split(":")[1])) as proxy:
        with Pipeline(broker.servers, "cut", bench.real) as pipeline:
            pipeline.start()
            parts = slices(bench.feed, 2)
            pipeline.push(parts[0])
            pipeline.until_lagging("extract")
            proxy.cut()
            time.sleep(seconds)  # the fault itself
            proxy.mend()
            pipeline.push(parts[1])
            pipeline.until_finished(while_waiting=pipeline.revive)
        return bench.judge("network cut", f"{seconds:.0f} s", pipeline)


def poisoned(bench: Bench) -> Row:
    """Payloads that no feed should send, between good articles: each is an output, a dead letter or a counted skip."""
    count = 10_000 if bench.long else 2_000
    bad = poison(bench.feed, count, bench.seed)
    with bench.pipeline("poisoned") as pipeline:
        pipeline.start()
        first, second = slices(bench.feed, 2)
        for part in (first, bad, second):
            pipeline.push(part)
        pipeline.until_finished()
        metrics = pipeline.workers["extract-1"].get("/metrics")[1]
        stopped = [name for name, worker in pipeline.workers.items() if worker.process.poll() is not None]
    assert not stopped, f"poison stopped {stopped}"
    found = look(pipeline.settings.servers, pipeline.settings.namespace)
    skipped = sum(float(x.rsplit(" ", 1)[1]) for x in metrics.splitlines() if 'outcome="skipped"' in x)
    dead = {origin for origin in found.dead if origin[0] == ARTICLES.name}
    unaccounted = len(bench.feed) + count - len(read_all(pipeline.settings, EXTRACTIONS)) - len(dead) - int(skipped)
    found.lost += [f"{unaccounted} messages are neither output nor dead letter nor skipped"] * (unaccounted > 0)
    found.doubled += [f"{-unaccounted} messages are more than one of these"] * (unaccounted < 0)
    return row("poison", f"{count} payloads, {len(dead)} dead letters", len(bench.feed) + count, found)


def poisoned_state(bench: Bench) -> Row:
    """Records in the state topic that are none of ours, and a restart on them."""
    first, second = slices(bench.feed, 2)
    with bench.pipeline("poisoned-state") as pipeline:
        pipeline.start()
        pipeline.push(first)
        pipeline.until_finished()
        name = full_name(REVISIONS, pipeline.settings.namespace)
        with closing(KafkaProducer(bootstrap_servers=bench.servers.split(","))) as stranger:
            for partition in range(REVISIONS.partitions):
                stranger.send(name, key=b"stranger", value=b"\xff not ours", partition=partition)
            stranger.flush()
        pipeline.workers["deduplicate-1"].kill()
        pipeline.workers["deduplicate-1"].start()
        pipeline.push(second)
        pipeline.until_finished(while_waiting=pipeline.revive)
    return bench.judge("poisoned state", f"{REVISIONS.partitions} records, 1 kill", pipeline)


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
        until(lambda: pipeline.lag("deduplicate") == 0 == pipeline.lag("extract"), 60, "the second has taken over")
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


def transactional(bench: Bench) -> Row:
    """A feed that writes in transactions, every third aborted, while extract is killed."""
    chance = bench.chance("transactional")
    kills = 0
    *parts, last = slices(bench.feed, bench.kills)
    with bench.pipeline("transactional") as pipeline:
        pipeline.start()
        name = full_name(ARTICLES, pipeline.settings.namespace)
        with closing(KafkaProducer(bootstrap_servers=bench.servers.split(","), transactional_id=name)) as feed:
            feed.init_transactions()
            for number, part in enumerate(parts):
                if number % 3 == 0:
                    never = [Pushed(b"x" + m.key, m.value.replace(b"article-", b"never-")) for m in part]
                    _transact(feed, name, never, commit=False)
                _transact(feed, name, part, commit=True)
                if number % 2:
                    kills += _kill_while_lagging(pipeline, "extract", chance)
        pipeline.push(last)  # plain: behind a last marker no group ever commits
        pipeline.until_finished(while_waiting=pipeline.revive)
    injected = f"{len(parts)} commits, {(len(parts) + 2) // 3} aborts, {kills} kills"
    return bench.judge("transactional feed", injected, pipeline)


def _transact(feed: KafkaProducer, name: str, messages: list[Pushed], commit: bool) -> None:
    feed.begin_transaction()
    for message in messages:
        feed.send(name, key=message.key, value=message.value)
    feed.flush()
    if commit:
        feed.commit_transaction()
    else:
        feed.abort_transaction()


def redelivered(bench: Bench) -> Row:
    """A third of each group's offsets set back, and a third of the feed pushed again; clocks of the feed skewed."""
    with bench.pipeline("redelivered") as pipeline:
        pipeline.start()
        _push_skewed(bench, pipeline)
        pipeline.until_finished()
        for worker in pipeline.workers.values():
            worker.terminate()
        with closing(KafkaAdminClient(bootstrap_servers=bench.servers.split(","))) as admin:
            for service in SERVICES:
                _set_back(admin, pipeline, service)
        pipeline.push(slices(bench.feed, 3)[2])
        for service in SERVICES:
            pipeline.workers[f"{service}-1"].start()
        pipeline.until_finished(while_waiting=pipeline.revive)
    return bench.judge("redelivery, skewed clocks", "4 groups set back, 1/3 pushed again", pipeline)


def _push_skewed(bench: Bench, pipeline: Pipeline) -> None:
    chance = bench.chance("skew")
    name = full_name(ARTICLES, pipeline.settings.namespace)
    with closing(KafkaProducer(bootstrap_servers=bench.servers.split(","), linger_ms=5)) as producer:
        for message in bench.feed:
            at = time.time() + chance.uniform(-2 * 86_400, 3_000)
            producer.send(name, key=message.key, value=message.value, timestamp_ms=int(at * 1000))
        producer.flush()


def _set_back(admin: KafkaAdminClient, pipeline: Pipeline, service: str) -> None:
    group = pipeline.settings.group(service)
    done = admin.list_group_offsets({group: None})[group]
    name = full_name(INPUT[service], pipeline.settings.namespace)
    back = {part: at._replace(offset=at.offset * 2 // 3) for part, at in done.items() if part.topic == name}
    assert any(at.offset < done[part].offset for part, at in back.items())
    until(lambda: _altered(admin, group, back), 60, f"the group {group} is empty")


def _altered(admin: KafkaAdminClient, group: str, offsets: dict[TopicPartition, object]) -> bool:
    from kafka.errors import KafkaError

    try:
        admin.alter_group_offsets(group, offsets)
    except KafkaError:  # its last member has not quite left
        return False
    return True


def sabotaged(bench: Bench) -> Row:
    """The checker checked: an extract that commits before it sends must be caught losing."""
    with Pipeline(bench.servers, "sabotaged", real=False) as pipeline:
        pipeline.start("geocode", "deduplicate", "publish")
        pipeline.start("extract", how=("sabotaged",))
        tiny = Bench(bench.servers, bench.seed, bench.count, bench.kills, real=False, long=bench.long)
        pipeline.push(tiny.feed)
        half = range(len(tiny.feed) // 2)
        until(lambda: pipeline.lag("extract") in half, 60, "it commits what it has not sent")
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


SCENARIOS: tuple[Callable[[Bench], Row], ...] = (
    undisturbed, killed, killed_while_restoring, scaled, node_killed, broker_restarted, network_cut, poisoned,
    poisoned_state, stale, transactional, redelivered, sabotaged,
)  # fmt: skip
