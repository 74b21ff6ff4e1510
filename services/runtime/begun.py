"""Coroutines that seldom wait, without a task for each."""

from __future__ import annotations

from collections.abc import Coroutine, Generator
from typing import Any


class Begun:
    """A coroutine, run at once as far as it comes without waiting; to be awaited where it is not done then."""

    def __init__(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        self._coroutine = coroutine
        self.is_done = False
        try:
            self._awaited = coroutine.send(None)
        except StopIteration:
            self.is_done = True

    def __await__(self) -> Generator[Any, Any, None]:
        """Its rest, in whatever task awaits it: once."""
        while not self.is_done:
            try:
                answer = yield self._awaited
            except BaseException as error:  # noqa: PERF203
                self._go_on(self._coroutine.throw, error)
            else:
                self._go_on(self._coroutine.send, answer)

    def _go_on(self, how: Any, what: Any) -> None:
        try:
            self._awaited = how(what)
        except StopIteration:
            self.is_done = True
