"""The map's page, its events and their changes over HTTP. Loopback unless asked.

No request changes anything, but for the corrections of analysts where the operator has them enabled.
"""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Lifespan

from schemas.event import ConflictEvent
from schemas.taxonomy import SUB_EVENT_TYPE_NAMES
from services.export.countries import countries
from services.map.board import Board, snapshot
from services.map.corrections import Asked, RefusedError, asked
from services.map.library import SERVED
from services.map.security import SecurityHeaders
from services.map.static import folder

PAGE = Path(str(files("services.map") / "page"))
HEARTBEAT_SECONDS = 15
"""A comment line so often keeps proxies from closing a silent stream, and finds a reader that is gone."""

MAX_FORM_BYTES = 65_536

Labels = Callable[[float, float, float, float], dict[str, Any]]


@dataclass
class Live:
    """What the page shows, and a bell for those who wait for more."""

    board: Board
    labels: Labels | None = None
    """West, south, east, north to GeoJSON; None without a gazetteer."""
    tiles: str | None = None
    tiles_credit: str = ""
    """Whom the tile server asks to be named."""
    trouble: Callable[[], str | None] = lambda: None
    """Why nothing new will come, or None."""
    correct: Callable[[ConflictEvent, Asked], str] | None = None
    """Sends a correction of an event to the broker and returns its id; raises RefusedError. None where nobody may."""
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        """Wake all who wait; from the loop's own thread."""
        self.bell.set()
        self.bell = asyncio.Event()


def application(
    live: Live, libraries: Path, hosts: list[str], lifespan: Lifespan[Starlette] | None = None
) -> Starlette:
    """The web application; `hosts` are the names that it answers to, so that no other site can reach it by DNS."""
    routes: list[BaseRoute] = [
        Route("/", _index),
        Route("/settings.json", _settings),
        Route("/events.json", _events),
        Route("/events/{event_id}", _event),
        Route("/events/{event_id}/corrections", _correct, methods=["POST"]),
        Route("/changes", _changes),
        Route("/labels.json", _labels),
        folder("/page", PAGE),
        *(folder(f"/library/{name}", libraries / name) for name in SERVED),
    ]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[
            Middleware(SecurityHeaders, tiles=live.tiles),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts),
        ],
    )
    app.state.live = live
    return app


def _live(request: Request) -> Live:
    live: Live = request.app.state.live
    return live


async def _index(_: Request) -> Response:
    return FileResponse(PAGE / "index.html")


async def _settings(request: Request) -> Response:
    live = _live(request)
    names = {code: country.name for code, country in countries().items() if country.name}
    return JSONResponse({
        "tiles": live.tiles, "credit": live.tiles_credit, "labels": live.labels is not None, "countries": names,
        "corrections": live.correct is not None, "types": SUB_EVENT_TYPE_NAMES,
    })  # fmt: skip


async def _events(request: Request) -> Response:
    """All events: megabytes, so gzipped for who is far away, on a thread."""
    data = snapshot(_live(request).board)  # some 30 ms of 50,000: what the page waits for goes before its small files
    headers = {"cache-control": "no-store", "vary": "accept-encoding"}
    far = request.client is None or request.client.host not in ("127.0.0.1", "::1")
    if far and "gzip" in request.headers.get("accept-encoding", ""):
        data = await asyncio.to_thread(gzip.compress, data, 1)
        headers["content-encoding"] = "gzip"
    return Response(data, media_type="application/json", headers=headers)


async def _event(request: Request) -> Response:
    found = _live(request).board.detail(request.path_params["event_id"])
    if found is None:
        return JSONResponse({"error": "no such event here"}, status_code=404)
    return JSONResponse(found, headers={"cache-control": "no-store"})


async def _correct(request: Request) -> Response:
    """An analyst's correction, from this page alone: another site's form cannot send JSON, nor as this origin."""
    live = _live(request)
    if live.correct is None:
        return JSONResponse({"error": "corrections are not enabled here: sitrep map --corrections"}, status_code=403)
    origin = urlsplit(request.headers.get("origin", "")).netloc  # its scheme is a proxy's, which may speak TLS
    is_json = request.headers.get("content-type", "").startswith("application/json")
    if not origin or origin != request.headers.get("host") or not is_json:
        return JSONResponse({"error": "only this page may send corrections"}, status_code=403)
    found = live.board.detail(request.path_params["event_id"])
    if found is None:
        return JSONResponse({"error": "no such event here"}, status_code=404)
    body = await _limited(request)
    try:
        event = ConflictEvent.model_validate(found["event"])
        made = await asyncio.to_thread(live.correct, event, asked(body))
    except RefusedError as error:
        return JSONResponse({"error": str(error)}, status_code=422)
    return JSONResponse({"correction_id": made}, status_code=202)


async def _limited(request: Request) -> bytes:
    """The body, as far as a form can fill it: what is longer is no form of ours, and is then no JSON."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_FORM_BYTES:
            return b""
    return body


async def _changes(request: Request) -> Response:
    """Server-sent events: what changed after `Last-Event-ID` (a browser's, when it comes back) or `after`."""
    said = request.headers.get("last-event-id") or request.query_params.get("after", "0")
    after = int(said) if said.isdecimal() and len(said) < 16 else 0
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_stream(_live(request), after), media_type="text/event-stream", headers=headers)


async def _stream(live: Live, after: int) -> AsyncIterator[bytes]:
    """A number from before a restart of the map is higher than any here: such a reader starts anew."""
    if after > live.board.sequence:
        yield b"event: restart\ndata: {}\n\n"
        return
    yield b": welcome\n\n"
    while True:
        bell = live.bell  # taken before looking, so that no ring is missed
        after, changed = live.board.since(after)
        if changed:
            yield b"id: %d\ndata: [%s]\n\n" % (after, b",".join(changed))
        if (why := live.trouble()) is not None:
            yield b"event: trouble\ndata: %s\n\n" % json.dumps(why).encode()
            return
        await _rung(bell)
        yield b": still here\n\n"


async def _rung(bell: asyncio.Event) -> None:
    """Return when the bell rings, or after a heartbeat's time."""
    try:
        await asyncio.wait_for(bell.wait(), HEARTBEAT_SECONDS)
    except asyncio.TimeoutError:
        return


async def _labels(request: Request) -> Response:
    live = _live(request)
    try:
        west, south, east, north = (float(x) for x in request.query_params.get("bbox", "").split(","))
    except ValueError:
        return JSONResponse({"error": "bbox must be west,south,east,north"}, status_code=400)
    if live.labels is None:
        return JSONResponse({"type": "FeatureCollection", "features": []})
    return JSONResponse(await asyncio.to_thread(live.labels, west, south, east, north))
