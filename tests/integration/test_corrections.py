"""What feeds take back and analysts correct, end to end: through the four real workers, read back by a plain client."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from schemas.dead_letter import REASON, SOURCE_DOMAIN
from schemas.topics import ARTICLES, DEAD_LETTERS, EVENT_CHANGES, EVENTS
from services.cli.local import workers
from services.runtime.lag import total_lag
from services.runtime.settings import Settings
from tests.integration.records import push, read_all
from tests.integration.workers import ROOT, environment, until

pytestmark = pytest.mark.usefixtures("real_kafka")

SUMY = "Russian drones hit a hospital in Sumy, Ukraine, on Tuesday, killing {} people, the regional governor said."
AGAIN = "A Russian drone strike on a hospital in Sumy, Ukraine, on Tuesday killed {} people, officials said."
BOMB = "A car bomb exploded at a market in {} on Tuesday, killing two civilians, police said."


def article(name: str, text: str, version: int = 1) -> tuple[bytes, bytes]:
    said = {
        "article_id": name, "version": version, "language": "en", "text": text,
        "published_at": f"2026-03-11T0{version}:00:00Z",
        "source": {"name": name, "domain": f"{name}.example"},
    }  # fmt: skip
    return name.encode(), json.dumps(said).encode()


class Pipeline:
    """A feed and a subscriber of a running pipeline."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def push(self, *messages: tuple[bytes, bytes | None], **more: Any) -> None:
        push(self._settings, ARTICLES, messages, **more)
        until(lambda: total_lag(self._settings) == 0 and total_lag(self._settings) == 0, 90, "the workers finish")

    def withdraw(self, name: str, domain: str) -> None:
        self.push((name.encode(), None), headers=[(SOURCE_DOMAIN, domain.encode())])

    def sitrep(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "services.cli.main", *arguments]
        done = subprocess.run(command, env=environment(self._settings), cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def events(self) -> dict[str, dict[str, Any]]:
        latest = {r.key.decode(): r.value for r in read_all(self._settings, EVENTS)}
        return {key: json.loads(value) for key, value in latest.items() if value is not None}

    @property
    def tombstones(self) -> set[str]:
        latest = {r.key.decode(): r.value for r in read_all(self._settings, EVENTS)}
        return {key for key, value in latest.items() if value is None}

    def changes(self, event_id: str) -> list[str]:
        records = [json.loads(r.value) for r in read_all(self._settings, EVENT_CHANGES) if r.key.decode() == event_id]
        assert [r["revision"] for r in records] == list(range(1, len(records) + 1))
        return [r["change"] for r in records]

    def at(self, place: str) -> dict[str, Any]:
        (event,) = [e for e in self.events.values() if e["where"] and e["where"]["name"] == place]
        return event


def test_versions_and_withdrawals_of_articles(settings: Settings, tmp_path: Path) -> None:
    feed = Pipeline(settings)
    with workers(settings, tmp_path):
        feed.push(article("alpha", SUMY.format("three")), article("beta", AGAIN.format("three")))
        feed.push(article("gamma", BOMB.format("Kharkiv, Ukraine,")))
        sumy, kharkiv = feed.at("Sumy"), feed.at("Kharkiv")
        assert (sumy["reports_total"], sumy["casualties"]["killed"]["best"]) == (2, 3)

        feed.push(article("beta", AGAIN.format("five"), version=2))
        assert feed.at("Sumy")["casualties"]["killed"] == {"low": 3, "best": 5, "high": 5}
        feed.push(article("gamma", BOMB.format("Khartoum, Sudan,"), version=2))
        assert kharkiv["event_id"] in feed.tombstones, "its place moved to another theatre"
        assert feed.changes(kharkiv["event_id"]) == ["reported", "retracted"]
        assert feed.at("Khartoum")["theatre"] != kharkiv["theatre"]

        feed.withdraw("alpha", "stranger.example")
        assert feed.at("Sumy")["reports_total"] == 2, "only the source that pushed an article may withdraw it"
        feed.withdraw("alpha", "alpha.example")
        assert [r["article_id"] for r in feed.at("Sumy")["reports"]] == ["beta"]
        feed.withdraw("beta", "beta.example")
        assert sumy["event_id"] in feed.tombstones
        feed.push(article("alpha", SUMY.format("three")))
        assert {e["where"]["name"] for e in feed.events.values()} == {"Khartoum"}, "a replayed version changes nothing"
    assert feed.changes(sumy["event_id"])[-1] == "retracted"
    assert {dict(r.headers)[REASON] for r in read_all(settings, DEAD_LETTERS)} == {b"not-owner"}


def test_an_analyst_corrects_and_undoes(settings: Settings, tmp_path: Path) -> None:
    feed = Pipeline(settings)
    with workers(settings, tmp_path):
        feed.push(article("alpha", SUMY.format("three")))
        event_id = feed.at("Sumy")["event_id"]
        who = ("--by", "A. Analyst", "--why", "seen on a video")
        said = feed.sitrep("correct", event_id, "--place", "50.9,34.6,2", "--type", "Armed clash", *who)
        correction = said.split()[1]
        until(lambda: bool(feed.events[event_id]["corrections"]), what="the correction is published")
        feed.push(article("beta", AGAIN.format("three")))
        event = feed.events[event_id]
        assert event["reports_total"] == 2
        assert (event["event_type"], event["where"]["latitude"]) == ("Battles", 50.9), "no later report overrides it"
        text = feed.sitrep("explain", event_id)
        assert "sub_event_type set to Armed clash by A. Analyst" in text
        assert "fits" in text

        feed.sitrep("correct", event_id, "--undo", correction, *who)
        until(lambda: feed.events[event_id]["sub_event_type"] == "Air/drone strike", what="it is undone")
        feed.sitrep("correct", event_id, "--retract", *who)
        until(lambda: event_id in feed.tombstones, what="it is retracted")
    assert feed.changes(event_id) == ["reported", "corrected", "corroborated", "corrected", "retracted"]
