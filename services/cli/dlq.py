"""`sitrep dlq`: what could not be processed, and why."""

from __future__ import annotations

import click
from kafka.consumer.fetcher import ConsumerRecord
from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas import dead_letter
from schemas.topics import DEAD_LETTERS
from services.cli.connect import connected
from services.cli.events_table import plain
from services.cli.reading import all_of

_COLUMNS = {
    "service": dead_letter.SERVICE,
    "source": dead_letter.SOURCE,
    "reason": dead_letter.REASON,
    "what was wrong": dead_letter.MESSAGE,
}


@click.group(epilog="Example: sitrep dlq list")
def dlq() -> None:
    """Look at the dead letters."""


@dlq.command("list", epilog="Example: sitrep dlq list")
def list_() -> None:
    """List the dead letters: who pushed what, from where, and why it was refused."""
    records = sorted(all_of(connected(), DEAD_LETTERS), key=lambda r: (r.timestamp, r.partition, r.offset))
    Console().print(table(records) if records else "no dead letters")


def table(records: list[ConsumerRecord]) -> Table:
    """Dead letters as a table; id is its partition and offset among the dead letters."""
    made = Table(header_style="bold")
    for name in ("id", *_COLUMNS, "from"):
        made.add_column(name)
    for record in records:
        headers = {key: (value or b"").decode("utf-8", "replace") for key, value in record.headers}
        cells = [headers.get(header, "") for header in _COLUMNS.values()]
        origin = "/".join(headers.get(h, "?") for h in (dead_letter.TOPIC, dead_letter.PARTITION, dead_letter.OFFSET))
        made.add_row(*(Text(plain(c)) for c in (f"{record.partition}-{record.offset}", *cells, origin)))
    return made
