"""What an operator meets: refusals in one line, health, metrics, lag, and a broker that never outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.topics import ARTICLES
from services.runtime import topics
from services.runtime.exits import CANNOT_START
from services.runtime.lag import ONLY_TIMES, read_lag
from services.runtime.metrics import CATALOGUE
from services.runtime.settings import Settings
from tests.integration.records import push, until_done
from tests.integration.workers import ROOT, Worker, environment, until

HOLD_A_BROKER = """
import time
from services.broker.choice import choose_broker
from services.runtime.settings import load_settings
with choose_broker(load_settings(), progress=False) as broker:
    print(broker.folder, flush=True)
    time.sleep(600)
"""


def test_no_broker_is_said_in_one_line(settings: Settings, tmp_path: Path) -> None:
    with Worker(settings, "pass", tmp_path / "log", KAFKA_BOOTSTRAP_SERVERS="127.0.0.1:1") as worker:
        assert worker.ended() == CANNOT_START
    assert "cannot start: no broker answers at 127.0.0.1:1" in worker.said
    assert "Traceback" not in worker.said


def test_missing_topics_are_said_with_the_command_that_makes_them(settings: Settings, tmp_path: Path) -> None:
    with Worker(settings, "pass", tmp_path / "log", SITREP_NAMESPACE="empty") as worker:
        assert worker.ended() == CANNOT_START
    assert "empty.news.articles.v1 is missing" in worker.said
    assert "`sitrep topics apply`" in worker.said


def test_the_age_of_unread_messages_is_seen_however_long_they_are(settings: Settings) -> None:
    long = os.urandom(3 * ONLY_TIMES["max_partition_fetch_bytes"])
    for partition in range(ARTICLES.partitions):
        push(settings, ARTICLES, [(b"k", long), (b"k", long)], partition=partition)
    assert [lag.messages for lag in read_lag(settings, "extract")] == [2] * ARTICLES.partitions
    until(lambda: all(lag.seconds > 0 for lag in read_lag(settings, "extract")), what="all partitions have an age")


def test_what_a_processor_lacks_is_said(settings: Settings, tmp_path: Path) -> None:
    with Worker(settings, "refuses", tmp_path / "log") as worker:
        assert worker.ended() == CANNOT_START
    assert "cannot start: there is no gazetteer: run `sitrep gazetteer build`" in worker.said


def test_health_and_metrics(settings: Settings, tmp_path: Path) -> None:
    with Worker(settings, "pass", tmp_path / "log") as worker:
        until(lambda: worker.get("/live") == (200, "live\n"), what="it lives")
        worker.until_ready()
        push(settings, ARTICLES, [(b"a", b"text"), (b"b", b"bad")])
        until_done(settings, "extract", ARTICLES)
        until(lambda: 'sitrep_consumer_lag_messages{partition="0"' in worker.get("/metrics")[1], what="lag is measured")
        metrics = worker.get("/metrics")[1]
    assert 'sitrep_messages_total{service="extract",topic="news.articles.v1"} 2.0' in metrics
    assert 'sitrep_dead_letters_total{reason="wrong-shape",service="extract",source="example.org"} 1.0' in metrics
    assert 'sitrep_assigned_partitions{service="extract"} 8.0' in metrics
    assert all(f"# HELP sitrep_{metric.name}" in metrics for metric in CATALOGUE)


@pytest.mark.usefixtures("real_kafka")
def test_topics_are_as_the_manifest_says_and_state_is_not_repartitioned(settings: Settings) -> None:
    from dataclasses import replace

    from schemas.topics import EVENTS, REPORTS

    assert topics.check(settings) == []
    wider = topics.apply(settings, (replace(REPORTS, partitions=9), replace(EVENTS, partitions=9, state=False)))
    assert [(d.topic.name, d.kind, d.refused) for d in wider] == [
        (REPORTS.name, "partitions", True), (EVENTS.name, "partitions", False),
    ]  # fmt: skip
    until(lambda: [d.topic.name for d in topics.check(settings)] == [EVENTS.name], what="there is a ninth partition")


@pytest.mark.usefixtures("real_kafka")
@pytest.mark.parametrize(
    ("changed", "problem", "advice"),
    [
        ({}, None, "as the manifest says"),
        ({"SITREP_NAMESPACE": "empty"}, "topics", "run `sitrep topics apply`"),
        ({"SITREP_GAZETTEER": "/nowhere"}, "gazetteer", "sitrep gazetteer build"),
        ({"KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"}, "broker", "no broker answers at 127.0.0.1:1"),
    ],
)
def test_doctor_names_what_is_wrong_and_what_to_do(
    settings: Settings, changed: dict[str, str], problem: str | None, advice: str
) -> None:
    command = [sys.executable, "-m", "services.cli.main", "doctor"]
    done = subprocess.run(command, cwd=ROOT, env=environment(settings, **changed), capture_output=True, text=True)
    found = {line[9:].split()[0]: line for line in done.stdout.splitlines()}
    assert set(found) == {"python", "disk", "gazetteer", "schemas", "broker", "topics", "clock"}
    assert found[problem or "topics"].startswith("PROBLEM" if problem else "ok")
    assert advice in found[problem or "topics"]
    assert done.returncode == (1 if problem else 0)
    if problem == "broker":
        assert "not looked at" in found["topics"], "a broker that does not answer is waited for once"
        assert "not looked at" in found["clock"]


def test_the_broker_ends_with_a_killed_parent(tmp_path: Path) -> None:
    env = {key: value for key, value in os.environ.items() if key != "KAFKA_BOOTSTRAP_SERVERS"}
    parent = subprocess.Popen(
        [sys.executable, "-c", HOLD_A_BROKER], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    folder = Path(parent.stdout.readline().strip())
    assert _alive(folder)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until(lambda: not _alive(folder), 30, "the broker's processes are gone")


def _alive(folder: Path) -> list[str]:
    """Processes that have the folder in their command line."""
    shown = subprocess.run(["ps", "-ww", "-eo", "pid=,command="], capture_output=True, text=True).stdout
    return [line for line in shown.splitlines() if str(folder) in line]
