"""The events of one partition: each one's last revision as compact bytes, and small indexes to find them by.

The decoded form of the events in use is kept; all others are a few hundred bytes each, so that 100,000 fit in memory
many times over.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from schemas.event import AppliedCorrection, ArticleMark, EventRevision
from services.deduplicate.blocking import facts_of, kept_under, looked_up_under, may_meet
from services.deduplicate.corrections import pinned
from services.deduplicate.dictionary import DICTIONARY
from services.deduplicate.features import Features, Kept, features_of

UNASSIGNED = "unassigned"
"""The theatre of reports with neither place nor actors: each is an event of its own, joined with none."""
_DECODED = 600  # reports of events, some 15 kB each: a worker may hold all eight partitions
_MOST_NEAR = 400  # reports looked at for one; the first by id beyond, so that the choice knows no order of arrival


class Event(NamedTuple):
    """An active event, decoded."""

    revision: EventRevision
    features: tuple[Features, ...]
    """Of its members, in their order: by rank."""
    positions: dict[str, int]
    """Of each member's report, by its id."""


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
    corrections: tuple[str, ...] = ()
    """Ids of the corrections that it keeps, and of those undone."""


class Store:
    """One partition's events and marks."""

    def __init__(self) -> None:
        self._events: dict[str, bytes] = {}  # empty while only the decoded form is kept
        self.gone: dict[str, Gone] = {}
        self.marks: dict[str, ArticleMark] = {}
        self._decoded: OrderedDict[str, Event] = OrderedDict()
        self._decoded_reports = 0
        self._event_of: dict[str, str] = {}
        self._articles: dict[str, str | tuple[str, ...]] = {}
        self._blocks: dict[int, str | list[str]] = {}
        self._theatres: dict[str, int] = {}
        self._facts: dict[str, bytes] = {}
        self._arriving: dict[str, Features] = {}
        self._last_days: dict[str, int] = {}
        self._corrected: dict[str, set[str]] = {}

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
        return None if data is None else self._remember(_read(data), {})

    def of_report(self, report_id: str) -> Event | None:
        """The event that a report is in."""
        event_id = self._event_of.get(report_id)
        return self.get(event_id) if event_id is not None else None

    def of_article(self, article_id: str) -> list[Event]:
        """The events that an article speaks of."""
        ids = self._articles.get(article_id, ())
        found = (self.get(i) for i in ((ids,) if isinstance(ids, str) else ids))
        return [event for event in found if event is not None]

    def change(
        self, going: Sequence[EventRevision], ended: Mapping[str, Gone], known: Mapping[str, Features]
    ) -> list[Features]:
        """Replace active events by their new revisions, and take out those that ended: all at once, for reports move.

        `known` are features of reports that need not be made again. Returns the reports that are in no event any more.
        """
        before = dict(self._links((*(r.event_id for r in going), *ended)))
        for event_id, gone in ended.items():
            self._drop(event_id)
            self.gone[event_id] = gone
        for revision in going:
            self._events[revision.event_id] = b""
            self.gone.pop(revision.event_id, None)
            self._remember(revision, known)
            self.note_corrections(revision.event_id, corrections_in(revision.corrections))
        after = dict(self._links(r.event_id for r in going))
        for report_id, (event_id, f) in before.items():
            if report_id not in after:
                self._hide(f)
            if report_id not in after or after[report_id][0] != event_id:
                self._unlink(event_id, report_id, f.article_id)
        for report_id, (event_id, f) in after.items():
            if report_id not in before and report_id not in self._arriving:
                self._show(report_id, f.kept, self.theatre(f.theatre))
            if report_id not in before or before[report_id][0] != event_id:
                self._link(event_id, report_id, f.article_id)
        return [f for report_id, (_, f) in before.items() if report_id not in after]

    def _links(self, event_ids: Iterable[str]) -> Iterator[tuple[str, tuple[str, Features]]]:
        for event_id in event_ids:
            event = self.get(event_id)
            for f in event.features if event else ():
                yield f.report_id, (event_id, f)

    def put_bytes(self, data: bytes, index: Index) -> None:
        """Like `put`, of an event just read from its topic, without decoding it."""
        self.forget(index.event_id)
        self.gone.pop(index.event_id, None)
        self._last_days[index.event_id] = index.last_day
        self._events[index.event_id] = packed(data)
        self.note_corrections(index.event_id, index.corrections)
        for report_id, article_id, kept in index.reports:
            self._link(index.event_id, report_id, article_id)
            self._show(report_id, kept, index.theatre)

    def raw(self, event_id: str) -> bytes | None:
        """The JSON of an active event's last revision."""
        data = self._events.get(event_id)
        if data == b"":
            return self._decoded[event_id].revision.to_bytes()
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
        for f in event.features:
            if self._event_of.get(f.report_id) == event_id:  # otherwise it has moved to another event, where it stays
                self._hide(f)
            self._unlink(event_id, f.report_id, f.article_id)
        self._drop(event_id)

    def arrive(self, features: Iterable[Features]) -> None:
        """Let reports be found that are not in an event yet."""
        for f in features:
            self._arriving[f.report_id] = f
            self._show(f.report_id, f.kept, self.theatre(f.theatre))

    def arrived(self) -> list[Features]:
        """Forget those that were let be found and that no event took in; returns them."""
        left = [f for i, f in self._arriving.items() if i not in self._event_of]
        for f in left:
            self._hide(f)
        self._arriving.clear()
        return left

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
        if arriving is not None:
            return arriving
        event = self._decoded.get(self._event_of[report_id]) or self.of_report(report_id)
        if event is None:
            raise KeyError(report_id)
        return event.features[event.positions[report_id]]

    def cluster(self, report_id: str) -> list[Features]:
        """The reports of the event that a report is in, by rank."""
        event = self.of_report(report_id)
        return list(event.features) if event else []

    def parent(self, report_id: str) -> str | None:
        """The report that a report is joined to."""
        event = self.of_report(report_id)
        return event.revision.members[event.positions[report_id]].joined.to if event else None

    def holds(self, report_id: str) -> bool:
        """Whether there is such a report."""
        return report_id in self._event_of or report_id in self._arriving

    def pinned_with(self, report_id: str) -> tuple[str, ...]:
        """The reports that an analyst's correction keeps a report with, itself among them."""
        event = self.of_report(report_id)
        return pinned(event.revision).get(report_id, ()) if event and event.revision.corrections else ()

    def corrected_by(self, correction_id: str) -> list[EventRevision]:
        """The active events that keep a correction."""
        ids = self._corrected.get(correction_id, ())
        found = [event.revision for i in sorted(ids) if (event := self.get(i)) is not None]
        return [r for r in found if any(correction_id in (c.correction_id, c.undoes) for c in r.corrections)]

    def note_corrections(self, event_id: str, correction_ids: Iterable[str]) -> None:
        """Let an event be found by the corrections that it keeps."""
        for correction_id in correction_ids:
            self._corrected.setdefault(correction_id, set()).add(event_id)

    def theatre(self, name: str) -> int:
        """A small number for a theatre."""
        return self._theatres.setdefault(name, len(self._theatres))

    def _remember(self, revision: EventRevision, known: Mapping[str, Features]) -> Event:
        ids = [m.report.report_id for m in revision.members]
        made = (known.get(i) or features_of(m, revision.theatre) for i, m in zip(ids, revision.members, strict=True))
        event = Event(revision, tuple(made), {i: n for n, i in enumerate(ids)})
        self._leave_out(revision.event_id)
        self._decoded[revision.event_id] = event
        self._decoded_reports += len(event.features)
        while self._decoded_reports > _DECODED and len(self._decoded) > 1:
            event_id, longest_unused = next(iter(self._decoded.items()))
            self._events[event_id] = self._events[event_id] or packed(longest_unused.revision.to_bytes())
            self._leave_out(event_id)
        return event

    def _leave_out(self, event_id: str) -> None:
        before = self._decoded.pop(event_id, None)
        self._decoded_reports -= len(before.features) if before else 0

    def _drop(self, event_id: str) -> None:
        self._events.pop(event_id, None)
        self._leave_out(event_id)

    def _link(self, event_id: str, report_id: str, article_id: str) -> None:
        self._event_of[report_id] = event_id
        known = self._articles.get(article_id, ())
        events = (known,) if isinstance(known, str) else known
        if event_id not in events:
            self._articles[article_id] = (*events, event_id) if events else event_id

    def _unlink(self, event_id: str, report_id: str, article_id: str) -> None:
        if self._event_of.get(report_id) == event_id:
            del self._event_of[report_id]
        known = self._articles.get(article_id, ())
        left = tuple(i for i in ((known,) if isinstance(known, str) else known) if i != event_id)
        if left:
            self._articles[article_id] = left if len(left) > 1 else left[0]
        else:
            self._articles.pop(article_id, None)

    def _show(self, report_id: str, kept: Kept, theatre: int) -> None:
        """Let a report be found by place and time."""
        self._facts[report_id] = facts_of(kept)
        for key in kept_under(kept, theatre):
            self._block(key, report_id)

    def _hide(self, f: Features) -> None:
        kept = f.kept
        self._facts.pop(f.report_id, None)
        for key in kept_under(kept, self.theatre(f.theatre)):
            self._unblock(key, f.report_id)

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


def corrections_in(entries: Iterable[AppliedCorrection]) -> tuple[str, ...]:
    """The ids of corrections and of what they undid."""
    return tuple(i for c in entries for i in (c.correction_id, c.undoes) if i is not None)


def _read(data: bytes) -> EventRevision:
    """An event's last revision; that further records followed it says nothing of the event."""
    revision = EventRevision.read(unpacked(data))
    return revision.model_copy(update={"more": False}) if revision.more else revision


def packed(data: bytes) -> bytes:
    """JSON of a revision, deflated."""
    deflate = zlib.compressobj(1, zlib.DEFLATED, -15, zdict=DICTIONARY)
    return deflate.compress(data) + deflate.flush()


def unpacked(data: bytes) -> bytes:
    """The JSON again."""
    return zlib.decompressobj(-15, zdict=DICTIONARY).decompress(data)
