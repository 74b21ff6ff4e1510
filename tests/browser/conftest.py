"""The map in a real browser: a server in a thread of the test, and Debian's Chromium without a screen."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from schemas.event import ConflictEvent
from services.geocode.gazetteer import Gazetteer, GazetteerError
from services.map.board import Board
from services.map.labels import labels
from services.map.library import LibraryError, fetch

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="the map's web server is not installed: pip install 'sitrep[map]'")

GRAPHICS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""WebGL without a graphics card; root in a container has no sandbox."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass
class Served:
    """A map that runs: its address, and what a follower of the broker would do."""

    url: str
    board: Board
    ring: Callable[[], None]

    def take(self, *events: ConflictEvent) -> None:
        """New revisions, told to all who watch."""
        for event in events:
            self.board.take(event)
        self.ring()


def chromium() -> str | None:
    """The path of a browser on this machine, or None; SITREP_CHROMIUM says which."""
    return os.environ.get("SITREP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        missing = "no Chromium here: apt-get install chromium, or set SITREP_CHROMIUM"
        pytest.fail(missing) if os.environ.get("SITREP_TESTS_NEED_BROWSER") else pytest.skip(missing)
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=path, args=list(GRAPHICS))
        yield running
        running.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Serve a map of these events, as often as a test asks."""
    running: list[Callable[[], None]] = []

    def start(events: Iterable[ConflictEvent] = (), **more: Any) -> Served:
        served, stop = serving(events, **more)
        running.append(stop)
        return served

    yield start
    for stop in running:
        stop()


def serving(events: Iterable[ConflictEvent], **more: Any) -> tuple[Served, Callable[[], None]]:
    """A map on a free port, and how to stop it; skips where its libraries cannot be installed."""
    from services.map.server import Live, application

    try:
        libraries = fetch()
    except LibraryError as error:
        pytest.skip(str(error))
    live = Live(Board(), labels=_labels(), **more)
    for event in events:
        live.board.take(event)
    loop: list[asyncio.AbstractEventLoop] = []

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        loop.append(asyncio.get_running_loop())
        up.set()
        yield

    up = threading.Event()
    app = application(live, libraries, ["127.0.0.1"], lifespan)
    config = uvicorn.Config(app, port=0, log_level="warning", timeout_graceful_shutdown=0)
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    socket.listen()  # who comes before the server does waits
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    assert up.wait(20), "the map's server did not start"

    def stop() -> None:
        server.should_exit = True
        thread.join(10)

    url = f"http://127.0.0.1:{socket.getsockname()[1]}/"
    return Served(url, live.board, lambda: loop[0].call_soon_threadsafe(live.ring) and None), stop  # type: ignore[func-returns-value]


def _labels() -> Any:
    try:
        return partial(labels, Gazetteer.open())
    except GazetteerError:
        return None


@dataclass
class Reader:
    """A page of a browser, what went wrong on it, and where it sent requests."""

    page: Any
    errors: list[str]
    asked: list[str]

    def open(self, url: str) -> Any:
        """Open the map and wait until it is drawn."""
        self.page.goto(url)
        self.drawn()
        return self.page

    def drawn(self) -> None:
        """Return when the map has drawn what it was first given."""
        self.page.wait_for_selector("html[data-drawn]", state="attached", timeout=120_000)


@pytest.fixture
def reading(browser: Any) -> Iterator[Callable[..., Reader]]:
    """Open pages; the options are Playwright's of a browser context. An error on any of them fails the test."""
    contexts, readers = [], []

    def start(**options: Any) -> Reader:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        reader = Reader(page, [], [])
        readers.append(reader)
        page.on("pageerror", lambda error: reader.errors.append(str(error)))
        page.on("console", lambda said: said.type == "error" and reader.errors.append(said.text))
        page.on("request", lambda request: reader.asked.append(request.url))
        return reader

    yield start
    for context in contexts:
        context.close()
    assert [error for reader in readers for error in reader.errors] == []


@pytest.fixture
def reader(reading: Callable[..., Reader]) -> Reader:
    """A page on a laptop."""
    return reading()
