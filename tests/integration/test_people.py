"""What people see of the topics: tail in a pipe, an export that follows, the map; with the real broker behind them."""

from __future__ import annotations

import csv
import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from schemas.event import ConflictEvent, Correction
from schemas.topics import CORRECTIONS, EVENT_CHANGES, EVENTS, Topic
from services.export.acled import COLUMNS
from services.runtime.settings import Settings
from tests.integration.records import push, read_all
from tests.integration.workers import environment, until
from tests.synthetic import event


def publish(settings: Settings, *events: ConflictEvent) -> None:
    """Both public topics, as publish writes them."""
    changes = [(e.event_id.encode(), e.to_bytes()) for e in events]
    push(settings, EVENT_CHANGES, changes)
    latest: list[tuple[bytes | None, bytes | None]] = [
        (e.event_id.encode(), e.to_bytes() if e.state == "active" else None) for e in events
    ]
    _push_latest(settings, EVENTS, latest)


def _push_latest(settings: Settings, topic: Topic, messages: list[tuple[bytes | None, bytes | None]]) -> None:
    push(settings, topic, messages, headers=[("ce_time", b"2025-07-20T10:00:00Z")])


@contextmanager
def command(settings: Settings, output: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """`sitrep ARGUMENTS`, its output in a file, ended with Ctrl-C."""
    with output.open("wb") as stream:
        running = subprocess.Popen(
            [sys.executable, "-m", "services.cli.main", *arguments], env=environment(settings), stdout=stream,
            stderr=subprocess.PIPE, preexec_fn=_interruptible,
        )  # fmt: skip
    try:
        yield running
    finally:
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
        assert running.returncode in (0, 130), said.decode()


def _interruptible() -> None:
    """As from a terminal: what a shell runs in the background ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_tail_in_a_pipe_is_json_lines(settings: Settings, tmp_path: Path) -> None:
    publish(settings, event(1))
    out = tmp_path / "tail"
    with command(settings, out, "tail", "--from-start"):
        until(lambda: len(_lines(out)) == 1, what="the first event")
        publish(settings, event(1, revision=2, change="corroborated"))
        until(lambda: len(_lines(out)) == 2, what="its second revision")
    assert [json.loads(line)["revision"] for line in _lines(out)] == [1, 2]


def test_an_export_that_follows_writes_each_change_as_it_comes(settings: Settings, tmp_path: Path) -> None:
    publish(settings, event(1), event(2))
    out, gone = tmp_path / "events.csv", tmp_path / "deleted.csv"
    with command(settings, out, "export", "--format", "acled-csv", "--follow", "--deleted", str(gone)):
        until(lambda: len(_lines(out)) == 3, what="the head and two events")
        publish(settings, event(2, revision=2, change="corrected"))
        until(lambda: len(_lines(out)) == 4, what="a revision")
        publish(settings, event(1, revision=2, change="retracted", state="retracted"))
        until(lambda: gone.exists() and len(_lines(gone)) == 2, what="a deleted event")
    with out.open(newline="") as table:
        rows = list(csv.DictReader(table))
    assert tuple(rows[0]) == COLUMNS
    assert [row["event_id_cnty"] for row in rows][2:] == [f"{2:016x}"]
    assert _lines(gone)[1] == f"{1:016x},1753005600"


def test_an_export_without_follow_ends_with_the_latest_of_each(settings: Settings, tmp_path: Path) -> None:
    publish(settings, event(1), event(2), event(2, revision=2, change="corrected"), event(3))
    publish(settings, event(3, revision=2, change="retracted", state="retracted"))
    done = subprocess.run(
        [sys.executable, "-m", "services.cli.main", "export", "--format", "jsonl"], env=environment(settings),
        capture_output=True, check=True,
    )  # fmt: skip
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted((e["event_id"], e["revision"]) for e in found) == [(f"{1:016x}", 1), (f"{2:016x}", 2)]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _get(url: str) -> Any:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return json.load(answer)
    except OSError:
        return {}


def test_the_map_follows_the_broker_and_sends_corrections(settings: Settings, tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the map's web server is not installed: pip install 'sitrep[map]'")
    publish(settings, event(1), event(2))
    url = f"http://127.0.0.1:{(port := _free_port())}"

    def shown() -> list[str]:
        return sorted(e[0] for e in _get(f"{url}/events.json").get("events", []))

    with command(settings, tmp_path / "map", "map", "--corrections", "--port", str(port)):
        until(lambda: shown() == [f"{1:016x}", f"{2:016x}"], what="both events on the map")
        publish(settings, event(1, revision=2, change="retracted", state="retracted"), event(3))
        until(lambda: shown() == [f"{2:016x}", f"{3:016x}"], what="one gone, one new")
        assert [r["revision"] for r in _get(f"{url}/events/{1:016x}")["revisions"]] == [1, 2]
        answer = _correct(url, f"{3:016x}", {"place": "50.91, 34.8, 2", "by": "Ada", "why": "seen on a photograph"})
    (record,) = read_all(settings, CORRECTIONS)
    made = Correction.read(record.value)
    assert (record.key.decode(), made.correction_id) == (event(3).theatre, answer["correction_id"])
    assert made.where is not None
    assert (made.event_id, made.where.latitude, made.where.uncertainty_m) == (f"{3:016x}", 50.91, 2000)


def _correct(url: str, event_id: str, form: dict[str, str]) -> Any:
    """Send the page's form as its browser would."""
    headers = {"content-type": "application/json", "origin": url}
    asked = urllib.request.Request(f"{url}/events/{event_id}/corrections", json.dumps(form).encode(), headers)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)
