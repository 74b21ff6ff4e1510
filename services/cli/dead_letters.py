"""Dead letters as people look at them: a table, and one in full. What strangers wrote is made harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from services.cli.events_table import plain
from services.runtime.dead_letters.reading import DeadLetter

SHOWN_CHARACTERS = 2000


def table(letters: Iterable[DeadLetter]) -> Table:
    """A line a letter: who pushed what, from where, why it was refused, and what became of it since."""
    made = Table(header_style="bold")
    for name in ("id", "service", "source", "reason", "what was wrong", "attempt", "from", "dealt with"):
        made.add_column(name)
    for letter in letters:
        dealt = f"{letter.mark.action} by {letter.mark.by}" if letter.mark else ""
        cells = (letter.id, letter.service, letter.source, letter.reason, letter.message, str(letter.attempt))
        made.add_row(*(Text(plain(cell)) for cell in (*cells, _origin(letter), dealt)))
    return made


def described(letter: DeadLetter) -> Iterator[str]:
    """All that is known of one letter, line by line."""
    yield f"dead letter {letter.id}, {letter.at.isoformat()}"
    yield f"refused by  {letter.service}, attempt {letter.attempt}"
    yield f"reason      {letter.reason} ({letter.error_class}): {plain(letter.message)}"
    yield f"source      {plain(letter.source) or 'unknown'}"
    yield f"lay at      {_origin(letter)}"
    yield f"key         {_text(letter.key)}"
    for name, value in letter.headers:
        yield f"header      {plain(name)}: {_text(value)}"
    if letter.mark:
        yield f"dealt with  {letter.mark.action} by {plain(letter.mark.by)}, {letter.mark.at} {plain(letter.mark.note)}"
    if letter.cut_from:
        yield f"cut         only its beginning was kept; it had {letter.cut_from} bytes"
    yield from (f"stack       {plain(line)}" for line in letter.stack.splitlines())
    yield f"value       {_text(letter.value)}"


def _origin(letter: DeadLetter) -> str:
    return f"{letter.topic}/{letter.partition}/{letter.offset}"


def _text(data: bytes | None) -> str:
    if data is None:
        return "(null)"
    more = f" ... ({len(data)} bytes; --raw writes them all)" if len(data) > SHOWN_CHARACTERS else ""
    return plain(data[:SHOWN_CHARACTERS].decode("utf-8", "replace")) + more
