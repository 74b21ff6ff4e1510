"""What subscribers read: the contract of the public topics."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemas.event import MAX_REPORTS, ArticleMark, EventRevision
from schemas.topics import EVENT_CHANGES, EVENTS, REVISIONS
from services.deduplicate.partition import Partition
from services.publish.publisher import publish
from services.publish.worker import PublishProcessor
from services.runtime.processor import Message
from tests.unit.deduplicate.making import MORNING, later, report, told

NOW = later(24)


def revisions() -> list[EventRevision]:
    """An event told, told again, and taken back."""
    partition = Partition()
    story = [
        told("a", report("a", killed=3)), told("b", report("b", killed=4, published=later(1))),
        told("a", withdrawn=True), told("b", withdrawn=True),
    ]  # fmt: skip
    return [revision for message in story for revision in partition.apply(message, NOW).revisions]


def message(key: str, value: bytes | None) -> Message:
    return Message(REVISIONS.name, 0, 0, key.encode(), value, (), NOW)


def test_each_revision_is_a_change_and_the_latest_of_the_event() -> None:
    for revision in revisions():
        (changes, key, change, _), (events, same_key, latest, _) = publish(revision)
        assert (changes, events) == (EVENT_CHANGES, EVENTS)
        assert key == same_key == revision.event_id.encode()
        assert change is not None
        assert json.loads(change)["revision"] == revision.revision
        assert latest == (change if revision.state == "active" else None)


def test_revisions_rise_by_one_and_the_last_is_a_tombstone() -> None:
    told_of = revisions()
    assert [r.revision for r in told_of] == list(range(1, len(told_of) + 1))
    assert [r.change for r in told_of][-1] == "retracted"
    assert publish(told_of[-1])[1][2] is None


def test_a_repeat_is_the_same_bytes_headers_included() -> None:
    for revision in revisions():
        assert publish(EventRevision.read(revision.to_bytes())) == publish(revision)


def test_headers_are_cloudevents_and_filter_without_parsing_also_on_tombstones() -> None:
    for revision in revisions():
        for topic, _, _, headers in publish(revision):
            found = {name: value.decode() for name, value in headers}
            assert found["ce_id"] == f"{revision.event_id}:{revision.revision}"
            assert found["ce_type"].endswith(f".{revision.change}")
            assert topic.name in found["ce_dataschema"]
            assert found["ce_specversion"] == "1.0"
            assert (found["country"], found["event_type"]) == ("UKR", "Explosions/Remote violence")
            assert float(found["confidence"]) == pytest.approx(revision.slots.confidence, abs=0.005)


def test_an_event_says_who_tells_it_and_in_other_codes() -> None:
    event: dict[str, Any] = json.loads(publish(revisions()[1])[0][2] or b"")
    assert [(r["article_id"], r["casualties"]["killed"]["best"]) for r in event["reports"]] == [("a", 3), ("b", 4)]
    assert (event["independent_sources"], event["reports_total"]) == (2, 2)
    assert event["codes"]["ucdp"] == 1
    assert event["codes"]["cameo"] == "19"
    assert event["schema_version"] == "1.0"


def test_the_widest_event_is_bounded() -> None:
    first = revisions()[0]
    members = tuple(
        first.members[0].model_copy(update={"report": report(f"m{i}", published=MORNING)}) for i in range(MAX_REPORTS)
    )
    wide = first.model_copy(update={"members": members, "reports_total": 10_000})
    event = json.loads(publish(wide)[0][2] or b"")
    assert (len(event["reports"]), event["reports_total"]) == (MAX_REPORTS, 10_000)


def test_what_is_only_state_is_not_published() -> None:
    mark = ArticleMark(article_id="a", version=1, theatre="balkans", published_at=MORNING)
    processor = PublishProcessor()
    assert processor.handle(message("article:a", mark.to_bytes())).outputs == ()
    assert processor.handle(message("e", None)).outputs == (), "it left the state; subscribers keep it"


def test_what_is_no_revision_is_refused() -> None:
    result = PublishProcessor().handle(message("e", b'{"event_id": "e"}'))
    assert [r.reason for r in result.rejections] == ["wrong-shape"]
    assert result.outputs == ()
