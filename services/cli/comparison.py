"""Two sets of events side by side, as two versions of sitrep told them from the same articles: pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple

from schemas.event import ConflictEvent
from schemas.report import Location

EARTH_KM = 6371.0
MOVED_KM = 1.0
"""A place that moves less is the same place."""
CONFIDENCE_STEP = 0.05
"""A confidence that changes less is not worth a line."""


class Change(NamedTuple):
    """One field that the two versions tell differently, in words."""

    field: str
    before: str
    after: str


class Pair(NamedTuple):
    """One event as both versions tell it; None where one of them does not."""

    before: ConflictEvent | None
    after: ConflictEvent | None
    changes: tuple[Change, ...] = ()

    @property
    def kind(self) -> Literal["same", "changed", "gone", "new"]:
        """What became of it."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        return "changed" if self.changes else "same"


def compare(before: Iterable[ConflictEvent], after: Iterable[ConflictEvent]) -> Iterator[Pair]:
    """Each event once, in the order of `before`, then what is new.

    An event's id follows from its first report's, and that from the words that told it: the same id is the same event.
    Where a version reads other words, two events are the same that share the most reports' articles.
    """
    old, new = {e.event_id: e for e in before}, {e.event_id: e for e in after}
    partner = {event_id: event_id for event_id in old if event_id in new}
    partner |= dict(_by_articles([e for i, e in old.items() if i not in new], [new[i] for i in new if i not in old]))
    for event_id, event in old.items():
        other = new.get(partner.get(event_id, ""))
        yield Pair(event, other, differences(event, other) if other else ())
    taken = set(partner.values())
    yield from (Pair(None, event) for event_id, event in new.items() if event_id not in taken)


def _by_articles(old: list[ConflictEvent], new: list[ConflictEvent]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, those that have most in common first."""
    of_article: dict[str, list[ConflictEvent]] = defaultdict(list)
    for event in new:
        for article in _articles(event):
            of_article[article].append(event)
    likely = {
        (-_alike(a, b), a.event_id, b.event_id) for a in old for article in _articles(a) for b in of_article[article]
    }
    used: set[str] = set()
    for _, a, b in sorted(likely):
        if not used & {a, b}:
            used |= {a, b}
            yield a, b


def _alike(a: ConflictEvent, b: ConflictEvent) -> float:
    """0 to 3: shared articles, then the same type, then the same day."""
    shared = len(_articles(a) & _articles(b)) / len(_articles(a) | _articles(b))
    return shared + (a.sub_event_type == b.sub_event_type) + (a.when.start == b.when.start)


def _articles(event: ConflictEvent) -> frozenset[str]:
    return frozenset(report.article_id for report in event.reports)


def differences(before: ConflictEvent, after: ConflictEvent) -> tuple[Change, ...]:
    """What the two tell differently; ids, revisions and versions aside."""
    told = ((name, tell(before), tell(after)) for name, tell in _FIELDS.items())
    changes = [Change(name, a, b) for name, a, b in told if a != b]
    changes += _moved(before.where, after.where)
    if abs(before.confidence - after.confidence) >= CONFIDENCE_STEP:
        changes.append(Change("confidence", f"{before.confidence:.2f}", f"{after.confidence:.2f}"))
    return tuple(changes)


def _moved(before: Location | None, after: Location | None) -> list[Change]:
    if before is None or after is None:
        return [] if before is after else [Change("where", place(before), place(after))]
    far = distance_km(before, after)
    if far < MOVED_KM and before.name == after.name:
        return []
    return [Change("where", place(before), f"{place(after)}, {far:.0f} km away")]


def place(where: Location | None) -> str:
    """A location in words."""
    return f"{where.name}, {where.country or '?'} (±{where.uncertainty_m / 1000:.0f} km)" if where else "nowhere"


def distance_km(a: Location, b: Location) -> float:
    """Along the great circle (haversine)."""
    lat1, lat2 = radians(a.latitude), radians(b.latitude)
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def _figure(kind: str) -> Callable[[ConflictEvent], str]:
    def tell(event: ConflictEvent) -> str:
        figure = getattr(event.casualties, kind)
        return "unknown" if figure is None else f"{figure.best} ({figure.low} to {figure.high})"

    return tell


_FIELDS: dict[str, Callable[[ConflictEvent], str]] = {
    "type": lambda e: e.sub_event_type,
    "when": lambda e: f"{e.when.start} to {e.when.end}",
    "sides": lambda e: "; ".join(sorted({f"{a.role} {a.name}" for a in e.actors})) or "unknown",
    "killed": _figure("killed"),
    "injured": _figure("injured"),
    "captured": _figure("captured"),
    "status": lambda e: e.status,
    "reports": lambda e: str(e.reports_total),
    "independent sources": lambda e: str(e.independent_sources),
}
