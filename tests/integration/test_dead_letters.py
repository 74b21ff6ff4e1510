"""The operator's drill: dead letters appear, look, fix, replay; and what fails again says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.topics import ARTICLES, EXTRACTIONS
from services.runtime.dead_letters.handling import mark_done, replay, unmark
from services.runtime.dead_letters.reading import Filter, read_letters
from services.runtime.settings import Settings
from tests.integration.records import push, read_all, until_done
from tests.integration.workers import Worker


@pytest.mark.usefixtures("real_kafka")
def test_look_fix_replay_done(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, [(b"k1", b"bad 1"), (b"k2", b"bug 2")], headers=[("feed", b"x")])
    with Worker(settings, "pass", tmp_path / "log"):
        until_done(settings, "extract", ARTICLES)
        bad, bug = sorted(read_letters(settings), key=lambda letter: letter.reason, reverse=True)
        assert (bad.reason, bad.source, bad.attempt, bad.key, bad.value) == (
            "wrong-shape", "example.org", 1, b"k1", b"bad 1",
        )  # fmt: skip
        assert (bug.reason, bug.error_class) == ("bug", "RuntimeError")
        assert [done.problem for done in replay(settings, [bad], by="tests")] == [None]
        until_done(settings, "extract", ARTICLES)
    again = [letter for letter in read_letters(settings, Filter(reason="wrong-shape")) if letter.id != bad.id]
    assert [(letter.attempt, letter.headers, letter.mark) for letter in again] == [(2, (("feed", b"x"),), None)]
    with Worker(settings, "mended", tmp_path / "log2"):
        list(replay(settings, read_letters(settings, Filter(unmarked=True)), by="tests", note="mended"))
        until_done(settings, "extract", ARTICLES)
    assert {(r.key, r.value) for r in read_all(settings, EXTRACTIONS)} == {(b"k1", b"bad 1"), (b"k2", b"bug 2")}
    assert list(read_letters(settings, Filter(unmarked=True))) == []


@pytest.mark.usefixtures("real_kafka")
def test_done_marks_can_be_taken_back(settings: Settings, tmp_path: Path) -> None:
    push(settings, ARTICLES, [(b"k", b"bad")])
    with Worker(settings, "pass", tmp_path / "log"):
        until_done(settings, "extract", ARTICLES)
    (letter,) = read_letters(settings)
    assert mark_done(settings, [letter.id], by="tests", note="the feed was told") == 1
    (marked,) = read_letters(settings)
    assert marked.mark is not None
    assert (marked.mark.action, marked.mark.note) == ("done", "the feed was told")
    unmark(settings, [letter.id])
    assert [each.mark for each in read_letters(settings)] == [None]
