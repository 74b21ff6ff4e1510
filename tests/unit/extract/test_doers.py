"""The likely doer of an event whose own words name none: a learned choice among the article's parties."""

from __future__ import annotations

import math

import pytest

from services.extract.doers import filling
from services.extract.doers.choice import LEAST, chances_of
from services.extract.doers.eligible import eligible
from tests.unit.extract.telling import told

_WAR = (
    "Boko Haram fighters attacked the town of Arden in Nigeria's Borno state on Monday, killing six farmers. "
    "In Belmar, nine herders were killed on Tuesday when their homes were attacked."
)


def test_who_does_the_other_event_of_an_article_likely_does_this_one() -> None:
    report = next(r for r in told(_WAR) if "Belmar" in r.evidence.text)
    doer = report.actors[0]
    assert (doer.role, doer.actor_id) == ("perpetrator", "boko-haram")
    start, end = report.evidence.spans["perpetrator"]
    assert _WAR[start:end].startswith("Boko Haram")


def test_a_likely_doer_makes_a_report_less_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    likely = next(r for r in told(_WAR) if "Belmar" in r.evidence.text)
    monkeypatch.setattr("services.extract.doers.choice.LEAST", 2.0)
    nobodys = next(r for r in told(_WAR) if "Belmar" in r.evidence.text)
    assert not filling.has_doer(nobodys)
    assert likely.confidence < nobodys.confidence


@pytest.mark.parametrize(
    "more",
    [
        "Boko Haram denied any part in the fire.",
        "The governor ruled out that Boko Haram was behind it.",
        "It is unclear whether Boko Haram was behind it.",
    ],
)
def test_whom_the_text_clears_is_no_likely_doer(more: str) -> None:
    report = next(r for r in told(f"{_WAR} {more}") if "Belmar" in r.evidence.text)
    assert not filling.has_doer(report)


def test_who_is_named_behind_the_deed_alone_is_left_to_the_rules() -> None:
    (report,) = told("Nine herders were killed near Belmar in Nigeria. Boko Haram is strong in that valley.")
    assert not filling.has_doer(report)


def test_a_likely_state_has_its_enemy_against_it() -> None:
    *_, report = told(
        "Russian drones hit Arden in Ukraine on Monday, wounding two. A strike on a market in Belmar on Tuesday "
        "destroyed a kiosk."
    )
    assert {(a.role, a.country) for a in report.actors} == {("perpetrator", "RUS"), ("target", "UKR")}


def test_who_is_hit_is_no_doer() -> None:
    for report in told("A bomb killed four Boko Haram fighters near Arden in Nigeria on Monday."):
        assert {a.role for a in report.actors if a.actor_id == "boko-haram"} == {"target"}


def test_chances_add_up_and_no_party_is_looked_for_where_all_doers_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []

    def spy(scene, candidates):  # type: ignore[no-untyped-def]
        seen.append(math.fsum(chances_of(scene, candidates)))
        assert set(eligible(scene, candidates)) == set(candidates)
        return None

    monkeypatch.setattr(filling, "likely_doer", spy)
    told(_WAR)
    assert seen
    assert all(math.isclose(one, 1.0) for one in seen)
    monkeypatch.setattr(filling, "candidates_of", lambda *_: pytest.fail("looked for parties"))
    told("Boko Haram fighters killed six farmers in Arden in Nigeria on Monday.")
    assert 0 < LEAST < 1
