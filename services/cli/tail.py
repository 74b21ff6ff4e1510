"""`sitrep tail`: events as they come; a table on a terminal, JSON Lines in a pipe."""

from __future__ import annotations

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

ROWS = 30


@click.command(epilog="Example: sitrep tail --from-start | jq .sub_event_type")
@click.option("--from-start", is_flag=True, help="Also what was published before; default: what comes from now on.")
def tail(from_start: bool) -> None:
    """Show events as they are reported, corroborated, revised and retracted, until Ctrl-C."""
    values = _values(from_start)
    with suppress(KeyboardInterrupt):
        _show(values) if sys.stdout.isatty() else _print(values)


def _values(from_start: bool) -> Iterator[bytes]:
    settings = connected()
    name = full_name(EVENT_CHANGES, settings.namespace)
    with consumer(settings, name, auto_offset_reset="earliest" if from_start else "latest") as client:
        for record in client:
            yield record.value


def _print(values: Iterator[bytes]) -> None:
    for value in values:
        sys.stdout.buffer.write(value + b"\n")
        sys.stdout.buffer.flush()


def _show(values: Iterator[bytes]) -> None:
    """The latest events, newest change last; an event stands there once, in its latest revision."""
    from services.cli.events_table import table

    events: dict[str, ConflictEvent] = {}
    with Live(console=Console(), auto_refresh=False) as live:
        for value in values:
            event = ConflictEvent.read(value)
            events.pop(event.event_id, None)
            events[event.event_id] = event
            while len(events) > ROWS:
                events.pop(next(iter(events)))
            live.update(table(events.values()), refresh=True)
