"""What was used last, up to a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Things under ids, each of some weight; the longest unused ones are put away, but never the last one put in."""

    def __init__(self, most: int, put_away: Callable[[str, T], None]) -> None:
        self._most, self._put_away = most, put_away
        self._things: OrderedDict[str, tuple[T, int]] = OrderedDict()
        self._weight = 0

    def get(self, id_: str) -> T | None:
        """One, which is used now."""
        found = self._things.get(id_)
        if found is None:
            return None
        self._things.move_to_end(id_)
        return found[0]

    def put(self, id_: str, thing: T, weight: int) -> None:
        """One more, or another one in its place."""
        self.pop(id_)
        self._things[id_] = (thing, weight)
        self._weight += weight
        while self._weight > self._most and len(self._things) > 1:
            longest_unused, (old, its_weight) = self._things.popitem(last=False)
            self._weight -= its_weight
            self._put_away(longest_unused, old)

    def pop(self, id_: str) -> None:
        """Forget one, without putting it away."""
        _, weight = self._things.pop(id_, (None, 0))
        self._weight -= weight
