"""Values in a temporary file: what is seldom read, and too much for memory."""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from itertools import chain
from tempfile import TemporaryFile

_BLOCK = 512  # bytes: a value takes up whole blocks
_SIZE_BITS = 24
_ZEROS = bytes(_BLOCK)
_TAIL_BYTES = 1 << 20
_MOST_TOGETHER = 256
"""Values that are written at once, each of them two pieces: a system takes 1,024."""


class Values:
    """Byte strings, each of 1 B to 16 MiB, under handles. The space of one that is dropped is used again.

    The file lies in the folder that TMPDIR names and has no name: however the process ends, nothing is left. Python
    holds the handles and the end of the file; the system's cache as much of the file as it has room for.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115  closed when nothing refers to it any more
        self._tail: dict[int, bytes] = {}  # what comes behind the file's end, by its place, to be written at once
        self._written = self._end = 0
        self._free: defaultdict[int, list[int]] = defaultdict(list)

    def put(self, value: bytes) -> int:
        """Keep a value; returns its handle, which is never 0. OSError where the disk is full."""
        size = _whole(len(value))
        free = self._free.get(size) if self._free else None
        if free:
            self._again(value, at := free.pop())
        else:
            at = self._end
            self._tail[at] = value
            self._end += size
            if self._end - self._written >= _TAIL_BYTES or len(self._tail) == _MOST_TOGETHER:
                self._flush()
        return at // _BLOCK << _SIZE_BITS | len(value)

    def get(self, handle: int) -> bytes:
        """The value under a handle."""
        at, size = _place(handle)
        return self._tail[at] if at in self._tail else os.pread(self._file.fileno(), size, at)

    def drop(self, handle: int) -> None:
        """Forget a value: its handle must not be used any more."""
        at, size = _place(handle)
        self._free[_whole(size)].append(at)

    def _again(self, value: bytes, at: int) -> None:
        """Put one where another one was."""
        if at in self._tail:
            self._tail[at] = value
        else:
            self._write([value], at)

    def _flush(self) -> None:
        padded = ((value, _ZEROS[: -len(value) % _BLOCK]) for value in self._tail.values())
        self._write([*chain.from_iterable(padded)], self._written)
        self._written = self._end
        self._tail.clear()

    def _write(self, pieces: list[bytes], at: int) -> None:
        if os.pwritev(self._file.fileno(), pieces, at) < sum(map(len, pieces)):
            raise OSError(errno.ENOSPC, "no space left for the state's temporary file")


def _whole(size: int) -> int:
    """Bytes of the blocks that a value takes up."""
    return -(-size // _BLOCK) * _BLOCK


def _place(handle: int) -> tuple[int, int]:
    """Where a value begins, and its size, in bytes."""
    return (handle >> _SIZE_BITS) * _BLOCK, handle & ((1 << _SIZE_BITS) - 1)
