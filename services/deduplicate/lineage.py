"""Which event a cluster is: ids stay with most of an event's reports, through merges and splits."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple


class Old(NamedTuple):
    """An event before the change."""

    event_id: str
    first_reported_at: datetime
    reports: tuple[str, ...]
    """Ids, by rank."""


class Fate(NamedTuple):
    """What becomes of all events that a change touches."""

    ids: dict[str, str]
    """The event id of each cluster, by its first report."""
    merged_into: dict[str, str]
    """Events that end in another: their id to the survivor's."""
    split_from: dict[str, str]
    """Events that begin with reports of another: their id to that one's."""
    retracted: tuple[str, ...]
    """Events that have no report left."""


def event_id_of(report_id: str, attempt: int = 0) -> str:
    """The id of an event that begins with this report; a further attempt where the id is taken."""
    return hashlib.sha256(f"event\n{report_id}\n{attempt or ''}".encode()).hexdigest()[:32]


def trace(
    olds: Sequence[Old],
    clusters: Mapping[str, Sequence[str]],
    succession: Mapping[str, str],
    is_active: Callable[[str], bool],
) -> Fate:
    """Follow the events into the clusters that their reports are in now.

    An event goes on where most of its reports are (where equally many, with the first of them). Where several go on
    in one cluster the one reported first survives, then the lower id. `succession` gives the report of an article's
    new version for one of its old version.
    """
    cluster_of = {report: root for root, reports in clusters.items() for report in reports}
    cluster_of |= {before: cluster_of[after] for before, after in succession.items() if after in cluster_of}
    heirs = {old.event_id: _heir(old, cluster_of) for old in olds}
    ids: dict[str, str] = {}
    for old in sorted(olds, key=lambda o: (o.first_reported_at, o.event_id)):
        heir = heirs[old.event_id]
        if heir is not None:
            ids.setdefault(heir, old.event_id)
    merged = {i: ids[root] for i, root in heirs.items() if root is not None and ids[root] != i}
    came_from = {report: old.event_id for old in olds for report in old.reports}
    split: dict[str, str] = {}
    for root in sorted(set(clusters) - set(ids)):
        ids[root] = _new_id(root, lambda i: is_active(i) or i in ids.values())
        origins = Counter(came_from[report] for report in clusters[root] if report in came_from)
        if origins:
            split[ids[root]] = min(origins, key=lambda i: (-origins[i], i))
    return Fate(ids, merged, split, tuple(sorted(i for i, root in heirs.items() if root is None)))


def _heir(old: Old, cluster_of: Mapping[str, str]) -> str | None:
    roots = [cluster_of[report] for report in old.reports if report in cluster_of]
    counts = Counter(roots)
    return max(counts, key=lambda root: counts[root]) if counts else None  # the first counted among equals


def _new_id(report_id: str, taken: Callable[[str], bool]) -> str:
    attempt = 0
    while taken(event_id_of(report_id, attempt)):
        attempt += 1
    return event_id_of(report_id, attempt)
