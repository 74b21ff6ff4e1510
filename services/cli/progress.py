"""Lines on standard error that say how far a long run is."""

from __future__ import annotations

import sys
import time

import click

EVERY_SECONDS = 5.0


class Progress:
    """`progress("articles read", 1200)`: a line at most every five seconds; None: where standard error is a terminal.

    Lines, not a bar: they also stand in the log of a run that nobody watches.
    """

    def __init__(self, wanted: bool | None, every_seconds: float = EVERY_SECONDS) -> None:
        self._wanted = sys.stderr.isatty() if wanted is None else wanted
        self._every = every_seconds
        self._since = self._told = time.monotonic()

    def __call__(self, what: str, done: int, of: int | None = None) -> None:
        """How many are done, of how many where that is known."""
        now = time.monotonic()
        if self._wanted and now - self._told >= self._every:
            self._told = now
            whole = f" of {of:,}" if of is not None else ""
            click.echo(f"{what}: {done:,}{whole}, after {now - self._since:,.0f} s", err=True)
