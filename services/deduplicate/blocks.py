"""Numbers of rows under keys: in most blocks one or a few, in some thousands.

One is a number, more are bytes: looked at at once, and with millions of blocks each piece of memory that is not touched
counts. The garbage collector looks into none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

_BYTES = 4  # of a row's number
_LARGE = 256
"""Bytes from which a block grows in place."""

Rows = npt.NDArray[np.uint32]


class Blocks:
    """Each row at most once under a key."""

    def __init__(self) -> None:
        self._under: dict[int, int | bytes | bytearray] = {}

    def add(self, key: int, row: int) -> None:
        """Put a row under a key."""
        block = self._under.setdefault(key, row)
        if block is row:
            return
        block = _packed(block) if isinstance(block, int) else block
        block += _packed(row)
        self._under[key] = bytearray(block) if len(block) == _LARGE else block

    def drop(self, key: int, row: int) -> None:
        """Take it away."""
        block = self._under.get(key, row)
        if isinstance(block, int):
            if block == row:
                self._under.pop(key, None)
            return
        at = _position(block, _packed(row))
        if at >= 0:
            left = block[:at] + block[at + _BYTES :]
            self._under[key] = left if len(left) > _BYTES else int.from_bytes(left, "little")

    def under(self, keys: Iterable[int]) -> Rows:
        """The rows under any of some keys, by number, each once."""
        found = [block for block in map(self._under.get, keys) if block is not None]
        data = b"".join([_packed(block) if isinstance(block, int) else block for block in found])
        return np.unique(np.frombuffer(data, "<u4"))


def _packed(row: int) -> bytes:
    return row.to_bytes(_BYTES, "little")


def _position(block: bytes | bytearray, row: bytes) -> int:
    """Where a row begins; -1 where it is not there."""
    at = block.find(row)
    while at > 0 and at % _BYTES:
        at = block.find(row, at + 1)
    return at
