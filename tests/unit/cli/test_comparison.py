"""What two versions tell differently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.event import ConflictEvent
from services.cli.comparison import Change, Pair, compare

EXAMPLES = Path(__file__).parents[3] / "schemas" / "examples" / "conflict.events.v1"
TOLD_TWICE = ConflictEvent.read((EXAMPLES / "shelling-told-twice.json").read_bytes())
ADVANCE = ConflictEvent.read((EXAMPLES / "disputed-advance.json").read_bytes())


def like(event: ConflictEvent, **changes: Any) -> ConflictEvent:
    return event.model_copy(update=changes)


def kinds(pairs: list[Pair]) -> list[str]:
    return [pair.kind for pair in pairs]


def test_a_revision_alone_is_no_change() -> None:
    assert kinds(list(compare([TOLD_TWICE], [like(TOLD_TWICE, revision=7, gazetteer_version="other")]))) == ["same"]


def test_fields_that_changed_are_named() -> None:
    assert TOLD_TWICE.where is not None
    moved = TOLD_TWICE.where.model_copy(update={"latitude": TOLD_TWICE.where.latitude + 1})
    (pair,) = compare([TOLD_TWICE], [like(TOLD_TWICE, where=moved, status="disputed", confidence=0.01)])
    told = {change.field: change.after for change in pair.changes}
    assert set(told) == {"where", "status", "confidence"}
    assert told["where"].endswith(", 111 km away")
    assert told["status"] == "disputed"


def test_an_event_without_a_place_any_more() -> None:
    (pair,) = compare([TOLD_TWICE], [like(TOLD_TWICE, where=None)])
    assert [change.after for change in pair.changes] == ["nowhere"]


def test_gone_and_new() -> None:
    assert kinds(list(compare([TOLD_TWICE], []))) == ["gone"]
    assert kinds(list(compare([], [TOLD_TWICE]))) == ["new"]
    assert kinds(list(compare([TOLD_TWICE], [ADVANCE]))) == ["gone", "new"]


def test_the_same_articles_under_another_id_are_the_same_event() -> None:
    """A version that reads other words gives other ids."""
    old = [TOLD_TWICE, ADVANCE]
    new = [like(ADVANCE, event_id="x"), like(TOLD_TWICE, event_id="y", status="denied")]
    first, second = compare(old, new)
    assert (first.after, first.changes) == (new[1], (Change("status", TOLD_TWICE.status, "denied"),))
    assert (second.after, second.kind) == (new[0], "same")


def test_of_two_events_of_an_article_the_more_alike_is_taken() -> None:
    other_type = like(TOLD_TWICE, event_id="a", sub_event_type="Attack")
    alike = like(TOLD_TWICE, event_id="z")
    pairs = list(compare([TOLD_TWICE], [other_type, alike]))
    assert [(p.kind, p.after and p.after.event_id) for p in pairs] == [("same", "z"), ("new", "a")]


@given(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_every_event_comes_once(old: set[int], new: set[int]) -> None:
    before = [like(TOLD_TWICE, event_id=f"e{i}") for i in old]
    after = [like(TOLD_TWICE, event_id=f"e{i}") for i in new]
    pairs = list(compare(before, after))
    assert sorted(p.before.event_id for p in pairs if p.before) == sorted(e.event_id for e in before)
    assert sorted(p.after.event_id for p in pairs if p.after) == sorted(e.event_id for e in after)
