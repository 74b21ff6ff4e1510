"""What is made once and read often: what was used last in memory, all else in a file of values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from services.deduplicate.recent import Recent
from services.deduplicate.values import Values

T = TypeVar("T")


class Shelf(Generic[T]):
    """Things under ids, which do not change: each is written to the file at most once."""

    def __init__(
        self, most: int, file: Callable[[], Values], pack: Callable[[T], bytes], unpack: Callable[[bytes], T],
        weight: Callable[[T], int] = lambda _: 1,
    ) -> None:  # fmt: skip
        """`most` in memory, by weight; the file is asked for only when something is put away."""
        self._file, self._pack, self._unpack, self._weight = file, pack, unpack, weight
        self._handles: dict[str, int] = {}
        self._recent: Recent[T] = Recent(most, self._put_away)

    def get(self, id_: str) -> T | None:
        """One, wherever it lies."""
        found = self._recent.get(id_)
        if found is None and (handle := self._handles.get(id_)) is not None:
            found = self._unpack(self._file().get(handle))
            self._recent.put(id_, found, self._weight(found))
        return found

    def put(self, id_: str, thing: T) -> None:
        """One more, or another one in its place."""
        self.drop(id_)
        self._recent.put(id_, thing, self._weight(thing))

    def drop(self, id_: str) -> None:
        """Forget one."""
        self._recent.pop(id_)
        if self._handles and (handle := self._handles.pop(id_, None)) is not None:
            self._file().drop(handle)

    def _put_away(self, id_: str, thing: T) -> None:
        if id_ not in self._handles:
            self._handles[id_] = self._file().put(self._pack(thing))
