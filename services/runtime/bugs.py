"""When our own errors are too many: a bug that hits one article in ten must not empty the topic into dead letters."""

from __future__ import annotations

from collections import deque

TOO_MANY = 20
LAST_MESSAGES = 200
"""Design section 5, promise 2."""


class Breaker:
    """Remembers which of the last messages met an unexpected exception."""

    def __init__(self, too_many: int = TOO_MANY, last: int = LAST_MESSAGES) -> None:
        self._too_many = too_many
        self._recent: deque[bool] = deque(maxlen=last)

    def saw(self, bug: bool) -> bool:
        """Record a message; True when there are now too many."""
        self._recent.append(bug)
        return bug and sum(self._recent) >= self._too_many
