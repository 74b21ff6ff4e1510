"""The drill of docs/operations.md: a new version beside the old one, their comparison, a rolling switch, and the state
of other versions."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from schemas.event import STATE_VERSION, EventRevision
from schemas.topics import ARTICLES, DEAD_LETTERS, EVENT_CHANGES, EVENTS, REPORTS, REVISIONS
from services.geocode.gazetteer.build import build
from services.runtime import topics
from services.runtime.exits import CANNOT_START
from services.runtime.lag import SERVICES, total_lag
from services.runtime.settings import Settings
from tests.integration.records import push, read_all
from tests.integration.workers import ROOT, Worker, environment, until

pytestmark = pytest.mark.usefixtures("real_kafka")

FEED = (files("services.cli.sample") / "feed.jsonl").read_bytes().splitlines()
EXAMPLE = ROOT / "schemas" / "examples" / "conflict.revisions.v1" / "shelling-told-twice.json"


@contextmanager
def pipeline(settings: Settings, folder: Path, **env: str) -> Iterator[dict[str, Worker]]:
    """Four real workers."""
    folder.mkdir(exist_ok=True)
    with ExitStack() as stack:
        yield {s: stack.enter_context(worker(settings, s, folder, **env)) for s in SERVICES}


def worker(settings: Settings, service: str, folder: Path, **env: str) -> Worker:
    command = (sys.executable, "-m", "services.cli.main", "worker", service)
    return Worker(settings, service, folder / f"{service}.log", command, **env)


def finished(settings: Settings) -> None:
    until(lambda: total_lag(settings) == 0 and total_lag(settings) == 0, 120, "the workers finish")


def sitrep(settings: Settings, *arguments: str) -> str:
    command = [sys.executable, "-m", "services.cli.main", *arguments]
    done = subprocess.run(command, env=environment(settings), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def events(settings: Settings) -> dict[str, dict[str, Any]]:
    latest = {record.key.decode(): record.value for record in read_all(settings, EVENTS)}
    return {key: json.loads(value) for key, value in latest.items() if value is not None}


@pytest.fixture(scope="module")
def ukraine_only(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The gazetteer of the "new version": one that knows no place outside Ukraine."""
    return str(build([], ["UA"], tmp_path_factory.mktemp("gazetteer")).directory)


def test_a_new_version_beside_the_old_one_then_in_its_place(
    settings: Settings, tmp_path: Path, ukraine_only: str
) -> None:
    beside = settings.model_copy(update={"namespace": f"{settings.namespace}-next"})
    topics.apply(beside)
    old, new = settings.namespace, beside.namespace

    with pipeline(settings, tmp_path / "old") as running:
        push(settings, ARTICLES, [(None, line) for line in FEED[:-2]])
        finished(settings)
        before = events(settings)
        sitrep(settings, "topics", "copy-articles", old, new)
        assert [r.value for r in read_all(beside, ARTICLES)] == [r.value for r in read_all(settings, ARTICLES)]

        with pipeline(beside, tmp_path / "new", SITREP_GAZETTEER=ukraine_only):
            finished(beside)
        pairs = [json.loads(line) for line in sitrep(settings, "compare", old, new, "--format", "jsonl").splitlines()]
        country = {key: event["where"]["country"] for key, event in before.items() if event["where"]}
        elsewhere = {key for key, code in country.items() if code != "UKR"}
        different = {pair["before"] for pair in pairs}
        assert elsewhere
        assert different >= elsewhere, "what lies elsewhere changed"
        assert set(country) - different, "and what both gazetteers know did not"
        assert "changed" in sitrep(settings, "compare", old, new) or "gone" in sitrep(settings, "compare", old, new)

        for service in reversed(SERVICES):  # readers first: what a new version writes, its reader knows already
            status, _ = running[service].terminate()
            assert status == 0
            replacement = worker(settings, service, tmp_path / "new", SITREP_GAZETTEER=ukraine_only)
            running[service] = replacement
            replacement.start()
        try:
            once_more = json.loads(FEED[0]) | {"url": "https://other.example/again", "source": {"name": "Other Paper"}}
            push(settings, ARTICLES, [(None, json.dumps(once_more).encode())])
            finished(settings)
        finally:
            for each in running.values():
                each.kill()
    after = events(settings)
    assert set(after) == set(before), "the new version goes on with the state of the old one"
    grown = {key for key in after if after[key]["reports_total"] > before[key]["reports_total"]}
    assert grown, "the late article joined events of before"
    assert [record.value for record in read_all(settings, DEAD_LETTERS)] == []
    revisions = [json.loads(r.value)["revision"] for r in read_all(settings, EVENT_CHANGES) if r.key.decode() in grown]
    assert revisions == sorted(set(revisions)), "subscribers saw each revision once, in order"


def state(version: int | None) -> bytes:
    """A record of the state as a version wrote it; None: before versions were written."""
    record = json.loads(EventRevision.read(EXAMPLE.read_bytes()).to_bytes()) | {"state_version": version}
    return json.dumps({k: v for k, v in record.items() if v is not None}).encode()


def test_state_of_before_is_read_and_a_newer_one_refused(settings: Settings, tmp_path: Path) -> None:
    revision = EventRevision.read(state(None))
    key = revision.event_id.encode()
    reports = json.dumps({
        "article_id": "b-1", "version": 1, "theatre": revision.theatre, "published_at": str(revision.last_reported_at),
        "source": {"name": "B"}, "language": "en", "reports": [],
    }).encode()  # fmt: skip
    push(settings, REVISIONS, [(key, state(None))], partition=3)
    push(settings, REPORTS, [(revision.theatre.encode(), reports)], partition=3)
    with worker(settings, "deduplicate", tmp_path) as reading:
        until(lambda: 'sitrep_state_size{kind="events",service="deduplicate"} 1.0' in reading.get("/metrics")[1])

    push(settings, REVISIONS, [(key, state(STATE_VERSION + 1))], partition=3)
    push(settings, REPORTS, [(revision.theatre.encode(), reports)], partition=3)
    with worker(settings, "deduplicate", tmp_path) as refusing:
        assert refusing.ended() == CANNOT_START
    assert f"partition 3 of {REVISIONS.name}: the state is of version {STATE_VERSION + 1}" in refusing.said
    assert "run that version again" in refusing.said

    with worker(settings, "publish", tmp_path):
        until(
            lambda: len(read_all(settings, DEAD_LETTERS)) == 1, what="what publish does not know waits as a dead letter"
        )
    (letter,) = read_all(settings, DEAD_LETTERS)
    assert dict(letter.headers)["sitrep.reason"] == b"unsupported-version"
