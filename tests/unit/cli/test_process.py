"""`sitrep process` as people run it: as a program, on the sample feed."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest

FEED = str(files("services.cli.sample") / "feed.jsonl")


def run(*arguments: str, stdin: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "services.cli.main", "process", *arguments],
        input=stdin, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.parametrize("emit", ["reports", "events"])
def test_output_is_the_same_bytes_with_another_hash_seed_and_two_workers(emit: str) -> None:
    first = run("--emit", emit, FEED, PYTHONHASHSEED="1")
    assert first.returncode == 0, first.stderr
    assert len(first.stdout.splitlines()) > 5
    assert run("--emit", emit, FEED, PYTHONHASHSEED="2").stdout == first.stdout
    assert run("--emit", emit, "--workers", "2", FEED).stdout == first.stdout


def test_an_event_is_joined_from_several_outlets_and_languages() -> None:
    events = [json.loads(line) for line in run(FEED).stdout.splitlines()]
    kharkiv = [e for e in events if e["where"] and e["where"]["name"] == "Kharkiv"]
    assert len(kharkiv) == 1, [e["reports"] for e in kharkiv]
    assert {r["language"] for r in kharkiv[0]["reports"]} == {"en", "ru", "uk"}
    assert kharkiv[0]["reports_total"] == 4
    odesa_dates = sorted(e["when"]["end"] for e in events if e["where"] and e["where"]["name"] in ("Odesa", "Odessa"))
    assert odesa_dates == ["2026-03-11", "2026-03-12"], "two nights are two events"


def test_a_bad_line_is_named_and_the_rest_goes_on() -> None:
    done = run("--emit", "reports", FEED)
    assert "line 16" in done.stderr
    assert "published_at" in done.stderr
    assert done.returncode == 0


def test_exit_status_1_where_nothing_was_usable() -> None:
    done = run("-", stdin="{not json\n")
    assert done.returncode == 1
    assert "standard input, line 1" in done.stderr
    assert done.stdout == ""


def test_a_withdrawn_article_leaves_no_event() -> None:
    article = {
        "article_id": "a1", "source": {"name": "Example", "domain": "e.example"},
        "published_at": "2026-03-11T08:00:00Z",
        "text": "Russian forces shelled the city of Nikopol on Tuesday, wounding two people.",
    }  # fmt: skip
    told = json.dumps(article) + "\n"
    taken_back = json.dumps({"article_id": "a1", "withdrawn": True, "source": {"domain": "e.example"}}) + "\n"
    assert len(run("-", stdin=told).stdout.splitlines()) == 1
    assert run("-", stdin=told + taken_back).stdout == ""


def test_places_of_any_text(tmp_path: Path) -> None:
    article = {
        "article_id": "a1", "source": {"name": "Example"}, "published_at": "2026-03-11T08:00:00Z",
        "text": "The bakers of Lviv opened a shop in Ternopil.",
    }  # fmt: skip
    (line,) = run("--emit", "places", "-", stdin=json.dumps(article)).stdout.splitlines()
    found = json.loads(line)
    assert found["article_id"] == "a1"
    assert {p["name"] for p in found["places"]} == {"Lviv", "Ternopil"}


def test_a_wrong_call_is_one_clear_line() -> None:
    done = run("--emit", "nonsense", FEED)
    assert done.returncode == 2
    assert "Invalid value for '--emit'" in done.stderr


def test_what_is_stopped_leaves_nothing_on_disk(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "services.cli.main", "process", "--workers", "2", "-"]
    running = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    assert running.stdin is not None
    running.stdin.write(Path(FEED).read_bytes())
    running.stdin.flush()
    until = time.monotonic() + 60
    while not any(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    running.terminate()
    assert running.wait(timeout=60) == 128 + signal.SIGTERM
    assert not any(tmp_path.iterdir())
