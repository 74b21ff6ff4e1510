"""What the map knows, whatever the order in which revisions come."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.event import ConflictEvent
from schemas.report import Relation
from services.map.board import MAX_REVISIONS, Board, snapshot
from services.map.summary import FIELDS, encoded, row
from tests.synthetic import HOSTILE, event, events

AREA: dict[str, Any] = {"type": "Polygon", "coordinates": [[[30.0, 50.0], [31.0, 50.0], [30.0, 51.0], [30.0, 50.0]]]}


def _read(found: tuple[int, Sequence[bytes]]) -> list[dict[str, Any]]:
    return [_named(json.loads(each)) for each in found[1]]


def _named(told: list[Any]) -> dict[str, Any]:
    return dict(zip(FIELDS, told, strict=False))


def _revision(number: int, **more: Any) -> ConflictEvent:
    return event(1, revision=number, **more)


def test_after_a_number_only_what_changed_since_is_told() -> None:
    board = Board()
    for each in events(3):
        board.take(each)
    now, told = board.since(0)
    assert len(told) == 3
    assert board.since(now) == (now, [])
    board.take(event(0, revision=2, status="disputed"))
    (changed,) = _read(board.since(now))
    assert (changed["id"], changed["status"]) == (f"{0:016x}", "disputed")


@given(st.permutations(range(1, 6)))
def test_the_highest_revision_stands_and_the_history_is_whole(order: list[int]) -> None:
    board = Board()
    news = [board.take(_revision(number, independent_sources=number)) for number in order]
    (shown,) = _read(board.since(0))
    assert shown["sources"] == 5
    assert news.count(True) == sum(number == max(order[: i + 1]) for i, number in enumerate(order))
    detail = board.detail(f"{1:016x}")
    assert detail is not None
    assert [step["revision"] for step in detail["revisions"]] == [1, 2, 3, 4, 5]
    assert detail["event"]["revision"] == 5


def test_a_merged_event_leaves_the_map_and_tells_those_who_see_it() -> None:
    board = Board()
    board.take(_revision(1))
    seen, _ = board.since(0)
    board.take(_revision(2, state="merged", change="merged", merged_into="other"))
    assert _read(board.since(seen)) == [{"id": f"{1:016x}"}]
    assert board.since(0)[1] == []
    detail = board.detail(f"{1:016x}")
    assert detail is not None
    assert detail["revisions"][-1]["merged_into"] == "other"


def test_a_tombstone_takes_an_event_off_and_nothing_else() -> None:
    board = Board()
    board.take(_revision(1))
    board.remove("unheard-of")
    board.remove(f"{1:016x}")
    assert board.since(0)[1] == []
    assert board.detail("unheard-of") is None


def test_a_history_is_bounded_by_its_latest() -> None:
    board = Board()
    for number in range(1, MAX_REVISIONS + 11):
        board.take(_revision(number))
    detail = board.detail(f"{1:016x}")
    assert detail is not None
    assert [step["revision"] for step in detail["revisions"]] == list(range(11, MAX_REVISIONS + 11))


def test_a_snapshot_is_json_whatever_the_text() -> None:
    board = Board()
    place = event().where
    assert place is not None
    board.take(event(1, where=place.model_copy(update={"name": HOSTILE + "\n\u2028"})))
    (shown,) = json.loads(snapshot(board))["events"]
    assert _named(shown)["place"] == HOSTILE + "\n\u2028"
    assert b"\n" not in encoded(row(event(1))), "a row is one line of a server-sent event"


def test_an_event_without_a_place_has_no_coordinates() -> None:
    assert "lat" not in _named(row(event(1, where=None)))


def test_a_row_has_each_field_at_its_name() -> None:
    told = event(1, status="disputed", sub_event_type="Armed clash", event_type="Battles", independent_sources=3)
    assert told.where is not None
    where = told.where.model_copy(update={"relation": Relation(kind="between", area=AREA, anchors=())})
    named = _named(row(told.model_copy(update={"where": where})))
    assert tuple(named) == FIELDS
    assert (named["type"], named["sub"], named["status"], named["sources"]) == ("Battles", "Armed clash", "disputed", 3)
    assert date(1970, 1, 1) + timedelta(days=named["firstDay"]) == told.when.start
    assert named["reported"] == told.last_reported_at.timestamp()
    assert (named["place"], named["country"], named["radius"]) == (where.name, where.country, where.uncertainty_m)
    assert (named["relation"], named["area"]) == ("between", AREA["coordinates"])
