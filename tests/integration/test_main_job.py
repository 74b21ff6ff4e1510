"""The main job: articles in, conflict-event records out, through the four real workers on a real broker."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from schemas.topics import ARTICLES, DEAD_LETTERS, EVENTS
from services.cli.local import workers
from services.runtime.lag import total_lag
from services.runtime.settings import Settings
from tests.integration.records import push, read_all
from tests.integration.workers import until

FEED = Path(str(files("services.cli.sample") / "feed.jsonl"))


def run_pipeline(settings: Settings, folder: Path, lines: list[bytes]) -> list[dict[str, Any]]:
    """Push the lines as a feed would, let the four workers finish, and read the events back; plain clients only."""
    with workers(settings, folder):
        push(settings, ARTICLES, [(None, line) for line in lines])
        until(lambda: total_lag(settings) == 0 and total_lag(settings) == 0, 90, "the workers finish")
    latest = {record.key: record.value for record in read_all(settings, EVENTS)}
    return [json.loads(value) for value in latest.values() if value is not None]


def without_ids(event: dict[str, Any]) -> dict[str, Any]:
    """What an event says, ids and history aside: they depend on which report came first."""
    history = {"event_id", "revision", "change", "merged_into", "merged_from", "split_from"}
    said = {k: v for k, v in event.items() if k not in history}
    return {**said, "reports": sorted(said["reports"], key=lambda r: str(r["report_id"]))}


def by_reports(events: list[dict[str, Any]]) -> dict[tuple[str, ...], dict[str, Any]]:
    return {tuple(sorted(r["report_id"] for r in e["reports"])): without_ids(e) for e in events}


def processed() -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "services.cli.main", "process", str(FEED)], capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("real_kafka")
def test_the_sample_feed_becomes_the_same_events_as_without_a_broker(settings: Settings, tmp_path: Path) -> None:
    lines = FEED.read_bytes().splitlines()
    events = run_pipeline(settings, tmp_path, lines)
    assert by_reports(events) == by_reports(processed())
    assert max(e["independent_sources"] for e in events) >= 3
    (dead,) = read_all(settings, DEAD_LETTERS)
    assert dead.value == lines[-1], "the original bytes, unchanged"


@pytest.mark.usefixtures("real_kafka")
@pytest.mark.parametrize("order", ["reversed", "shuffled", "twice"])
def test_neither_order_nor_repetition_changes_the_events(settings: Settings, tmp_path: Path, order: str) -> None:
    lines = FEED.read_bytes().splitlines()
    pushed = {"reversed": lines[::-1], "shuffled": random.Random(1).sample(lines, len(lines)), "twice": lines + lines}
    events = run_pipeline(settings, tmp_path, pushed[order])
    assert by_reports(events) == by_reports(processed())
