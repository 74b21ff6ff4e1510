"""Fetching, against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from services.geocode.gazetteer import GazetteerError
from services.geocode.gazetteer.fetch import fetch
from tests.unit.geocode.gazetteer.dumps import dump, row

ROWS = [row(i, f"Village {i}", (13.0, 25.0)) for i in range(1, 400)]


class Server(ThreadingHTTPServer):
    body = b""
    etag = '"one"'
    cut: int | None = None
    """Bytes after which it hangs up."""
    ranges = True
    requests: list[str | None]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/dump"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        self.server.requests.append(asked)
        if not self.path.startswith("/dump/SD.zip"):
            self.send_error(404)
            return
        if self.headers.get("If-Modified-Since") == self.date():
            self.send_response(304)
            self.end_headers()
            return
        resumes = asked and self.server.ranges and self.headers.get("If-Range") == self.server.etag
        start = int(str(asked)[6:].rstrip("-")) if resumes else 0
        body = self.server.body[start:]
        self.send_response(206 if resumes else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", self.server.etag)
        self.send_header("Last-Modified", self.date())
        self.end_headers()
        self.wfile.write(body if self.server.cut is None else body[: self.server.cut])

    def date(self) -> str:
        return formatdate(1_700_000_000, usegmt=True)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    made.requests = []
    made.body = dump(tmp_path / "SD.zip", ROWS).read_bytes()
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def test_fetched_with_progress(server: Server, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    got = fetch("sd", tmp_path / "dumps", server.address, lambda *step: seen.append(step))
    assert got.path.read_bytes() == server.body
    assert (got.rows, got.broken, got.is_new) == (len(ROWS), 0, True)
    assert seen[-1] == ("SD", len(server.body), len(server.body))
    assert [path.name for path in (tmp_path / "dumps").iterdir()] == ["SD.zip"]


def test_what_is_not_newer_is_not_fetched_again(server: Server, tmp_path: Path) -> None:
    fetch("SD", tmp_path / "dumps", server.address)
    assert not fetch("SD", tmp_path / "dumps", server.address).is_new


def test_resumed_where_it_broke_off(server: Server, tmp_path: Path) -> None:
    server.cut = 1000
    with pytest.raises(GazetteerError, match="run the same command again"):
        fetch("SD", tmp_path / "dumps", server.address)
    server.cut = None
    assert fetch("SD", tmp_path / "dumps", server.address).path.read_bytes() == server.body
    assert server.requests == [None, "bytes=1000-"]


def test_a_new_version_on_the_server_begins_anew(server: Server, tmp_path: Path) -> None:
    server.cut = 1000
    with pytest.raises(GazetteerError):
        fetch("SD", tmp_path / "dumps", server.address)
    server.cut, server.etag = None, '"two"'
    server.body = dump(tmp_path / "SD.zip", ROWS[:100]).read_bytes()
    got = fetch("SD", tmp_path / "dumps", server.address)
    assert got.path.read_bytes() == server.body
    assert got.rows == 100


def test_a_server_without_ranges_begins_anew(server: Server, tmp_path: Path) -> None:
    server.cut, server.ranges = 1000, False
    with pytest.raises(GazetteerError):
        fetch("SD", tmp_path / "dumps", server.address)
    server.cut = None
    assert fetch("SD", tmp_path / "dumps", server.address).path.read_bytes() == server.body


@pytest.mark.parametrize("body", [b"<html>captive portal</html>", b"", b"PK\x03\x04 broken"])
def test_what_is_no_dump_is_refused_and_removed(server: Server, tmp_path: Path, body: bytes) -> None:
    server.body = body
    with pytest.raises(GazetteerError, match="no whole GeoNames dump"):
        fetch("SD", tmp_path / "dumps", server.address)
    assert list((tmp_path / "dumps").iterdir()) == []


def test_a_flipped_bit_is_found(server: Server, tmp_path: Path) -> None:
    middle = len(server.body) // 2
    server.body = server.body[:middle] + bytes([server.body[middle] ^ 255]) + server.body[middle + 1 :]
    with pytest.raises(GazetteerError, match="no whole GeoNames dump"):
        fetch("SD", tmp_path / "dumps", server.address)


def test_wrong_codes_and_absent_servers_are_said(server: Server, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="alpha-2"):
        fetch("../etc", tmp_path, server.address)
    with pytest.raises(GazetteerError, match="404"):
        fetch("QQ", tmp_path, server.address)
    with pytest.raises(GazetteerError, match="broke off"):
        fetch("SD", tmp_path, "http://127.0.0.1:9")
