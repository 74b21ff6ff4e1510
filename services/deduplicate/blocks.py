"""Numbers of rows under keys: in most blocks one or a few, in some thousands.

One is a number, more are bytes: looked at at once, and with millions of blocks each piece of memory that is not touched
counts. The garbage collector looks into none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from services.deduplicate.settled import NO_ROW, Keys, Rows, Settled

_BYTES = 4  # of a row's number
_LARGE = 256
"""Bytes from which a block grows in place."""

_NONE = Settled(np.empty(0, np.int64), np.empty(0, np.uint32))


class Blocks:
    """Each row at most once under a key."""

    def __init__(self) -> None:
        self._under: dict[int, int | bytes | bytearray] = {}
        self._settled = _NONE

    def settle(self, keys: Keys, rows: Rows) -> None:
        """Take in many rows at once, each under its key and by key, while there are none."""
        self._settled = Settled(keys, rows)

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
        self._settled.drop(key, row)
        block = self._under.get(key, row)
        if isinstance(block, int):
            if block == row:
                self._under.pop(key, None)
            return
        at = _position(block, _packed(row))
        if at >= 0:
            left = block[:at] + block[at + _BYTES :]
            self._under[key] = left if len(left) > _BYTES else int.from_bytes(left, "little")

    def under(self, keys: Sequence[int]) -> Rows:
        """The rows under any of some keys, by number, each once."""
        found = [block for block in map(self._under.get, keys) if block is not None]
        lately = b"".join([_packed(block) if isinstance(block, int) else block for block in found])
        rows = np.unique(np.concatenate([np.frombuffer(lately, "<u4"), self._settled.under(keys)]))
        return rows[:-1] if rows.size and rows[-1] == NO_ROW else rows


def _packed(row: int) -> bytes:
    return row.to_bytes(_BYTES, "little")


def _position(block: bytes | bytearray, row: bytes) -> int:
    """Where a row begins; -1 where it is not there."""
    at = block.find(row)
    while at > 0 and at % _BYTES:
        at = block.find(row, at + 1)
    return at
