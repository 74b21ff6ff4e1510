"""An analyst's form as a Correction, and who may send one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the map's web server is not installed: pip install 'sitrep[map]'")
from starlette.testclient import TestClient

from schemas.event import Correction
from services.map.board import Board
from services.map.corrections import CorrectionError, correction
from services.map.library import SERVED
from services.map.server import MAX_FORM_BYTES, Live, application
from tests.synthetic import START, event

WHO = {"by": "Ada", "why": "seen on a photograph"}
SAME = {"origin": "http://testserver"}
RETRACT = {"action": "retract", **WHO}


def _made(**asked: Any) -> Correction:
    return correction(json.dumps({**WHO, **asked}).encode(), event(1), START)


def test_a_place_of_the_analysts_own_has_no_ids_of_the_old_one() -> None:
    place = {"name": "Sumy", "latitude": 50.9, "longitude": 34.8, "uncertainty_m": 800}
    made = _made(action="set", where=place)
    assert made.where is not None
    assert (made.where.name, made.where.geo_precision, made.where.method) == ("Sumy", 1, "analyst")
    assert (made.where.admin1, made.where.ids.geonames, made.where.relation.kind) == (None, None, "at")
    assert (made.theatre, made.event_id, made.at, made.by) == (event(1).theatre, event(1).event_id, START, "Ada")


def test_nobody_else_decides_what_is_corrected_when() -> None:
    made = _made(action="retract", theatre="elsewhere", event_id="other", at="1999-01-01T00:00:00Z")
    assert (made.theatre, made.event_id, made.at) == (event(1).theatre, event(1).event_id, START)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"action": "set"}, "nothing is set"),
        ({"action": "set", "sub_event_type": "Picnic"}, "sub_event_type"),
        ({"action": "set", "where": {"name": "x", "latitude": 91, "longitude": 0, "uncertainty_m": 1}}, "latitude"),
        ({"action": "retract", "why": ""}, "why"),
        ({"action": "destroy"}, "action"),
    ],
)
def test_what_is_wrong_is_said(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(CorrectionError, match=said):
        _made(**asked)


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b"[" * 10_000])
def test_what_is_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(CorrectionError, match="JSON"):
        correction(body, event(1), START)


@pytest.fixture
def sent() -> list[Correction]:
    return []


def _client(tmp_path: Path, correct: Any) -> TestClient:
    for name in SERVED:
        (tmp_path / name).mkdir(parents=True)
    board = Board()
    board.take(event(1))
    return TestClient(application(Live(board, correct=correct), tmp_path, ["testserver"]))


URL = f"/events/{1:016x}/corrections"


def test_a_correction_is_sent(tmp_path: Path, sent: list[Correction]) -> None:
    answer = _client(tmp_path, sent.append).post(URL, json=RETRACT, headers=SAME)
    assert answer.status_code == 202
    assert [made.correction_id for made in sent] == [answer.json()["correction_id"]]


def test_without_leave_nothing_is_sent(tmp_path: Path) -> None:
    client = _client(tmp_path, None)
    assert client.post(URL, json=RETRACT, headers=SAME).status_code == 403
    assert client.get("/settings.json").json()["corrections"] is False


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_another_site_cannot_correct(tmp_path: Path, sent: list[Correction], headers: dict[str, str]) -> None:
    client = _client(tmp_path, sent.append)
    assert client.post(URL, json=RETRACT, headers=headers).status_code == 403
    form = {"content-type": "application/x-www-form-urlencoded", **SAME}
    assert client.post(URL, content=json.dumps(RETRACT), headers=form).status_code == 403
    assert sent == []


def test_a_form_too_large_or_wrong_or_of_no_event_is_refused(tmp_path: Path, sent: list[Correction]) -> None:
    client = _client(tmp_path, sent.append)
    assert client.post(URL, json={**RETRACT, "why": "x" * MAX_FORM_BYTES}, headers=SAME).status_code == 422
    assert client.post(URL, json={"action": "retract"}, headers=SAME).status_code == 422
    assert client.post("/events/none/corrections", json=RETRACT, headers=SAME).status_code == 404
    assert sent == []
