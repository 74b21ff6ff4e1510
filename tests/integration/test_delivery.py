"""Nothing is lost, whatever dies: the guards, on a real broker, with workers as processes."""

from __future__ import annotations

import json
import signal
from collections import Counter
from pathlib import Path

import pytest
from kafka import KafkaProducer

from schemas import dead_letter as names
from schemas.topics import ARTICLES, DEAD_LETTERS, EXTRACTIONS, REPORTS, REVISIONS, full_name
from services.runtime.exits import OWN_ERRORS, START_AGAIN
from services.runtime.settings import Settings
from tests.integration.records import count, lag, push, read_all, until_done
from tests.integration.workers import Worker, until

pytestmark = pytest.mark.usefixtures("real_kafka")


def numbered(count: int, first: int = 0) -> list[tuple[bytes, bytes]]:
    return [(b"%d" % n, b"value %d" % n) for n in range(first, first + count)]


def outputs(settings: Settings) -> Counter[bytes]:
    return Counter(record.value for record in read_all(settings, EXTRACTIONS))


def test_key_value_trace_and_tombstone_go_through(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, [(b"a", b"text"), (b"b", None)], headers=[("traceparent", b"00-1-2-01"), ("x", b"y")])
    with Worker(settings, "pass", tmp_path / "log"):
        until_done(settings, "extract", ARTICLES)
    written = {record.key: record for record in read_all(settings, EXTRACTIONS)}
    assert {key: record.value for key, record in written.items()} == {b"a": b"text", b"b": None}
    headers = dict(written[b"a"].headers)
    assert headers["traceparent"] == b"00-1-2-01"
    assert set(headers) == {"traceparent", "sitrep.pushed-at"}


def test_kill_9_in_the_middle_loses_nothing(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, numbered(20_000))
    with Worker(settings, "pass", tmp_path / "log") as worker:
        for kill in range(1, 4):
            until(lambda: count(settings, EXTRACTIONS) > kill * 2_000, what="some are through")  # noqa: B023
            worker.kill()
            assert lag(settings, "extract", ARTICLES) > 0, "all was committed: the kill proved nothing"
            worker.start()
        until_done(settings, "extract", ARTICLES)
    assert set(outputs(settings)) == {value for _, value in numbered(20_000)}


def test_sigterm_drains_and_commits(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, numbered(20_000))
    with Worker(settings, "pass", tmp_path / "log") as worker:
        until(lambda: count(settings, EXTRACTIONS) > 1_000, what="some are through")
        status, seconds = worker.terminate()
        assert (status, seconds < 10) == (0, True)
        assert 0 < lag(settings, "extract", ARTICLES) == 20_000 - len(outputs(settings))
        worker.start()
        until_done(settings, "extract", ARTICLES)
    assert outputs(settings) == Counter(value for _, value in numbered(20_000)), "nothing lost, nothing doubled"


def test_poison_becomes_dead_letters_and_the_worker_goes_on(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, [(b"k1", b"bad \x00\xff"), (None, b"bug 1")], headers=[("feed", b"\xfe")])
    push(settings, ARTICLES, numbered(10))
    with Worker(settings, "pass", tmp_path / "log"):
        until_done(settings, "extract", ARTICLES)
    bad, bug = sorted(read_all(settings, DEAD_LETTERS), key=lambda record: record.value)
    assert (bad.value, bug.value, bad.key) == (b"bad \x00\xff", b"bug 1", b"extract")
    said = dict(bad.headers)
    assert said["feed"] == b"\xfe"
    assert said[names.REASON] == b"wrong-shape"
    assert said[names.TOPIC] == ARTICLES.name.encode()
    assert said[names.MESSAGE] == b"it says bad"
    assert (said[names.SOURCE], said[names.ATTEMPT], said["sitrep.key"]) == (b"example.org", b"1", b"k1")
    assert names.STACK not in said
    assert b"RuntimeError: a bug in the processor" in dict(bug.headers)[names.STACK]
    assert len(outputs(settings)) == 10


def test_too_many_bugs_stop_the_worker_and_keep_the_rest(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, [(b"k", b"bug %d" % n) for n in range(50)])
    with Worker(settings, "pass", tmp_path / "log") as worker:
        assert worker.ended() == OWN_ERRORS
        assert "20 unexpected exceptions in the last 200 messages" in worker.said
    assert lag(settings, "extract", ARTICLES) >= 50 - 19


def test_a_jump_over_records_stops_the_worker_before_it_commits(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, [(b"same", b"value %d" % n) for n in range(100)])
    with Worker(settings, "skips", tmp_path / "log") as worker:
        assert worker.ended() == START_AGAIN
        assert "jumped from offset 50 to 51" in worker.said
    assert lag(settings, "extract", ARTICLES) >= 50
    with Worker(settings, "pass", tmp_path / "log2"):
        until_done(settings, "extract", ARTICLES)
    assert len(outputs(settings)) == 100


def test_transaction_markers_stop_nobody_and_aborted_records_are_not_read(settings: Settings, tmp_path: Path) -> None:
    feed = KafkaProducer(bootstrap_servers=settings.servers, transactional_id=f"feed-{settings.namespace}")
    feed.init_transactions()
    for number in range(30):
        feed.begin_transaction()
        feed.send(full_name(ARTICLES, settings.namespace), key=b"same", value=b"value %d" % number)
        feed.abort_transaction() if number % 3 == 0 else feed.commit_transaction()
    feed.close()
    with Worker(settings, "pass", tmp_path / "log") as worker:
        until(lambda: len(outputs(settings)) == 20, what="the committed ones are through")
        worker.terminate()
        worker.start()
        push(settings, ARTICLES, [(b"same", b"last")])
        until(lambda: len(outputs(settings)) == 21, what="and one after a restart")
    assert set(outputs(settings)) == {b"last"} | {b"value %d" % n for n in range(30) if n % 3}


def test_state_is_restored_before_the_first_message(settings: Settings, tmp_path: Path) -> None:
    pairs = [(b"key %d" % (n % 40), b"%d" % n) for n in range(8_000)]
    push(settings, REPORTS, pairs)
    with Worker(settings, "tally", tmp_path / "log") as worker:
        for kill in range(1, 4):
            until(lambda: len(read_all(settings, REVISIONS)) > kill * 1_000, what="some are through")  # noqa: B023
            worker.kill()
            assert lag(settings, "deduplicate", REPORTS) > 0, "all was committed: the kill proved nothing"
            worker.start()
        push(settings, REPORTS, pairs[-500:])
        until_done(settings, "deduplicate", REPORTS)
    revisions: dict[bytes, list[list[str]]] = {}
    for record in read_all(settings, REVISIONS):
        revisions.setdefault(record.key, []).append(json.loads(record.value)["seen"])
    assert {key: sorted(seen[-1], key=int) for key, seen in revisions.items()} == {
        b"key %d" % k: [str(n) for n in range(k, 8_000, 40)] for k in range(40)
    }
    for history in revisions.values():
        assert [len(seen) for seen in history] == list(range(1, len(history) + 1)), "each revision once, none missing"


def test_a_worker_stopped_past_its_session_writes_nothing_old(settings: Settings, tmp_path: Path) -> None:
    pairs = [(b"key %d" % (n % 40), b"%d" % n) for n in range(12_000)]
    push(settings, REPORTS, pairs)
    with Worker(settings, "tally", tmp_path / "old") as old:
        until(lambda: len(read_all(settings, REVISIONS)) > 500, what="it is in the middle")
        old.signal(signal.SIGSTOP)
        assert lag(settings, "deduplicate", REPORTS) > 0, "it had finished: the stop proved nothing"
        with Worker(settings, "tally", tmp_path / "new", SITREP_GROUP_INSTANCE_ID="another"):
            until_done(settings, "deduplicate", REPORTS)
            old.signal(signal.SIGCONT)
            assert old.ended() == START_AGAIN
    assert "silent past its session" in old.said
    highest: dict[bytes, int] = {}
    for record in read_all(settings, REVISIONS):
        revision = json.loads(record.value)["revision"]
        assert revision >= highest.get(record.key, 0), "old state was written over new"
        highest[record.key] = revision
    assert sum(highest.values()) == len(pairs)
