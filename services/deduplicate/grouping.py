"""Which reports tell one event: a function of the set of reports, worked out again only where it may have changed.

Reports are taken by rank (precise before vague, then by publication, then by id; `features.Rank`). Each goes to the
cluster whose reports before it hold the one that it fits best, unless too many of them contradict it, or begins a
cluster of its own. So a report's place depends on the reports ranked before it and on nothing else: neither the order
of arrival nor a redelivery can change it; a vague report comes after the precise ones and can join one of their
clusters but never two; and a change reaches only reports ranked behind it that are near.
Reports that an analyst keeps together are a cluster that begins with the first of them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import groupby
from typing import NamedTuple, Protocol

from services.deduplicate.corrections import Pins
from services.deduplicate.features import Features, Rank
from services.deduplicate.likes import Likes

CORE = 32
"""Reports of a cluster, the first by rank, that others are compared with: what bounds the work."""
TOLERATED = 1 / 2
"""The share of a cluster's core that may contradict a report which joins it: one wrong date must not split the rest,
not even where two are all that it has."""
AMBIGUOUS = 0.8
"""Points within which a vague report fits two clusters alike: it joins neither."""
_FEW = 4  # reports: a cluster that begins


class Placement(NamedTuple):
    """Where a report is: the first report of its cluster, and the report that it fits best there."""

    root: str
    parent: str | None = None
    points: float = 0.0
    pinned: bool = False
    """Whether an analyst's correction put it there."""


def _margin(f: Features) -> float:
    """How much better than any other a cluster must fit."""
    return AMBIGUOUS if f.rank[0] else 0.0


class State(Protocol):
    """What grouping reads of the state before the change."""

    def features(self, report_id: str) -> Features:
        """A report's features."""
        ...

    def cluster(self, report_id: str) -> list[tuple[Rank, str]]:
        """The reports of the event that a report is in, by rank; the report itself among them."""
        ...

    def parent(self, report_id: str) -> str | None:
        """The report that a report is joined to."""
        ...

    def holds(self, report_id: str) -> bool:
        """Whether there is such a report."""
        ...

    def pinned_with(self, report_id: str) -> tuple[str, ...]:
        """The reports that an analyst's correction keeps a report with, itself among them."""
        ...


class Grouping:
    """One change of the set of reports, worked out over a state that it leaves as it is."""

    def __init__(self, state: State, likes: Likes, pins: Pins | None = None) -> None:
        """`likes` knows the added reports and still those taken out; `pins` go before the state's."""
        self._pins = pins or {}
        self._state = state
        self._likes = likes
        self._compare = likes.compare
        self._new: dict[str, Features] = {}
        self.gone: set[str] = set()
        """Reports taken out."""
        self._roots: dict[str, str] = {}
        """Of each report of a cluster that was looked at."""
        self._clusters: dict[str, list[tuple[Rank, str]]] = {}
        self.features: dict[str, Features] = {}
        """Of all reports that were looked at."""
        self._queue: list[tuple[Rank, str]] = []
        self._queued: set[str] = set()
        self._changed: set[str] = set()
        self.placed: dict[str, Placement] = {}
        """Reports placed anew."""

    def change(self, removed: Iterable[str], added: Iterable[Features]) -> None:
        """Take reports out of the set, and others in."""
        for features in added:
            self._new[features.report_id] = self.features[features.report_id] = features
            self._push(features.rank, features.report_id)
        self.gone.update(removed)
        for report_id in sorted(self.gone):
            self._leave(report_id, self._root(report_id))
        self._settle()

    def reconsider(self, report_ids: Iterable[str]) -> None:
        """Look at reports again."""
        for report_id in report_ids:
            self._changed.add(self._root(report_id))
            self._push(self._features(report_id).rank, report_id)
        self._settle()

    def _settle(self) -> None:
        while self._queue:
            _, report_id = heappop(self._queue)
            self._queued.discard(report_id)
            self._place(report_id)

    def clusters(self) -> dict[str, list[str]]:
        """All clusters that may have changed: their reports by rank, under the first one's id."""
        return {
            root: [i for _, i in members]
            for root, members in self._clusters.items()
            if members and root in self._changed
        }

    def _place(self, report_id: str) -> None:
        before = self._roots.get(report_id) or (None if report_id in self._new else self._root(report_id))
        placement = self._best(self._features(report_id))
        if placement.root == before:
            if placement.parent != self._parent(report_id):
                self._changed.add(before)
            self.placed[report_id] = placement
            return
        self.placed[report_id] = placement
        self._changed.add(placement.root)
        if before == report_id and self._all_before(placement.root, self._features(report_id)):
            self._follow(report_id, placement.root)
            return
        if before is not None:
            self._leave(report_id, before)
        self._join(report_id, placement.root)

    def _all_before(self, root: str, f: Features) -> bool:
        cluster = self._clusters.get(root, [])
        return 0 < len(cluster) <= _FEW and cluster[-1][0] < f.rank

    def _follow(self, first: str, root: str) -> None:
        """A whole cluster goes with its first report into a small one that is ranked before it.

        For all others it is as if that one had joined them, so only those are looked at again that this may move.
        """
        leaders = [self._features(i) for _, i in self._clusters[root]]
        followers = self._clusters.pop(first)
        self._clusters[root] += followers
        self._roots.update((i, root) for _, i in followers)
        self._push_all(m for m in followers[1:] if len(self._clusters[root]) > CORE
                       or any(self._moves(m[1], leader) for leader in leaders))  # fmt: skip
        self._reconsider_others(leaders[0], self._clusters[root])

    def _best(self, f: Features) -> Placement:
        """The cluster of the reports ranked before this one that it fits best; its own where it fits none."""
        if mates := self._mates(f.report_id):
            return self._with(mates, f)
        found: Placement | None = None
        for choice in self._choices(f):
            if found is not None and found.points - choice.points >= _margin(f):
                break
            if self._admits(choice.root, f):
                if found is not None:
                    return Placement(f.report_id)
                found = choice
        return found or Placement(f.report_id)

    def _choices(self, f: Features) -> Iterator[Placement]:
        """The clusters that a report may join, the best first: most are never asked whether they admit it."""
        likes, seen = self._likes.of(f), set[str]()
        for points, alike in groupby(sorted(likes, key=lambda i: -likes[i]), key=lambda i: likes[i]):
            there = [self._features(i) for i in alike if i in self._roots or self._is_in_an_event(i)]
            for parent in sorted(there, key=lambda g: g.rank):
                root = self._root(parent.report_id)
                if root not in seen and parent.rank < f.rank and self._is_in_core(parent, root):
                    seen.add(root)
                    yield Placement(root, parent.report_id, points)

    def _is_in_core(self, f: Features, root: str) -> bool:
        return bisect_left(self._clusters[root], (f.rank, f.report_id)) < CORE

    def _mates(self, report_id: str) -> tuple[str, ...]:
        mates = self._pins.get(report_id)
        return self._state.pinned_with(report_id) if mates is None else mates

    def _with(self, mates: Iterable[str], f: Features) -> Placement:
        """The cluster of the first of the reports that an analyst keeps together; no other."""
        there = [self._features(i) for i in mates if i not in self.gone and self._state.holds(i)]
        first = min(there, key=lambda mate: mate.rank)
        if first.report_id == f.report_id:
            return Placement(f.report_id, pinned=True)
        return Placement(self._root(first.report_id), first.report_id, pinned=True)

    def _admits(self, root: str, f: Features) -> bool:
        """Whether few enough of the reports ranked before this one contradict it; an analyst knows better."""
        core = [i for rank, i in self._clusters[root][:CORE] if rank < f.rank]
        tolerated, contradicting = len(core) * (1.0 if self._mates(root) else TOLERATED), 0
        for i in core:
            verdict = self._compare(self._features(i), f)
            contradicting += verdict.contradicts
            if verdict.never or contradicting > tolerated:
                return False
        return True

    def _is_in_an_event(self, report_id: str) -> bool:
        return report_id not in self._new and report_id not in self.gone and self._state.holds(report_id)

    def _leave(self, report_id: str, root: str) -> None:
        features = self._features(report_id)
        position = bisect_left(self._clusters[root], (features.rank, report_id))
        del self._clusters[root][position]
        self._changed.add(root)
        self._roots.pop(report_id, None)
        cluster = self._clusters[root]
        if position == 0 and cluster:
            self._clusters[cluster[0][1]] = self._clusters.pop(root)
            self._roots.update((i, cluster[0][1]) for _, i in cluster)
            self._changed.add(cluster[0][1])
        if position < CORE:
            self._push_all(cluster[position:])
            self._reconsider_others(features, cluster)

    def _join(self, report_id: str, root: str) -> None:
        features = self._features(report_id)
        cluster = self._clusters.setdefault(root, [])
        insort(cluster, (features.rank, report_id))
        self._roots[report_id] = root
        position = bisect_left(cluster, (features.rank, report_id))
        if position < CORE:
            behind = cluster[position + 1 :]
            self._push_all(behind if len(cluster) > CORE else [m for m in behind if self._moves(m[1], features)])
            self._reconsider_others(features, cluster)

    def _moves(self, report_id: str, joined: Features) -> bool:
        """Whether a report that joins its cluster, ranked before it, may change where it is."""
        pair = self._compare(joined, self._features(report_id))
        return pair.contradicts or pair.points >= self._held_by(report_id)

    def _reconsider_others(self, changed: Features, cluster: list[tuple[Rank, str]]) -> None:
        """Look again at reports of other clusters that fit one of this core as well as what they are joined to."""
        ignored = {i for _, i in cluster} | self.gone | self._queued
        core = [changed, *(self._features(i) for _, i in cluster[:CORE])]
        fitting: dict[str, float] = {}
        for c in core:
            for i, points in self._likes.of(c).items():
                if i not in ignored and points >= fitting.get(i, 0.0):
                    fitting[i] = points
        for report_id, most in fitting.items():
            if not self._state.holds(report_id):
                continue
            f = self._features(report_id)
            waits = report_id in self._new and report_id not in self._roots
            if f.rank > changed.rank and not waits and most >= self._held_by(report_id) - _margin(f):
                self._push(f.rank, report_id)

    def _held_by(self, report_id: str) -> float:
        """How well a report fits the one that it is joined to; 0, what joining takes, where it is joined to none."""
        parent = self._parent(report_id)
        if parent is None or parent in self.gone:
            return 0.0
        return self._compare(self._features(parent), self._features(report_id)).points

    def _parent(self, report_id: str) -> str | None:
        placed = self.placed.get(report_id)
        return placed.parent if placed else self._state.parent(report_id)

    def _push_all(self, reports: Iterable[tuple[Rank, str]]) -> None:
        for rank, report_id in reports:
            self._push(rank, report_id)

    def _push(self, rank: Rank, report_id: str) -> None:
        if report_id not in self._queued and report_id not in self.gone:
            self._queued.add(report_id)
            heappush(self._queue, (rank, report_id))

    def _root(self, report_id: str) -> str:
        root = self._roots.get(report_id)
        if root is not None:
            return root
        members = self._state.cluster(report_id)
        first = members[0][1]
        self._clusters[first] = members
        self._roots.update((i, first) for _, i in members)
        return first

    def _features(self, report_id: str) -> Features:
        found = self.features.get(report_id)
        if found is None:
            found = self.features[report_id] = self._state.features(report_id)
        return found
