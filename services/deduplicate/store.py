"""The events of one partition: each one's last revision as compact bytes, and small indexes to find them by.

The decoded form of the events in use is kept; all others are a few hundred bytes each, so that 100,000 fit in memory
many times over.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.event import ArticleMark, EventRevision
from services.deduplicate.blocking import facts_of, kept_under, looked_up_under, may_meet
from services.deduplicate.dictionary import DICTIONARY
from services.deduplicate.features import Features, Kept, features_of

UNASSIGNED = "unassigned"
"""The theatre of reports with neither place nor actors: each is an event of its own, joined with none."""
_DECODED = 1024  # events
_MOST_NEAR = 400  # reports looked at for one; the first by id beyond, so that the choice knows no order of arrival


class Event(NamedTuple):
    """An active event, decoded."""

    revision: EventRevision
    features: tuple[Features, ...]
    """Of its members, in their order: by rank."""


class Gone(NamedTuple):
    """What is remembered of a merged or retracted event: so much that it can come back under its id."""

    revision: int
    last_day: int


class Index(NamedTuple):
    """What the indexes need of an event: readable from its JSON without validating it."""

    event_id: str
    theatre: int
    last_day: int
    """Proleptic ordinal of its last report's publication."""
    reports: tuple[tuple[str, str, Kept], ...]
    """Report id, article id and place and time of each member."""


class Store:
    """One partition's events and marks."""

    def __init__(self) -> None:
        self._events: dict[str, bytes] = {}
        self.gone: dict[str, Gone] = {}
        self.marks: dict[str, ArticleMark] = {}
        self._decoded: OrderedDict[str, Event] = OrderedDict()
        self._event_of: dict[str, str] = {}
        self._articles: dict[str, str | tuple[str, ...]] = {}
        self._blocks: dict[int, str | list[str]] = {}
        self._theatres: dict[str, int] = {}
        self._facts: dict[str, bytes] = {}
        self._arriving: dict[str, Features] = {}
        self._last_days: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._events)

    @property
    def reports(self) -> int:
        """Reports that are kept in full."""
        return len(self._event_of)

    def ids(self) -> Iterable[str]:
        """The ids of all active events."""
        return self._events.keys()

    def get(self, event_id: str) -> Event | None:
        """An active event."""
        found = self._decoded.get(event_id)
        if found is not None:
            self._decoded.move_to_end(event_id)
            return found
        data = self._events.get(event_id)
        return None if data is None else self._remember(EventRevision.read(unpacked(data)))

    def of_report(self, report_id: str) -> Event | None:
        """The event that a report is in."""
        event_id = self._event_of.get(report_id)
        return self.get(event_id) if event_id is not None else None

    def of_article(self, article_id: str) -> list[Event]:
        """The events that an article speaks of."""
        ids = self._articles.get(article_id, ())
        found = (self.get(i) for i in ((ids,) if isinstance(ids, str) else ids))
        return [event for event in found if event is not None]

    def put(self, revision: EventRevision) -> None:
        """Replace an active event by its new revision."""
        self.forget(revision.event_id)
        event = self._remember(revision)
        self._events[revision.event_id] = packed(revision.to_bytes())
        self.gone.pop(revision.event_id, None)
        theatre = self.theatre(revision.theatre)
        for features in event.features:
            self._enter(revision.event_id, features.report_id, features.article_id, features.kept, theatre)

    def put_bytes(self, data: bytes, index: Index) -> None:
        """Like `put`, of an event just read from its topic, without decoding it."""
        self.forget(index.event_id)
        self.gone.pop(index.event_id, None)
        self._last_days[index.event_id] = index.last_day
        self._events[index.event_id] = packed(data)
        for report_id, article_id, kept in index.reports:
            self._enter(index.event_id, report_id, article_id, kept, index.theatre)

    def raw(self, event_id: str) -> bytes | None:
        """The JSON of an active event's last revision."""
        data = self._events.get(event_id)
        return None if data is None else unpacked(data)

    def last_days(self) -> Iterator[tuple[str, int]]:
        """Each event restored, and the day of its last report; once."""
        yield from self._last_days.items()
        self._last_days = {}

    def end(self, event_id: str, gone: Gone | None) -> None:
        """Take an event out of the active ones, remembering what became of it or nothing."""
        self.forget(event_id)
        self._last_days.pop(event_id, None)
        self.gone.pop(event_id, None)
        if gone is not None:
            self.gone[event_id] = gone

    def forget(self, event_id: str) -> None:
        """Take an event out of the state."""
        event = self.get(event_id)
        if event is None:
            return
        del self._events[event_id]
        self._decoded.pop(event_id, None)
        theatre = self.theatre(event.revision.theatre)
        for features in event.features:
            self._remove(event_id, features, theatre)

    def arrive(self, features: Iterable[Features]) -> None:
        """Let reports be found that are not in an event yet."""
        for f in features:
            self._arriving[f.report_id] = f
            self._facts[f.report_id] = facts_of(f.kept)
            for key in kept_under(f.kept, self.theatre(f.theatre)):
                self._block(key, f.report_id)

    def arrived(self) -> None:
        """Forget the reports that were let be found; those that are in an event now are put there by `put`."""
        for f in self._arriving.values():
            self._facts.pop(f.report_id, None)
            for key in kept_under(f.kept, self.theatre(f.theatre)):
                self._unblock(key, f.report_id)
        self._arriving.clear()

    def near(self, features: Features) -> list[str]:
        """Ids of reports that share a block with this one."""
        found: set[str] = set()
        if features.theatre == UNASSIGNED:
            return []
        blocks = self._blocks
        for key in looked_up_under(features.kept, self.theatre(features.theatre)):
            block = blocks.get(key)
            if block is not None:
                found.update((block,) if isinstance(block, str) else block)
        own, facts = facts_of(features.kept), self._facts
        return sorted(i for i in found if may_meet(own, facts[i]))[:_MOST_NEAR]

    def features(self, report_id: str) -> Features:
        """A report's features."""
        arriving = self._arriving.get(report_id)
        return arriving or next(f for f in self.cluster(report_id) if f.report_id == report_id)

    def cluster(self, report_id: str) -> list[Features]:
        """The reports of the event that a report is in, by rank."""
        event = self.of_report(report_id)
        return list(event.features) if event else []

    def parent(self, report_id: str) -> str | None:
        """The report that a report is joined to."""
        event = self.of_report(report_id)
        if event is None:
            return None
        return next(m.joined.to for m in event.revision.members if m.report.report_id == report_id)

    def theatre(self, name: str) -> int:
        """A small number for a theatre."""
        return self._theatres.setdefault(name, len(self._theatres))

    def _remember(self, revision: EventRevision) -> Event:
        event = Event(revision, tuple(features_of(m, revision.theatre) for m in revision.members))
        self._decoded[revision.event_id] = event
        if len(self._decoded) > _DECODED:
            self._decoded.popitem(last=False)
        return event

    def _enter(self, event_id: str, report_id: str, article_id: str, kept: Kept, theatre: int) -> None:
        self._event_of[report_id] = event_id
        known = self._articles.get(article_id, ())
        events = (known,) if isinstance(known, str) else known
        if event_id not in events:
            self._articles[article_id] = (*events, event_id) if events else event_id
        self._facts[report_id] = facts_of(kept)
        for key in kept_under(kept, theatre):
            self._block(key, report_id)

    def _remove(self, event_id: str, f: Features, theatre: int) -> None:
        if self._event_of.get(f.report_id) == event_id:  # otherwise it has moved to another event and stays findable
            del self._event_of[f.report_id]
            del self._facts[f.report_id]
            for key in kept_under(f.kept, theatre):
                self._unblock(key, f.report_id)
        known = self._articles.get(f.article_id, ())
        left = tuple(i for i in ((known,) if isinstance(known, str) else known) if i != event_id)
        if left:
            self._articles[f.article_id] = left if len(left) > 1 else left[0]
        else:
            self._articles.pop(f.article_id, None)

    def _block(self, key: int, report_id: str) -> None:
        block = self._blocks.get(key)
        if block is None:
            self._blocks[key] = report_id
        elif isinstance(block, str):
            if block != report_id:
                self._blocks[key] = [block, report_id]
        elif report_id not in block:
            block.append(report_id)

    def _unblock(self, key: int, report_id: str) -> None:
        block = self._blocks.get(key)
        if block == report_id:
            del self._blocks[key]
        elif isinstance(block, list) and report_id in block:
            block.remove(report_id)
            if not block:
                del self._blocks[key]


def packed(data: bytes) -> bytes:
    """JSON of a revision, deflated."""
    deflate = zlib.compressobj(1, zlib.DEFLATED, -15, zdict=DICTIONARY)
    return deflate.compress(data) + deflate.flush()


def unpacked(data: bytes) -> bytes:
    """The JSON again."""
    return zlib.decompressobj(-15, zdict=DICTIONARY).decompress(data)
