"""What one aspect of two reports says for or against their telling one event."""

from __future__ import annotations

from typing import NamedTuple


class Aspect(NamedTuple):
    """Points for (above 0) or against (below 0), as log-odds; and the words, filled in only when someone asks."""

    points: float
    words: str = ""
    values: tuple[object, ...] = ()

    def said(self) -> str:
        """The reason in words; empty where the aspect says nothing."""
        return self.words.format(*self.values)


NEUTRAL = Aspect(0.0)
NEVER = float("-inf")
"""Points of what no other aspect can outweigh."""
