"""Rows under keys as a restore leaves them: three columns of numbers, a tenth of what a dict of them would take.

What is looked up together (the days and neighbours of a cell) has keys that follow one another, and so lies together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.int64]
NO_ROW = 0xFFFFFFFF
"""In the place of a row that was taken away."""


class Settled:
    """Nothing is added; what is taken away leaves a gap."""

    def __init__(self, keys: Keys, rows: Rows) -> None:
        """A key for each row, by key; both may occur again, but not together."""
        self._rows = rows
        self._firsts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
        self._keys = keys[self._firsts]
        self._ends = np.append(self._firsts[1:], len(rows))

    def drop(self, key: int, row: int) -> None:
        """Take a row away from under a key."""
        at = self._at([key])
        self._rows[at[self._rows[at] == row]] = NO_ROW

    def under(self, keys: Sequence[int]) -> Rows:
        """The rows under some keys, and gaps."""
        return self._rows[self._at(keys)]

    def _at(self, keys: Sequence[int]) -> npt.NDArray[np.int64]:
        """Where the rows of some keys are."""
        if not self._keys.size:
            return np.empty(0, np.int64)
        wanted = np.array(keys, np.int64)
        blocks = np.minimum(np.searchsorted(self._keys, wanted), self._keys.size - 1)
        blocks = blocks[self._keys[blocks] == wanted]
        firsts, counts = self._firsts[blocks], self._ends[blocks] - self._firsts[blocks]
        return np.repeat(firsts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
