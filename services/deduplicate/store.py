"""The events of one partition: each one's last revision, and small indexes to find them by.

The decoded form of the events in use is kept in memory. Of all others only the indexes are, some 700 bytes a report;
their revisions lie, as they are written, in a temporary file; and so do their sketches and their reports' features, so
that a report can be compared with hundreds of others without decoding what they belong to: of what was restored, they
lie beside the revision (`look.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from schemas.event import ArticleMark, EventRevision
from services.deduplicate.features import Features, Rank, features_of
from services.deduplicate.gist import Told, corrections_in, gist_of
from services.deduplicate.header import Filed
from services.deduplicate.index import Index
from services.deduplicate.look import Look, beside, look_in, packed_features, parted, unpacked_features
from services.deduplicate.recent import Recent
from services.deduplicate.shelf import Shelf
from services.deduplicate.sketch import Grouped, Sketch, packed, sketch_of, unpacked
from services.deduplicate.values import Values

UNASSIGNED = "unassigned"
"""The theatre of reports with neither place nor actors: each is an event of its own, joined with none."""
_DECODED = 300  # reports of events, some 15 kB each: a worker may hold all eight partitions
_SKETCHED = 4_000  # reports of events, some 400 bytes each
_COMPARED = 1_500  # reports, some 3 kB each
AMPLE = 8
"""Times as much may be in memory where one partition has the process for itself, and others have ended."""


class Gone(NamedTuple):
    """What is remembered of a merged or retracted event: so much that it can come back under its id."""

    revision: int
    last_day: int


class Store:
    """One partition's events and marks."""

    def __init__(self, room: int = 1) -> None:
        """`room`: how many times as much as usual may be in memory."""
        self._events: dict[str, int] = {}  # handles of values; 0 while only the decoded form is kept
        self._index = Index()
        self.gone: dict[str, Gone] = {}
        self.marks: dict[str, ArticleMark] = {}
        self._decoded: Recent[EventRevision] = Recent(room * _DECODED, self._put_away)
        self._open = cache(Values)  # a file: not for what is empty, or small enough to be decoded as a whole
        self._sketches = Shelf(room * _SKETCHED, self._open, packed, unpacked, lambda sketch: len(sketch.ranked))
        self._features = Shelf(room * _COMPARED, self._open, packed_features, unpacked_features)
        self._arriving: dict[str, Features] = {}
        self._corrected: dict[str, set[str]] = {}

    @property
    def _values(self) -> Values:
        return self._open()

    def __len__(self) -> int:
        return len(self._events)

    @property
    def reports(self) -> int:
        """Reports that are kept in full."""
        return len(self._index)

    def ids(self) -> Iterable[str]:
        """The ids of all active events."""
        return self._events.keys()

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._events

    def get(self, event_id: str) -> EventRevision | None:
        """An active event."""
        found = self._decoded.get(event_id)
        if found is None and event_id in self._events:
            found = _read(self._filed(event_id)[1])
            self._decoded.put(event_id, found, len(found.members))
        return found

    def sketch(self, event_id: str) -> Sketch | None:
        """An active event as it is compared."""
        found = self._sketches.get(event_id)
        if found is None and event_id in self._events:
            found = self._look_at(event_id)
        return found

    def _look_at(self, event_id: str) -> Sketch:
        """Of an event that was restored: all that comparing needs of it, from its record."""
        revision = self._decoded.get(event_id)
        sketch, features = _looked_at(revision) if revision else self._undecoded(event_id)
        for f in features:
            self._features.put(f.report_id, f)
        self._sketches.put(event_id, sketch)
        return sketch

    def _undecoded(self, event_id: str) -> Look:
        look, value = self._filed(event_id)
        return look_in(look) or _looked_at(Grouped.read(value))

    def _filed(self, event_id: str) -> tuple[bytes, bytes]:
        """The look and the JSON of an active event's last revision, as they lie in the file."""
        return parted(self._values.get(self._events[event_id]))

    def of_report(self, report_id: str) -> Sketch | None:
        """The event that a report is in."""
        event_id = self._index.event_of(report_id)
        return self.sketch(event_id) if event_id is not None else None

    def with_reports(self, report_ids: Iterable[str]) -> dict[str, EventRevision]:
        """The events that reports are in, by id."""
        ids = dict.fromkeys(map(self._index.event_of, report_ids))
        found = ((i, self.get(i)) for i in ids if i is not None)
        return {i: event for i, event in found if event is not None}

    def of_article(self, article_id: str) -> list[EventRevision]:
        """The events that an article speaks of."""
        return list(self.with_reports(self._index.reports_of(article_id)).values())

    def change(self, going: Sequence[EventRevision], ended: Mapping[str, Gone]) -> list[Features]:
        """Replace active events by their new revisions, and take out those that ended: all at once, for reports move.

        Returns the reports that are in no event any more.
        """
        before = dict(self._links((*(r.event_id for r in going), *ended)))
        for event_id, gone in ended.items():
            self._drop(event_id)
            self.gone[event_id] = gone
        for revision in going:
            self._renew(revision)
            self.gone.pop(revision.event_id, None)
            self.note_corrections(revision.event_id, corrections_in(revision.corrections))
        after = dict(self._links(r.event_id for r in going))
        moved = [(i, event_id, self.features(i)) for i, event_id in before.items() if after.get(i) != event_id]
        left = [f for report_id, _, f in moved if report_id not in after]
        for report_id, event_id, f in moved:
            self._index.unlink(event_id, report_id, f.article_id)
        for f in left:
            self._index.hide(f.report_id, f.kept, f.theatre)
            self._features.drop(f.report_id)
        for report_id, event_id in after.items():
            if before.get(report_id) != event_id:
                f = self.features(report_id)
                self._index.show(report_id, f.kept, f.theatre)
                self._index.link(event_id, report_id, f.article_id)
        return left

    def _links(self, event_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        for event_id in event_ids:
            sketch = self.sketch(event_id)
            for _, report_id in sketch.ranked if sketch else ():
                yield report_id, event_id

    def keep(self, event_id: str, data: bytes, look: bytes) -> None:
        """Take in a revision just read from its topic, in place of one before it; not yet found by its reports."""
        self._put(event_id, self._values.put(beside(look, data)))

    def find(self, event_id: str, filed: Filed) -> None:
        """Let an event that was taken in be found by its reports, once all is settled."""
        self.note_corrections(event_id, filed.corrections)
        self._index.enter(event_id, filed.theatre, filed.entries)

    def settle(self) -> None:
        """No more is taken in."""
        self._index.settle()

    def raw(self, event_id: str) -> bytes | None:
        """The JSON of an active event's last revision."""
        handle = self._events.get(event_id)
        if handle == 0 and (found := self._decoded.get(event_id)) is not None:
            return found.to_bytes()
        return None if handle is None else self._filed(event_id)[1]

    def drop(self, event_id: str) -> None:
        """Take out an event that was taken in, and was not let be found."""
        if event_id in self._events:
            self._drop(event_id)

    def forget(self, event_id: str) -> None:
        """Take an event out of the state."""
        if event_id not in self._events:
            return
        theatre, reports = self._told(event_id)
        for report_id, article_id, kept in reports:
            if self._index.event_of(report_id) == event_id:  # otherwise it has moved to another event, where it stays
                self._index.unlink(event_id, report_id, article_id)
                self._index.hide(report_id, kept, theatre)
                self._features.drop(report_id)
        self._drop(event_id)

    def _told(self, event_id: str) -> tuple[str, Iterable[Told]]:
        """The theatre of an active event, and what the indexes keep of its reports."""
        revision = self._decoded.get(event_id)
        if revision is None:
            gist = gist_of(self._filed(event_id)[1])
            return gist.theatre, gist.reports
        reports = [self.features(m.report.report_id) for m in revision.members]
        return revision.theatre, [Told(f.report_id, f.article_id, f.kept) for f in reports]

    def last_day(self, event_id: str) -> int | None:
        """The day of an active event's last report, as a proleptic ordinal."""
        revision = self._decoded.get(event_id)
        if revision is not None:
            return revision.last_reported_at.toordinal()
        return gist_of(self._filed(event_id)[1]).last_day if event_id in self._events else None

    def arrive(self, features: Iterable[Features]) -> None:
        """Let reports be found that are not in an event yet."""
        for f in features:
            self._arriving[f.report_id] = f
            self._index.show(f.report_id, f.kept, f.theatre)

    def arrived(self) -> list[Features]:
        """Those that were let be found are as all others now; but for those that no event took in: returns them."""
        left = [f for i, f in self._arriving.items() if i not in self._index]
        for f in left:
            self._index.hide(f.report_id, f.kept, f.theatre)
        for report_id, f in self._arriving.items():
            if report_id in self._index:
                self._features.put(report_id, f)
        self._arriving.clear()
        return left

    def near(self, features: Features) -> list[str]:
        """Ids of reports that share a block with this one."""
        return [] if features.theatre == UNASSIGNED else self._index.near(features.kept, features.theatre)

    def features(self, report_id: str) -> Features:
        """A report's features."""
        arriving = self._arriving.get(report_id)
        if arriving is not None:
            return arriving
        found = self._features.get(report_id)
        if found is None and (event_id := self._index.event_of(report_id)) is not None:
            self._look_at(event_id)
            found = self._features.get(report_id)
        if found is None:
            raise KeyError(report_id)
        return found

    def siblings(self, features: Features) -> list[Features]:
        """What a report's version of its article tells of its theatre, the report itself among it.

        A version replaces the one before it as a whole: while both are at hand, those that arrive are one.
        """
        if features.report_id in self._arriving:
            return [f for f in self._arriving.values() if f.article_id == features.article_id]
        ids = self._index.reports_of(features.article_id)
        told = map(self.features, ids) if len(ids) > 1 else (features,)
        return [f for f in told if f.theatre == features.theatre]

    def cluster(self, report_id: str) -> list[tuple[Rank, str]]:
        """The reports of the event that a report is in, by rank."""
        event = self.of_report(report_id)
        return list(event.ranked) if event else []

    def parent(self, report_id: str) -> str | None:
        """The report that a report is joined to."""
        event = self.of_report(report_id)
        return event.parents[event.positions[report_id]] if event else None

    def holds(self, report_id: str) -> bool:
        """Whether there is such a report."""
        return report_id in self._index or report_id in self._arriving

    def pinned_with(self, report_id: str) -> tuple[str, ...]:
        """The reports that an analyst's correction keeps a report with, itself among them."""
        event = self.of_report(report_id)
        return event.pins.get(report_id, ()) if event else ()

    def corrected_by(self, correction_id: str) -> list[EventRevision]:
        """The active events that keep a correction."""
        ids = self._corrected.get(correction_id, ())
        found = [event for i in sorted(ids) if (event := self.get(i)) is not None]
        return [r for r in found if any(correction_id in (c.correction_id, c.undoes) for c in r.corrections)]

    def note_corrections(self, event_id: str, correction_ids: Iterable[str]) -> None:
        """Let an event be found by the corrections that it keeps."""
        for correction_id in correction_ids:
            self._corrected.setdefault(correction_id, set()).add(event_id)

    def _renew(self, revision: EventRevision) -> None:
        """Put a revision in the place of the one before it."""
        self._drop(revision.event_id)
        self._events[revision.event_id] = 0
        self._decoded.put(revision.event_id, revision, len(revision.members))
        self._sketches.put(revision.event_id, sketch_of(revision))

    def _put_away(self, event_id: str, revision: EventRevision) -> None:
        if not self._events[event_id]:
            self._events[event_id] = self._values.put(beside(b"", revision.to_bytes()))

    def _drop(self, event_id: str) -> None:
        self._put(event_id, 0)
        self._events.pop(event_id, None)
        self._decoded.pop(event_id)
        self._sketches.drop(event_id)

    def _put(self, event_id: str, handle: int) -> None:
        """Replace the value that is kept of an event."""
        before = self._events.get(event_id)
        if before:
            self._values.drop(before)
        self._events[event_id] = handle


def _looked_at(revision: EventRevision | Grouped) -> Look:
    """What comparing needs of an event, from its record."""
    features = [features_of(member, revision.theatre) for member in revision.members]
    return Look(sketch_of(revision), tuple(features))


def _read(data: bytes) -> EventRevision:
    """An event's last revision; that further records followed it says nothing of the event."""
    revision = EventRevision.read(data)
    return revision.model_copy(update={"more": False}) if revision.more else revision
