"""Rows under keys as a restore leaves them: three columns of numbers, a tenth of what a dict of them would take.

What is looked up together (the days and neighbours of a cell) has keys that follow one another, and so lies together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.int64]
NO_ROW = 0xFFFFFFFF
"""In the place of a row that was taken away."""


class Settled:
    """Nothing is added; what is taken away leaves a gap."""

    def __init__(self, keys: Keys, rows: Rows) -> None:
        """A key for each row; both may occur again, but not together."""
        order = np.argsort(keys)
        keys, self._rows = keys[order], rows[order]
        firsts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1)).astype(np.uint32)
        self._keys = keys[firsts]
        self._ends = np.append(firsts[1:], np.uint32(len(rows)))
        self._firsts = firsts

    def drop(self, key: int, row: int) -> None:
        """Take a row away from under a key."""
        for block in self._blocks([key]):
            block[block == row] = NO_ROW

    def under(self, keys: Sequence[int]) -> list[bytes]:
        """The rows under each of some keys, and gaps."""
        return [block.tobytes() for block in self._blocks(keys)]

    def _blocks(self, keys: Sequence[int]) -> Iterator[Rows]:
        if not self._keys.size:
            return
        wanted = np.array(keys, np.int64)
        at = np.searchsorted(self._keys, wanted)
        at[at == self._keys.size] = 0
        at = at[self._keys[at] == wanted]
        spans: Any = zip(self._firsts[at].tolist(), self._ends[at].tolist(), strict=True)
        yield from (self._rows[first:end] for first, end in spans)
