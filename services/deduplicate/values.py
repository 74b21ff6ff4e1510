"""Values in a temporary file: what is seldom read, and too much for memory."""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from tempfile import TemporaryFile

_BLOCK = 512  # bytes: a value takes up whole blocks
_SIZE_BITS = 24
_TAIL_BYTES = 1 << 20


class Values:
    """Byte strings, each of 1 B to 16 MiB, under handles. The space of one that is dropped is used again.

    The file lies in the folder that TMPDIR names and has no name: however the process ends, nothing is left. Python
    holds the handles and the end of the file; the system's cache as much of the file as it has room for.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115  closed when nothing refers to it any more
        self._tail = bytearray()  # what comes behind the file's end, to be written at once
        self._end = 0
        self._free: defaultdict[int, list[int]] = defaultdict(list)

    def put(self, value: bytes) -> int:
        """Keep a value; returns its handle, which is never 0. OSError where the disk is full."""
        size = -(-len(value) // _BLOCK) * _BLOCK
        free = self._free.get(size) if self._free else None
        if free:
            at = free.pop()
            self._again(value, at)
        else:
            at = self._end + len(self._tail)
            self._tail += value
            self._tail += bytes(size - len(value))
        if len(self._tail) >= _TAIL_BYTES:
            self._write(self._tail, self._end)
            self._end += len(self._tail)
            self._tail.clear()
        return at // _BLOCK << _SIZE_BITS | len(value)

    def get(self, handle: int) -> bytes:
        """The value under a handle."""
        at, size = _place(handle)
        if at < self._end:
            return os.pread(self._file.fileno(), size, at)
        return bytes(self._tail[at - self._end : at - self._end + size])

    def drop(self, handle: int) -> None:
        """Forget a value: its handle must not be used any more."""
        at, size = _place(handle)
        self._free[-(-size // _BLOCK) * _BLOCK].append(at)

    def _again(self, value: bytes, at: int) -> None:
        """Write where another value was."""
        if at < self._end:
            self._write(value, at)
        else:
            self._tail[at - self._end : at - self._end + len(value)] = value

    def _write(self, data: bytes | bytearray, at: int) -> None:
        if os.pwrite(self._file.fileno(), data, at) < len(data):
            raise OSError(errno.ENOSPC, "no space left for the state's temporary file")


def _place(handle: int) -> tuple[int, int]:
    """Where a value begins, and its size, in bytes."""
    return (handle >> _SIZE_BITS) * _BLOCK, handle & ((1 << _SIZE_BITS) - 1)
