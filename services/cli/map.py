"""`sitrep map`: a page on this machine that shows events as they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from kafka.errors import KafkaError
from rich.console import Console

from services.cli.connect import connected
from services.geocode.gazetteer import GazetteerError
from services.map.corrections import Asked, RefusedError
from services.runtime.settings import Settings

if TYPE_CHECKING:
    from schemas.event import ConflictEvent
    from services.map.server import Labels, Live

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
ANYWHERE = ("0.0.0.0", "::")


@click.command("map", epilog="Example: sitrep map --port 8800    then open http://127.0.0.1:8800")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; loopback unless you ask.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8800, show_default=True)
@click.option("--allow-host", "names", multiple=True, help="A host name by which browsers reach the map. Repeatable.")
@click.option("--tiles", envvar="SITREP_MAP_TILES", help="Raster tiles under the events: https://host/{z}/{x}/{y}.png")
@click.option("--tiles-credit", envvar="SITREP_MAP_TILES_CREDIT", default="", help="Whom the tile server wants named.")
@click.option("--from", "source", type=click.Path(exists=True, dir_okay=False),
              help="Show the events of a JSON Lines file instead of the broker's.")  # fmt: skip
@click.option("--corrections", is_flag=True, help="Let readers correct events: only where you trust all who reach it.")
@click.option("--fetch", "only_fetch", is_flag=True, help="Only install the page's libraries from npm, and end.")
def map(
    host: str, port: int, names: tuple[str, ...], tiles: str | None, tiles_credit: str, source: str | None,
    corrections: bool, only_fetch: bool,
) -> None:  # fmt: skip
    """Serve a live map of the events, until Ctrl-C. The first time it installs the page's libraries, once for all."""
    libraries = _libraries()
    if only_fetch:
        click.echo(str(libraries))
        return
    try:
        import uvicorn

        from services.map.server import Live, application
    except ImportError:
        raise click.ClickException("the map needs a web server: pip install 'sitrep[map]'") from None
    live = Live(_board(source), labels=_labels(), tiles=_checked(tiles), tiles_credit=tiles_credit)
    if corrections and source:
        raise click.UsageError("corrections go to the broker: leave --from away")
    settings = connected() if source is None else None
    live.correct = partial(_correct, settings) if corrections and settings else None
    follow = _following(live, settings) if settings else None
    hosts = [*LOOPBACK, *(name for name in (host, *names) if name not in ANYWHERE)]
    app = application(live, libraries, hosts, follow)
    click.echo(f"the map is at http://{f'[{host}]' if ':' in host else host}:{port}", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=1)


def _libraries() -> Path:
    """The page's libraries, installed where they are not; on a terminal it shows that something happens."""
    from services.map.library import LibraryError, fetch, installed

    try:
        if found := installed():
            return found
        with Console(stderr=True).status("installing the map's libraries from npm, some 10 s, once"):
            return fetch()
    except LibraryError as error:
        raise click.ClickException(str(error)) from None


def _checked(tiles: str | None) -> str | None:
    from services.map.security import headers

    try:
        headers(tiles)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return tiles


def _board(source: str | None) -> Any:
    """A board with the events of a file on it; an empty one without a file."""
    from services.cli.event_stream import from_file
    from services.map.board import Board

    board = Board()
    for latest in from_file(source) if source else ():
        if latest.event is not None:
            board.take(latest.event)
    return board


def _labels() -> Labels | None:
    """Names from the gazetteer, where there is one: the map works without."""
    from services.geocode.gazetteer import Gazetteer
    from services.map.labels import labels

    try:
        return partial(labels, Gazetteer.open())
    except GazetteerError as error:
        click.echo(f"no place names on the map: {error}", err=True)
        return None


def _correct(settings: Settings, event: ConflictEvent, asked: Asked) -> str:
    """Send what a reader asks for as a Correction, and wait until the broker has it. Raises RefusedError."""
    from services.cli.correcting import Change, CorrectionError, correction_of, location_of, send

    try:
        where = location_of(asked.place, event) if asked.place else None
        change = Change(
            where, asked.sub_event_type or None, asked.dates or None, asked.merge_with or None,
            tuple(asked.split_reports), asked.retract, asked.undoes or None,
        )  # fmt: skip
        made = correction_of(event, change, by=asked.by, why=asked.why)
        send(settings, made)
    except (CorrectionError, GazetteerError) as error:
        raise RefusedError(str(error)) from None
    except KafkaError as error:
        raise RefusedError(f"the broker did not take it: {error}") from None
    return made.correction_id


def _following(live: Live, settings: Settings) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Follow the broker while the page is served."""
    from services.map.follow import Follower

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()

        def changed() -> None:
            loop.call_soon_threadsafe(live.ring)

        follower = Follower(settings, live.board, changed)
        live.trouble = lambda: follower.failed
        follower.start()
        yield
        await asyncio.to_thread(follower.stop)

    return lifespan
