"""Building corrections from what an analyst says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schemas.event import Correction
from services.cli.correcting import Change, CorrectionError, correction_of, location_of
from services.deduplicate.partition import Partition
from tests.unit.deduplicate.making import later, report, told

EVENT = Partition().apply(told("a", report("a")), later(1)).revisions[0]


def made(change: Change, **more: Any) -> Correction:
    return correction_of(EVENT, change, **({"by": "A. Analyst", "why": "a video", "at": later(2)} | more))


def test_place_type_and_date_go_together() -> None:
    where = location_of("48.25,37.07,2", EVENT)
    correction = made(Change(where, "armed clash", "2025-05-13..2025-05-14"))
    assert (correction.action, correction.event_id, correction.theatre) == ("set", EVENT.event_id, "eastern-europe")
    assert correction.sub_event_type == "Armed clash"
    assert (correction.when_start, correction.when_end) == (date(2025, 5, 13), date(2025, 5, 14))
    assert correction.where is not None
    assert (correction.where.latitude, correction.where.uncertainty_m, correction.where.country) == (48.25, 2000, "UKR")


def test_its_id_is_a_function_of_what_it_says() -> None:
    one = made(Change(retract=True))
    assert one.correction_id == made(Change(retract=True)).correction_id
    assert one.correction_id != made(Change(retract=True), why="another").correction_id


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Change(), "say one thing"),
        (Change(retract=True, undoes="c1"), "say one thing"),
        (Change(sub_event_type="War"), "no sub-event type"),
        (Change(dates="yesterday"), "no date"),
        (Change(dates="2025-05-14..2025-05-13"), "ends before it starts"),
        (Change(merge_with="two words"), "merge_with"),
    ],
)
def test_what_makes_no_sense_is_said(change: Change, says: str) -> None:
    with pytest.raises(CorrectionError, match=says):
        made(change)


def test_nobody_and_no_reason_are_refused() -> None:
    with pytest.raises(CorrectionError, match="by"):
        made(Change(retract=True), by=" ")
    with pytest.raises(CorrectionError, match="why"):
        made(Change(retract=True), why="")


def test_a_point_off_the_earth_is_refused() -> None:
    with pytest.raises(CorrectionError, match="no point on Earth"):
        location_of("98,37", EVENT)
