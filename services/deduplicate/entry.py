"""A report as the index takes it in, worked out when its event was written: in a restore it is only copied."""

from __future__ import annotations

from array import array
from struct import pack
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from services.deduplicate.blocking import THEATRE_BITS, kept_under
from services.deduplicate.facts import facts_of
from services.deduplicate.gist import Told
from services.deduplicate.settled import Keys, Rows

_KEY_BYTES = 8


class Entry(NamedTuple):
    """One report."""

    report_id: str
    article_id: str
    row: bytes
    """What tells it apart, as `facts.facts_of`."""
    keys: bytes
    """Of its blocks, in the theatre with the number 0: 8 bytes each, the lowest first."""


def entry_of(told: Told) -> Entry:
    """From what is kept of a report."""
    keys = kept_under(told.kept, 0)
    return Entry(told.report_id, told.article_id, facts_of(told.kept), pack(f"<{len(keys)}q", *keys))


class Entered:
    """The keys of many reports, until there are no more."""

    def __init__(self) -> None:
        self._rows, self._theatres, self._counts, self._keys = array("I"), array("I"), array("I"), bytearray()

    def add(self, row: int, theatre: int, keys: bytes) -> None:
        """One more report."""
        self._rows.append(row)
        self._theatres.append(theatre)
        self._counts.append(len(keys) // _KEY_BYTES)
        self._keys += keys

    def columns(self) -> tuple[Keys, Rows]:
        """The keys, with their theatres, and for each one the report's row: by key."""
        rows, theatres = (
            np.repeat(np.array(column, np.int64), self._counts) for column in (self._rows, self._theatres)
        )
        keys = np.frombuffer(self._keys, "<i8") + (theatres << THEATRE_BITS)
        order = np.argsort(keys, kind="stable")
        return keys[order], rows[order].astype(np.uint32)


def together(rows: Rows, count: int) -> npt.NDArray[np.int64]:
    """So many rows in the order in which they come first here, those that do not come at all last."""
    first = np.full(count, len(rows))
    first[rows[::-1]] = np.arange(len(rows))[::-1]  # of several, the last one that is written stays
    return np.argsort(first, kind="stable")
