"""Which reports a report may be joined with: found and compared once, then remembered as reports come and go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from services.deduplicate.features import Features
from services.deduplicate.similarity.comparison import Verdict, compare
from services.deduplicate.similarity.place import are_apart

_MOST_VERDICTS = 20_000
_MOST_REMEMBERED = 800_000  # likes, some 35 bytes each
_EACH = 16  # likes that a report without any takes as much room as


class Neighbours(Protocol):
    """What is read of the state."""

    def features(self, report_id: str) -> Features:
        """A report's features."""
        ...

    def near(self, features: Features) -> list[str]:
        """Ids of reports that share a block with this one; of any two, each is near the other or neither."""
        ...

    def siblings(self, features: Features) -> list[Features]:
        """What this report's version of its article tells of its theatre, the report itself among it."""
        ...


class Likes:
    """Comparisons over a state, remembered from one change of it to the next, up to a bound."""

    def __init__(self, state: Neighbours, verdicts: dict[tuple[str, str], Verdict] | None = None) -> None:
        self._state = state
        self._verdicts = {} if verdicts is None else verdicts
        self._of: OrderedDict[str, dict[str, float]] = OrderedDict()
        self._remembered = 0

    def compare(self, a: Features, b: Features) -> Verdict:
        """Whether the two tell one event."""
        pair = (a.report_id, b.report_id) if a.rank < b.rank else (b.report_id, a.report_id)
        found = self._verdicts.get(pair)
        if found is None:
            if len(self._verdicts) >= _MOST_VERDICTS:
                self._verdicts.clear()
            found = self._verdicts[pair] = compare(a, b)
        return found

    def of(self, f: Features) -> Mapping[str, float]:
        """The reports that may be joined with this one, and how well each fits; some may have left the state."""
        found = self._of.get(f.report_id)
        if found is None:
            found = self._of[f.report_id] = {
                i: points for i in self._state.near(f) if (points := self._points(f, i)) is not None
            }
            self._remembered += _EACH + len(found)
            while self._remembered > _MOST_REMEMBERED and len(self._of) > 1:
                self._remembered -= _EACH + len(self._of.popitem(last=False)[1])
        else:
            self._of.move_to_end(f.report_id)
        return found

    def come(self, arriving: Iterable[Features]) -> None:
        """Reports can be found in the state now."""
        for f in arriving:
            for i, points in self.of(f).items():
                theirs = self._of.get(i)
                if theirs is not None and f.report_id not in theirs:
                    theirs[f.report_id] = points
                    self._remembered += 1

    def go(self, leaving: Iterable[Features]) -> None:
        """Reports have left the state for good.

        Others' likes may still name one whose own are forgotten, or whose event is over.
        """
        for f in leaving:
            theirs = self._of.pop(f.report_id, None)
            if theirs is None:
                continue
            self._remembered -= _EACH + len(theirs)
            for i in theirs:
                if self._of.get(i, {}).pop(f.report_id, None) is not None:
                    self._remembered -= 1

    def _points(self, f: Features, report_id: str) -> float | None:
        if report_id == f.report_id:
            return None
        other = self._state.features(report_id)
        points = self.compare(other, f).points
        return points if points >= 0 and self._is_one_of_each(f, other) else None

    def _is_one_of_each(self, f: Features, other: Features) -> bool:
        """Whether neither is what the other's article tells elsewhere: each tells an event once.

        So it is where a sibling of one fits the other better, and fits nothing else in that article as well.
        """
        ours, theirs = self._state.siblings(f), self._state.siblings(other)
        if len(ours) == len(theirs) == 1:
            return True
        return not (self._is_taken(f, ours, other, theirs) or self._is_taken(other, theirs, f, ours))

    def _is_taken(self, f: Features, ours: Sequence[Features], other: Features, theirs: Sequence[Features]) -> bool:
        """Whether a sibling of the first fits the other better, and nothing else in the other's article as well."""
        rival = self._best(other, ours)
        return rival.report_id != f.report_id and self._best(rival, theirs).report_id == other.report_id

    def _best(self, f: Features, among: Sequence[Features]) -> Features:
        """The one that a report fits best, and of equals the first by rank; one of them fits it."""
        near = [g for g in among if not are_apart(f, g)] if len(among) > 1 else among
        if len(near) == 1:
            return near[0]
        return min(near, key=lambda g: (-self.compare(f, g).points, g.rank))
