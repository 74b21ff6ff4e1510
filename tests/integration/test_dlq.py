"""`sitrep dlq` as an operator types it, and letters that must not, or cannot as they are, be put back."""

from __future__ import annotations

from pathlib import Path

import click.testing
import pytest

from schemas.topics import ARTICLES, DEAD_LETTERS, EXTRACTIONS, REVISIONS
from services.cli.dlq import dlq
from services.runtime.dead_letters.letter import CUT
from services.runtime.dead_letters.reading import read_letters
from services.runtime.settings import Settings
from tests.integration.records import push, read_all, until_done
from tests.integration.workers import Worker, environment

pytestmark = pytest.mark.usefixtures("real_kafka")


def typed(settings: Settings, *arguments: str) -> click.testing.Result:
    """What `sitrep dlq ARGUMENTS` does."""
    return click.testing.CliRunner().invoke(dlq, arguments, env=environment(settings, COLUMNS="250"))


def test_the_drill(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, [(b"k1", b"bad \x1b[2J1"), (b"k2", b"bug 2"), (b"k3", b"bad 3"), (b"k4", b"good")])
    with Worker(settings, "pass", tmp_path / "log"):
        until_done(settings, "extract", ARTICLES)
    listed = typed(settings, "list", "--reason", "bug", "--service", "extract", "--since", "1h")
    assert listed.exit_code == 0
    assert ("RuntimeError" in listed.output, "it says bad" in listed.output) == (True, False)
    by_value = {letter.value: letter.id for letter in read_letters(settings)}
    shown = typed(settings, "show", by_value[b"bug 2"])
    assert "RuntimeError: a bug in the processor" in shown.output
    assert "\x1b" not in typed(settings, "show", by_value[b"bad \x1b[2J1"]).output
    assert typed(settings, "show", "--raw", by_value[b"bad \x1b[2J1"]).stdout_bytes == b"bad \x1b[2J1\n"
    with Worker(settings, "mended", tmp_path / "log2"):
        replayed = typed(settings, "replay", "--reason", "bug", "--note", "repaired")
        assert (replayed.exit_code, replayed.stderr) == (0, "1 replayed, 0 not\n")
        until_done(settings, "extract", ARTICLES)
    assert {record.value for record in read_all(settings, EXTRACTIONS)} == {b"good", b"bug 2"}
    assert typed(settings, "done", by_value[b"bad 3"], "--note", "told the feed").stderr == "1 marked as done\n"
    left = typed(settings, "list").output
    assert {value for value, letter_id in by_value.items() if letter_id in left} == {b"bad \x1b[2J1"}
    assert by_value[b"bad 3"] in typed(settings, "list", "--handled").output
    assert typed(settings, "done", "--undo", by_value[b"bad 3"]).exit_code == 0
    assert by_value[b"bad 3"] in typed(settings, "list").output


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("replay",), 2, "say which: ids, filters, or --all"),
        (("replay", "0-1", "--all"), 2, "either ids or filters"),
        (("show", "x"), 2, "is no id"),
        (("list", "--since", "yesterday"), 2, "say 30m, 6h or 2d"),
        (("replay", "3-99"), 1, "there is no dead letter 3-99"),
        (("done", "--undo", "--all"), 2, "--undo needs ids"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    settings: Settings, arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = typed(settings, *arguments)
    assert done.exit_code == status
    assert said in done.stderr.splitlines()[-1]


def test_a_feed_that_floods_is_cut_short_and_can_be_replayed_whole(settings: Settings, tmp_path: Path) -> None:
    size = 1_000_000
    push(settings, ARTICLES, [(b"k", b"bad %d " % n + b"x" * size) for n in range(70)])
    with Worker(settings, "pass", tmp_path / "log") as worker:
        until_done(settings, "extract", ARTICLES)
        metrics = worker.get("/metrics")[1]
    letters = read_all(settings, DEAD_LETTERS)
    cut = [letter for letter in letters if dict(letter.headers).get(CUT)]
    assert len(letters) == 70
    assert sum(len(letter.value) for letter in letters) < 65 * 2**20
    assert f'sitrep_dead_letters_cut_total{{service="extract",source="example.org"}} {len(cut)}.0' in metrics
    last = f"{cut[-1].partition}-{cut[-1].offset}"
    with Worker(settings, "mended", tmp_path / "log2"):
        assert typed(settings, "replay", last).exit_code == 0
        until_done(settings, "extract", ARTICLES)
    (replayed,) = read_all(settings, EXTRACTIONS)
    assert replayed.value.startswith(cut[-1].value)
    assert len(replayed.value) > size


def test_an_old_revision_is_not_put_behind_a_newer_one(settings: Settings) -> None:
    push(settings, REVISIONS, [(b"event", b"old"), (b"other", b"x"), (b"event", b"new")], partition=3)
    origin = [("__connect.errors.topic", REVISIONS.name.encode()), ("__connect.errors.partition", b"3"),
              ("sitrep.key", b"event"), ("sitrep.attempt", b"1")]  # fmt: skip
    for offset in (b"0", b"2"):
        push(settings, DEAD_LETTERS, [(b"publish", b"old")], headers=[*origin, ("__connect.errors.offset", offset)])
    replayed = typed(settings, "replay", "--all")
    assert replayed.exit_code == 1
    assert "a later revision of its event is there" in replayed.stderr
    assert "1 replayed, 1 not" in replayed.stderr
