"""Analysts' corrections: they go before any report, survive a restart, and can be undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schemas.event import Correction, EventRevision
from services.deduplicate.batch import group
from services.deduplicate.changes import Changes
from services.deduplicate.explain import explain
from services.deduplicate.partition import Partition
from services.deduplicate.worker import outputs_of
from services.publish.publisher import publish
from tests.unit.deduplicate.making import later, place, report, told

NOW = later(24)


class Desk:
    """A partition, its log, and an analyst."""

    def __init__(self) -> None:
        self.partition = Partition()
        self.log: list[tuple[bytes, bytes | None]] = []
        self.number = 0

    def tell(self, article: str, **said: Any) -> list[EventRevision]:
        return self._note(self.partition.apply(told(article, report(article, **said)), NOW))

    def correction(self, event_id: str, action: str, **changes: Any) -> Correction:
        self.number += 1
        fields: dict[str, Any] = {
            "correction_id": f"c{self.number}", "theatre": "eastern-europe", "event_id": event_id, "action": action,
            "by": "A. Analyst", "why": "seen on a video", "at": later(self.number),
        }  # fmt: skip
        return Correction(**(fields | changes))

    def correct(self, event_id: str, action: str, **changes: Any) -> list[EventRevision]:
        return self._note(self.partition.correct(self.correction(event_id, action, **changes)))

    def _note(self, changes: Changes) -> list[EventRevision]:
        assert not changes.rejections
        self.log += [(output.key or b"", output.value) for output in outputs_of(changes, 0, self.partition.features)]
        return list(changes.revisions)

    def restart(self) -> None:
        before = self.partition.active()
        self.partition = Partition()
        self.partition.restore(self.log)
        assert self.partition.active() == before

    @property
    def events(self) -> dict[str, EventRevision]:
        return {e.event_id: e for e in self.partition.active()}


def articles(revision: EventRevision) -> set[str]:
    return {m.report.article_id for m in revision.members}


def test_what_an_analyst_sets_no_report_overrides() -> None:
    desk = Desk()
    (event,) = desk.tell("a")
    (corrected,) = desk.correct(
        event.event_id, "set", where=place("Sumy"), sub_event_type="Armed clash", when_start=date(2025, 5, 13)
    )
    assert (corrected.change, corrected.revision, corrected.changed_by) == ("corrected", 2, "c1")
    desk.restart()
    for hour, article in enumerate("bcd", start=1):
        (revision,) = desk.tell(article, published=later(hour))
        assert revision.slots.where == place("Sumy")
        assert (revision.slots.event_type, revision.slots.sub_event_type) == ("Battles", "Armed clash")
        assert (revision.slots.when.start, revision.slots.when.end) == (date(2025, 5, 13), date(2025, 5, 13))
        assert {(c.by, c.why) for c in revision.corrections} == {("A. Analyst", "seen on a video")}


def test_of_two_corrections_the_later_counts_until_it_is_undone() -> None:
    desk = Desk()
    (event,) = desk.tell("a")
    desk.correct(event.event_id, "set", where=place("Sumy"))
    desk.correct(event.event_id, "set", where=place("Kotlyne"))
    assert desk.events[event.event_id].slots.where == place("Kotlyne")
    desk.restart()
    desk.correct(event.event_id, "undo", undoes="c2")
    assert desk.events[event.event_id].slots.where == place("Sumy")
    (last,) = desk.correct(event.event_id, "undo", undoes="c1")
    assert last.slots == event.slots
    assert [c.undoes for c in last.corrections] == ["c2", "c1"], "who undid what stays visible"


def test_merged_events_stay_merged_and_part_when_it_is_undone() -> None:
    desk = Desk()
    (one,), (other,) = desk.tell("a"), desk.tell("b", where="Kotlyne", published=later(1))
    survivor, gone = desk.correct(one.event_id, "merge", merge_with=other.event_id)
    assert (survivor.event_id, survivor.change, survivor.merged_from) == (one.event_id, "merged", (other.event_id,))
    assert (gone.event_id, gone.state, gone.merged_into) == (other.event_id, "merged", one.event_id)
    desk.restart()
    desk.tell("c", where="Kotlyne", published=later(2))
    assert [articles(e) for e in desk.events.values()] == [{"a", "b", "c"}]
    desk.correct(one.event_id, "undo", undoes="c1")
    assert sorted(map(sorted, (articles(e) for e in desk.events.values()))) == [["a"], ["b", "c"]]


def test_a_split_keeps_reports_apart_that_would_fit_and_is_undone() -> None:
    desk = Desk()
    (event,) = desk.tell("a")
    desk.tell("b", published=later(1))
    (whole,) = desk.tell("c", published=later(2))
    out = next(m.report.report_id for m in whole.members if m.report.article_id == "b")
    rest, split = desk.correct(event.event_id, "split", split_reports=(out,))
    assert {rest.event_id, split.event_id} > {event.event_id}
    assert {r.change for r in (rest, split)} == {"split"}
    desk.restart()
    desk.tell("d", published=later(3))
    parts = sorted(map(sorted, (articles(e) for e in desk.events.values())))
    assert len(parts) == 2
    assert not any({"a", "b"} <= set(part) or {"b", "c"} <= set(part) for part in parts)
    desk.correct(event.event_id, "undo", undoes="c1")
    assert [articles(e) for e in desk.events.values()] == [{"a", "b", "c", "d"}]


def test_a_retracted_event_takes_later_reports_with_it_and_comes_back() -> None:
    desk = Desk()
    (event,) = desk.tell("a")
    (gone,) = desk.correct(event.event_id, "retract")
    assert (gone.change, gone.state) == ("retracted", "retracted")
    assert [value is None for _, _, value, _ in publish(gone)] == [False, True], "a change, and a tombstone"
    desk.restart()
    (later_on,) = desk.tell("b", published=later(1))
    assert (later_on.event_id, later_on.state) == (event.event_id, "retracted")
    assert desk.events == {}
    (back,) = desk.correct(event.event_id, "undo", undoes="c1")
    assert (back.change, back.state, articles(back)) == ("corrected", "active", {"a", "b"})


def test_a_repeat_changes_nothing_also_after_it_was_undone() -> None:
    desk = Desk()
    (event,) = desk.tell("a")
    correction = desk.correction(event.event_id, "set", where=place("Sumy"))
    desk._note(desk.partition.correct(correction))
    assert desk.partition.correct(correction).nothing_written
    desk.correct(event.event_id, "undo", undoes=correction.correction_id)
    desk.restart()
    assert desk.partition.correct(correction).nothing_written
    assert desk.events[event.event_id].slots == event.slots


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"event_id": "nowhere", "action": "retract"}, "unknown-event"),
        ({"action": "retract", "theatre": "balkans"}, "unknown-event"),
        ({"action": "set"}, "wrong-correction"),
        ({"action": "merge", "merge_with": "nowhere"}, "wrong-correction"),
        ({"action": "split", "split_reports": ("nothing",)}, "wrong-correction"),
        ({"action": "undo", "undoes": "c0"}, "wrong-correction"),
    ],
)
def test_what_cannot_be_done_is_refused(changes: dict[str, Any], reason: str) -> None:
    desk = Desk()
    (event,) = desk.tell("a")
    action = changes.pop("action")
    correction = desk.correction(changes.pop("event_id", event.event_id), action, **changes)
    done = desk.partition.correct(correction)
    assert [r.reason for r in done.rejections] == [reason]
    assert done.nothing_written
    assert list(desk.events.values()) == [event]


def test_explain_shows_who_and_why() -> None:
    desk = Desk()
    (event,) = desk.tell("a")
    revisions = [event, *desk.correct(event.event_id, "set", where=place("Sumy"))]
    text = "\n".join(explain(revisions))
    assert "where set to Sumy (±8 km) by A. Analyst, 2025-05-14 09:00: seen on a video (correction c1)" in text
    assert "2 corrected by correction c1" in text


def test_the_batch_applies_them_too() -> None:
    messages = [told("a", report("a")), told("b", report("b", where="Kotlyne"))]
    one, other = group(messages)
    desk = Desk()
    problems: list[str] = []
    merge = desk.correction(one.event_id, "merge", merge_with=other.event_id)
    wrong = desk.correction("nowhere", "retract")
    (event,) = group(messages, [wrong, merge], problems.append)
    assert articles(event) == {"a", "b"}
    assert len(problems) == 1


@pytest.mark.parametrize("restarted", [False, True], ids=["", "restarted"])
def test_two_reports_of_one_article_that_were_one_event_for_a_while_are_both_withdrawn(restarted: bool) -> None:
    desk = Desk()
    said = told("a", report("a", where="Sumy"), report("a", 1, where="Kotlyne"))
    one, other = sorted(r.event_id for r in desk._note(desk.partition.apply(said, NOW)))
    desk.correct(one, "merge", merge_with=other)
    desk.correct(next(iter(desk.events)), "undo", undoes="c1")
    assert len(desk.events) == 2
    if restarted:
        desk.restart()
    desk.partition.apply(told("a", withdrawn=True), NOW)
    assert not desk.events
