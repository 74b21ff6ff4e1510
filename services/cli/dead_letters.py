"""Dead letters as people look at them: a table, and one in full. What strangers wrote is made harmless."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.table import Table
from rich.text import Text

from services.cli.events_table import plain
from services.runtime.dead_letters.reading import DeadLetter

SHOWN_CHARACTERS = 2000


def table(letters: Sequence[DeadLetter]) -> Table:
    """A line a letter: who pushed what, from where, why it was refused, and what became of it since."""
    columns: dict[str, Callable[[DeadLetter], str]] = {
        "id": lambda letter: letter.id,
        "service": lambda letter: letter.service,
        "source": lambda letter: letter.source,
        "reason": lambda letter: letter.reason,
        "what was wrong": lambda letter: letter.message,
        "from": _origin,
    }
    if any(letter.attempt > 1 for letter in letters):
        columns["attempt"] = lambda letter: str(letter.attempt)
    if any(letter.mark for letter in letters):
        columns["dealt with"] = lambda letter: f"{letter.mark.action} by {letter.mark.by}" if letter.mark else ""
    made = Table(*columns, header_style="bold")
    for letter in letters:
        made.add_row(*(Text(plain(cell(letter))) for cell in columns.values()))
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
