"""Dead letters as people look at them: a table, and one in full. What strangers wrote is made harmless."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from services.cli.events_table import plain
from services.runtime.dead_letters.reading import DeadLetter

SHOWN_CHARACTERS = 2000
WRONG = "what was wrong"
_NEEDS = {"service": 72, "from": 110}
"""The width of a terminal from which a column is shown."""
_MOST = {"source": 24, "dealt with": 24}  # characters


class LettersTable:
    """A table of letters as wide as its terminal: who pushed what, why it was refused, what became of it since.

    What a narrow terminal has no room for is left out: first where it lay, then which service refused it.
    """

    def __init__(self, letters: Sequence[DeadLetter]) -> None:
        self._letters = letters

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """For rich, which knows the terminal."""
        shown = [name for name in _columns(self._letters) if options.max_width >= _NEEDS.get(name, 0)]
        made = Table(box=SIMPLE_HEAD, header_style="bold", expand=True, pad_edge=False, padding=(0, 1, 0, 0))
        for name in shown:
            if name == WRONG:
                made.add_column(name, overflow="fold", ratio=1)
            else:
                made.add_column(name, no_wrap=True, overflow="ellipsis", max_width=_MOST.get(name))
        for letter in self._letters:
            made.add_row(*(Text(plain(_CELLS[name](letter))) for name in shown))
        yield made


def _columns(letters: Sequence[DeadLetter]) -> Iterator[str]:
    """Attempts and marks only where there are any."""
    for name in _CELLS:
        if name == "attempt" and all(letter.attempt == 1 for letter in letters):
            continue
        if name == "dealt with" and not any(letter.mark for letter in letters):
            continue
        yield name


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


_CELLS: dict[str, Callable[[DeadLetter], str]] = {
    "id": lambda letter: letter.id,
    "source": lambda letter: letter.source,
    "service": lambda letter: letter.service,
    "reason": lambda letter: letter.reason,
    "attempt": lambda letter: str(letter.attempt),
    WRONG: lambda letter: letter.message,
    "dealt with": lambda letter: f"{letter.mark.action} by {letter.mark.by}" if letter.mark else "",
    "from": _origin,
}
