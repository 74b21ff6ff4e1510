"""An analyst's form: what is taken, what is refused, and from whom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the map's web server is not installed: pip install 'sitrep[map]'")
from starlette.testclient import TestClient

from schemas.event import ConflictEvent
from services.map.board import Board
from services.map.corrections import Asked, RefusedError, asked
from services.map.library import SERVED
from services.map.server import MAX_FORM_BYTES, Live, application
from tests.synthetic import event

WHO = {"by": "Ada", "why": "seen on a photograph"}
SAME = {"origin": "http://testserver"}
RETRACT = {"retract": True, **WHO}
URL = f"/events/{1:016x}/corrections"

Sent = list[tuple[str, Asked]]


def test_a_form_is_taken_as_it_is_filled_in() -> None:
    form = asked(json.dumps({**WHO, "place": "50.91, 34.8, 2"}).encode())
    assert (form.place, form.by, form.why, form.retract) == ("50.91, 34.8, 2", "Ada", "seen on a photograph", False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "the form"), (b"[]", "the form"), (b"\xff", "the form"), (b"[" * 10_000, "the form"),
        (b'{"by": "Ada", "retract": true}', "why"), (b'{"by": "", "why": "x"}', "by"),
        (b'{"by": "Ada", "why": "x", "retract": "yes"}', "retract"),
        (b'{"by": "Ada", "why": "x", "theatre": "y"}', "theatre"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_by_its_field(body: bytes, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        asked(body)


@pytest.fixture
def sent() -> Sent:
    return []


def _client(tmp_path: Path, correct: Any) -> TestClient:
    for name in SERVED:
        (tmp_path / name).mkdir(parents=True)
    board = Board()
    board.take(event(1))
    return TestClient(application(Live(board, correct=correct), tmp_path, ["testserver"]))


def _keeping(sent: Sent) -> Any:
    def correct(told: ConflictEvent, form: Asked) -> str:
        if form.place == "Nowhere":
            raise RefusedError("no place is called 'Nowhere'")
        sent.append((told.event_id, form))
        return "c1"

    return correct


def test_a_correction_is_sent_and_its_id_told(tmp_path: Path, sent: Sent) -> None:
    answer = _client(tmp_path, _keeping(sent)).post(URL, json=RETRACT, headers=SAME)
    assert (answer.status_code, answer.json()) == (202, {"correction_id": "c1"})
    assert sent == [(event(1).event_id, Asked(retract=True, by="Ada", why="seen on a photograph"))]


def test_without_leave_nothing_is_sent(tmp_path: Path) -> None:
    client = _client(tmp_path, None)
    assert client.post(URL, json=RETRACT, headers=SAME).status_code == 403
    assert client.get("/settings.json").json()["corrections"] is False


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_another_site_cannot_correct(tmp_path: Path, sent: Sent, headers: dict[str, str]) -> None:
    client = _client(tmp_path, _keeping(sent))
    assert client.post(URL, json=RETRACT, headers=headers).status_code == 403
    form = {"content-type": "application/x-www-form-urlencoded", **SAME}
    assert client.post(URL, content=json.dumps(RETRACT), headers=form).status_code == 403
    assert sent == []


def test_a_form_too_large_or_wrong_or_of_no_event_is_refused(tmp_path: Path, sent: Sent) -> None:
    client = _client(tmp_path, _keeping(sent))
    assert client.post(URL, json={**RETRACT, "why": "x" * MAX_FORM_BYTES}, headers=SAME).status_code == 422
    refused = client.post(URL, json={"place": "Nowhere", **WHO}, headers=SAME)
    assert (refused.status_code, refused.json()) == (422, {"error": "no place is called 'Nowhere'"})
    assert client.post("/events/none/corrections", json=RETRACT, headers=SAME).status_code == 404
    assert sent == []
