"""The map over HTTP: what it serves, what it refuses, and its headers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the map's web server is not installed: pip install 'sitrep[map]'")
from starlette.testclient import TestClient

from services.map.board import Board
from services.map.library import SERVED
from services.map.security import headers
from services.map.server import Live, _stream, application
from services.map.summary import FIELDS
from tests.synthetic import event, events


@pytest.fixture
def live() -> Live:
    board = Board()
    for each in events(5):
        board.take(each)
    return Live(board)


@pytest.fixture
def client(live: Live, tmp_path: Path) -> TestClient:
    for name in SERVED:
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("not served")
    return TestClient(application(live, tmp_path, ["testserver"]))


def test_the_page_and_its_modules_are_served(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    for source in (line.split('"')[3] for line in page.text.splitlines() if 'href="page/' in line):
        assert client.get(f"/{source}").status_code == 200, source
    assert client.get("/page/__init__.py").status_code == client.get("/page/%2e%2e/server.py").status_code == 404
    assert "<script>" not in page.text, "no script in the page itself: the policy forbids it"


def test_events_and_details(client: TestClient) -> None:
    told = client.get("/events.json").json()
    assert (told["sequence"], len(told["events"])) == (5, 5)
    found = client.get(f"/events/{told['events'][0][0]}").json()
    assert found["event"]["reports"]
    assert client.get("/events/none").status_code == 404


def test_every_answer_forbids_what_the_page_does_not_need(client: TestClient) -> None:
    for path in ("/", "/events.json", "/page/main.js", "/events/none", "/nothing"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'" in policy
        assert "unsafe" not in policy


def test_a_strange_host_or_path_gets_nothing(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    for path in ("/library/maplibre-gl/package.json", "/library/maplibre-gl/dist/%2e%2e/%2e%2e/secret.txt",
                 "/page/..%2f..%2fserver.py"):  # fmt: skip
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://", "https://x;script-src *", "tiles/{z}", "https://a b/{z}"]
)
def test_an_address_of_tiles_cannot_change_the_policy(address: str) -> None:
    with pytest.raises(ValueError, match="no address of tiles"):
        headers(address)


def test_tiles_may_be_loaded_from_where_they_are_set() -> None:
    policy = headers("https://tiles.example:8080/{z}/{x}/{y}.png")["content-security-policy"]
    assert "img-src 'self' data: blob: https://tiles.example:8080;" in policy


def test_labels_need_a_box(client: TestClient, live: Live) -> None:
    assert client.get("/labels.json?bbox=1,2").status_code == 400
    assert client.get("/labels.json?bbox=1,2,3,4").json()["features"] == []
    live.labels = lambda *box: {"box": box}
    assert client.get("/labels.json?bbox=1,2,3,4").json() == {"box": [1, 2, 3, 4]}


async def _next(stream: Any) -> bytes:
    while True:
        said: bytes = await asyncio.wait_for(anext_(stream), 10)
        if not said.startswith(b":"):
            return said


def anext_(stream: Any) -> Any:
    return stream.__anext__()  # anext() before Python 3.10's typing knows it


def test_changes_come_as_they_happen_and_go_on_after_a_number(live: Live) -> None:
    async def watch() -> None:
        stream = _stream(live, after=5)
        waiting = asyncio.ensure_future(_next(stream))
        await asyncio.sleep(0)
        live.board.take(event(2, revision=2, independent_sources=9))
        live.ring()
        said = (await waiting).decode()
        assert said.startswith("id: 6\ndata: [")
        assert json.loads(said.split("data: ")[1])[0][FIELDS.index("sources")] == 9
        live.trouble = lambda: "the broker is gone"
        live.ring()
        assert b"event: trouble" in await _next(stream)

    asyncio.run(watch())


def test_a_number_of_another_life_starts_anew(live: Live) -> None:
    async def watch() -> bytes:
        return await _next(_stream(live, after=1000))

    assert b"event: restart" in asyncio.run(watch())
