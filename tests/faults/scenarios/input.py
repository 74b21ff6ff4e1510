"""What befalls the messages: poison, transactions, repeats, wrong clocks."""

from __future__ import annotations

import time
from contextlib import closing

from kafka import KafkaAdminClient, KafkaProducer, TopicPartition
from kafka.errors import KafkaError

from schemas.topics import ARTICLES, EXTRACTIONS, REVISIONS, full_name
from tests.faults.bench import Bench, Row, row, slices
from tests.faults.checker import look
from tests.faults.feed import Pushed
from tests.faults.pipeline import FINISH_SECONDS, INPUT, SERVICES, Pipeline
from tests.faults.scenarios.workers import kill_while_lagging
from tests.integration.records import read_all
from tests.integration.workers import until

SKIPPED = "sitrep_articles_total{"


def poisoned(bench: Bench) -> Row:
    """Payloads that no feed should send, between good articles: each is an output, a dead letter or a counted skip."""
    first, second = slices(bench.feed, 2)
    bad = bench.poison
    with bench.pipeline("poisoned") as pipeline:
        pipeline.start()
        for part in (first, bad, second):
            pipeline.push(part)
        pipeline.until_finished()
        metrics = pipeline.workers["extract-1"].get("/metrics")[1]
        read = len(read_all(pipeline.settings, EXTRACTIONS))
    found = look(pipeline.settings.servers, pipeline.settings.namespace)
    dead = {origin for origin in found.dead if origin[0] == ARTICLES.name}
    skipped = sum(
        int(float(x.rsplit(" ", 1)[1]))
        for x in metrics.splitlines()
        if x.startswith(SKIPPED) and 'outcome="skipped"' in x
    )
    unaccounted = len(bench.feed) + len(bad) - read - len(dead) - skipped
    found.lost += [f"{unaccounted} messages are neither output nor dead letter nor skipped"] * (unaccounted > 0)
    found.doubled += [f"{-unaccounted} messages are more than one of these"] * (unaccounted < 0)
    found.lost += [f"good report {i}" for i in sorted(bench.undisturbed(bench.feed).reports - found.reports)]
    injected = f"{len(bad)} payloads: {len(dead)} refused, {skipped} skipped, {read - len(bench.feed)} read"
    return row("poison", injected, len(bench.feed) + len(bad), found)


def poisoned_state(bench: Bench) -> Row:
    """Records in the state topic that are none of ours, beside and over real ones, and a restart on them."""
    first, second = slices(bench.feed, 2)
    with bench.pipeline("poisoned-state") as pipeline:
        pipeline.start()
        pipeline.push(first)
        pipeline.until_finished()
        poisons = _poison_state(bench, pipeline)
        pipeline.workers["deduplicate-1"].kill()
        pipeline.workers["deduplicate-1"].start()
        pipeline.push(second)
        pipeline.until_finished(while_waiting=pipeline.revive)
    return bench.judge("poisoned state", f"{poisons} records, 1 kill", pipeline)


def _poison_state(bench: Bench, pipeline: Pipeline) -> int:
    """Under a stranger's key in each partition, and over the last revision of some events; returns how many."""
    last = {(record.partition, record.key): record.value for record in read_all(pipeline.settings, REVISIONS)}
    spoils = (lambda v: b"\xff not ours", lambda v: v[: len(v) // 2], lambda v: b'{"revision": 9999}', lambda v: b"[1]")
    victims = [(part, key, value) for (part, key), value in sorted(last.items()) if value][:: max(1, len(last) // 8)]
    poison = [(part, b"stranger", b"\xff not ours") for part in range(REVISIONS.partitions)]
    poison += [(part, key, spoils[n % len(spoils)](value)) for n, (part, key, value) in enumerate(victims)]
    with closing(KafkaProducer(bootstrap_servers=bench.servers.split(","))) as stranger:
        name = full_name(REVISIONS, pipeline.settings.namespace)
        for partition, key, value in poison:
            stranger.send(name, key=key, value=value, partition=partition)
        stranger.flush()
    return len(poison)


def transactional(bench: Bench) -> Row:
    """A feed that writes in transactions, every third aborted, while extract is killed."""
    chance = bench.chance("transactional")
    kills = 0
    *parts, last = slices(bench.feed, bench.few_kills)
    with bench.pipeline("transactional") as pipeline:
        pipeline.start()
        name = full_name(ARTICLES, pipeline.settings.namespace)
        with closing(KafkaProducer(bootstrap_servers=bench.servers.split(","), transactional_id=name)) as feed:
            feed.init_transactions()
            for number, part in enumerate(parts):
                if number % 3 == 0:
                    never = [
                        Pushed(b"x" + (m.key or b""), (m.value or b"").replace(b"article-", b"never-")) for m in part
                    ]
                    _transact(feed, name, never, commit=False)
                _transact(feed, name, part, commit=True)
                if number % 2:
                    kills += kill_while_lagging(pipeline, "extract", chance)
        pipeline.push(last)
        _end_each_partition(bench, pipeline)
        pipeline.until_finished(while_waiting=pipeline.revive)
    injected = f"{len(parts)} commits, {(len(parts) + 2) // 3} aborts, {kills} kills"
    return bench.judge("transactional feed", injected, pipeline)


def _end_each_partition(bench: Bench, pipeline: Pipeline) -> None:
    """A repeated article behind the last marker of each partition: over a last marker no group ever commits."""
    name = full_name(ARTICLES, pipeline.settings.namespace)
    with closing(KafkaProducer(bootstrap_servers=bench.servers.split(","))) as feed:
        for partition in range(ARTICLES.partitions):
            feed.send(name, key=bench.feed[-1].key, value=bench.feed[-1].value, partition=partition)
        feed.flush()


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
    until(lambda: _altered(admin, group, back), FINISH_SECONDS, f"the group {group} is empty")


def _altered(admin: KafkaAdminClient, group: str, offsets: dict[TopicPartition, object]) -> bool:
    try:
        admin.alter_group_offsets(group, offsets)
    except KafkaError:  # its last member has not quite left
        return False
    return True
