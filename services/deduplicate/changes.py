"""What one message does to a partition's state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from schemas.dead_letter import Rejection
from schemas.event import ArticleMark, EventRevision

MARK = b"article:"
"""How the key of an article's mark begins."""


@dataclass(frozen=True)
class Changes:
    """To be written in this order: the tombstones, the revisions, the mark; all but the last with `more`."""

    expired: tuple[str, ...] = ()
    """Keys that get a tombstone: events and marks whose time is over."""
    revisions: tuple[EventRevision, ...] = ()
    marks: tuple[ArticleMark, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    outcomes: Counter[str] = field(default_factory=Counter)
    """Reports by what became of them: new, joined, copy, overflow, taken-back, repeat, unassigned, rejected."""

    @property
    def nothing_written(self) -> bool:
        """Whether the state stays as it is."""
        return not (self.expired or self.revisions or self.marks)


def mark_key(article_id: str) -> str:
    """The key of an article's mark on the state's topic."""
    return f"{MARK.decode()}{article_id}"
