"""`sitrep tail`: events as they come; a table on a terminal, JSON Lines in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress

import click
from rich.console import Console
from rich.live import Live

from schemas.event import ConflictEvent
from schemas.topics import EVENT_CHANGES, full_name
from services.cli.connect import connected
from services.runtime.clients import consumer

ROWS = 200  # no terminal is higher
WAITING = "waiting for events; Ctrl-C ends"


@click.command(epilog="Example: sitrep tail --from-start | jq .sub_event_type")
@click.option("--from-start", is_flag=True, help="Also what was published before; default: what comes from now on.")
def tail(from_start: bool) -> None:
    """Show events as they are reported, corroborated, revised and retracted, until Ctrl-C."""
    values = _values(from_start)
    with suppress(KeyboardInterrupt):
        _show(values) if sys.stdout.isatty() else print_all(values)


def _values(from_start: bool) -> Iterator[bytes]:
    settings = connected()
    name = full_name(EVENT_CHANGES, settings.namespace)
    with consumer(settings, name, auto_offset_reset="earliest" if from_start else "latest") as client:
        for record in client:
            yield record.value


def print_all(values: Iterator[bytes]) -> None:
    """A line each, at once; a reader who has seen enough (`| head`) is a normal end, not a failure."""
    try:
        for value in values:
            sys.stdout.buffer.write(value + b"\n")
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be flushed goes nowhere


def _show(values: Iterator[bytes]) -> None:
    """The latest events, the newest change on top; an event stands there once, in its latest revision."""
    from services.cli.events_table import EventsTable

    console = Console()
    latest = Latest()
    with Live(console=console, auto_refresh=False, screen=False) as live:
        live.update(WAITING, refresh=True)
        for value in values:
            latest.add(ConflictEvent.read(value))
            title = f"{latest.seen} changes; Ctrl-C ends"
            live.update(EventsTable(latest.newest_first(), title, live=True), refresh=True)


class Latest:
    """The events that changed last, each once, as many as a screen can hold."""

    def __init__(self, most: int = ROWS) -> None:
        self.seen = 0
        self._most = most
        self._events: dict[str, ConflictEvent] = {}

    def add(self, event: ConflictEvent) -> None:
        """Take in a revision; one that is older than what stands there (a repeat) changes nothing."""
        self.seen += 1
        before = self._events.get(event.event_id)
        if before is not None and before.revision >= event.revision:
            return
        self._events.pop(event.event_id, None)
        self._events[event.event_id] = event
        while len(self._events) > self._most:
            self._events.pop(next(iter(self._events)))

    def newest_first(self) -> list[ConflictEvent]:
        """The events, the one that changed last before all others."""
        return list(reversed(self._events.values()))
