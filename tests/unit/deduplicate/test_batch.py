"""Grouping all at once: how far it is, and the same with any number of processes."""

import pytest

from services.deduplicate import batch
from services.deduplicate.batch import group
from tests.unit.deduplicate.making import report, told

MESSAGES = [told(name, report(name, where=where), theatre=theatre) for name, where, theatre in (
    ("a", "Kharkiv", "one"), ("b", "Kharkiv", "one"), ("c", "Sumy", "one"), ("d", "Kotlyne", "two"),
)]  # fmt: skip


def test_each_article_is_told_in_one_process() -> None:
    seen: list[tuple[int, int]] = []
    assert len(list(group(MESSAGES, progress=lambda done, of: seen.append((done, of))))) == 3
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_several_processes_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "TELL_SECONDS", 0.001)
    seen: list[tuple[int, int]] = []
    events = list(group(MESSAGES, workers=2, progress=lambda done, of: seen.append((done, of))))
    assert events == list(group(MESSAGES))
    assert seen == sorted(seen), "it never goes back"
    assert seen
    assert {of for _, of in seen} == {4}
    assert all(0 <= done <= 4 for done, _ in seen)
