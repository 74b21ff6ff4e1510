"""Cues in order, to be had by span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from services.extract.events.cues import Cue


class Offsets:
    """Cues in order of their beginnings."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues, self._starts = cues, [cue.start for cue in cues]

    def between(self, start: int, end: int) -> Sequence[Cue]:
        """Those that begin between two offsets."""
        return self._cues[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def position(cue: Cue) -> tuple[int, int]:
    """What cues are put in order by."""
    return cue.start, cue.end
