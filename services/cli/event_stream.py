"""Events for the commands that write them elsewhere: from the public topic, or from JSON Lines without a broker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import NamedTuple

import click
from kafka.consumer.fetcher import ConsumerRecord
from pydantic import ValidationError

from schemas.event import ConflictEvent
from schemas.topics import EVENTS, full_name
from services.cli.connect import connected
from services.cli.lines import read_lines
from services.cli.reading import all_of
from services.runtime.clients import consumer
from services.runtime.settings import Settings


class Latest(NamedTuple):
    """The newest that is known of one event."""

    event_id: str
    event: ConflictEvent | None
    """None where it is no more: merged into another, or retracted."""
    at: datetime
    """When it became so, by the events' own clock."""


def from_topic(settings: Settings | None = None) -> Iterator[Latest]:
    """Each event that the topic holds now, once, in its latest revision; of the settings in force if not said."""
    last = {record.key: record for record in all_of(settings or connected(), EVENTS)}
    yield from (_latest(record) for record in last.values())


def following() -> Iterator[Latest]:
    """Each revision that the topic holds, then each as it comes, without end."""
    settings = connected()
    with consumer(settings, full_name(EVENTS, settings.namespace)) as client:
        for record in client:
            yield _latest(record)


def from_file(path: str) -> Iterator[Latest]:
    """Events of a JSON Lines file ("-" is standard input); an unusable line is named on standard error."""
    good = bad = 0
    for line in read_lines(path):
        try:
            event = ConflictEvent.read(line.value or b"")
        except ValidationError as error:
            bad += 1
            first = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"])
            click.echo(f"{line.where}: no event: {f'{field}: ' if field else ''}{first['msg']}", err=True)
            continue
        good += 1
        yield Latest(event.event_id, event if event.state == "active" else None, event.last_reported_at)
    if bad and not good:
        raise click.exceptions.Exit(1)


def _latest(record: ConsumerRecord) -> Latest:
    event_id = record.key.decode()
    if record.value is not None:
        event = ConflictEvent.read(record.value)
        return Latest(event_id, event, event.last_reported_at)
    said = dict(record.headers).get("ce_time")
    at = datetime.fromisoformat(said.decode().replace("Z", "+00:00")) if said else _broker_time(record)
    return Latest(event_id, None, at)


def _broker_time(record: ConsumerRecord) -> datetime:
    return datetime.fromtimestamp(record.timestamp / 1000, timezone.utc)
