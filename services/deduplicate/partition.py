"""One partition's state: reports in, changed events out. No Kafka, no clock of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from schemas.dead_letter import Rejection
from schemas.event import ArticleMark, Correction, EventRevision, MemberReport
from schemas.report import ArticleReports
from services.deduplicate import checks
from services.deduplicate.changes import Changes
from services.deduplicate.corrections import Plan, plan_of, together
from services.deduplicate.evolution import Cause, Relatives, ended, evolved
from services.deduplicate.expiry import Expiry
from services.deduplicate.features import Features, features_of
from services.deduplicate.grouping import Grouping, Placement
from services.deduplicate.likes import Likes
from services.deduplicate.lineage import Fate, Old, trace
from services.deduplicate.members import accepted, joined
from services.deduplicate.restoring import Restored, Stored, restored
from services.deduplicate.similarity.comparison import Verdict
from services.deduplicate.store import AMPLE, UNASSIGNED, Gone, Store
from services.deduplicate.succession import successors
from services.deduplicate.versions import Standing, standing_of


class Partition:
    """The events of one Kafka partition; the theatres inside it are kept apart.

    `timed=False` is for `sitrep process`: nothing is too late, nothing expires, no broker's time is known.
    """

    def __init__(self, timed: bool = True, verdicts: dict[tuple[str, str], Verdict] | None = None) -> None:
        """`verdicts` are comparisons of these reports that are known already."""
        self._timed = timed
        self._store = Store() if timed else Store(AMPLE)
        self._expiry = Expiry(self._store)
        self._likes = Likes(self._store, verdicts)
        self.watermark: datetime | None = None
        """The latest publication that changed the state, capped at the broker's time."""

    def __len__(self) -> int:
        return len(self._store)

    def sizes(self) -> dict[str, int]:
        """Entries of the state by kind."""
        store = self._store
        return {"events": len(store), "reports": store.reports, "marks": len(store.marks), "ended": len(store.gone)}

    def active(self) -> list[EventRevision]:
        """The last revisions of all active events, by id."""
        return list(self.each_active())

    def each_active(self) -> Iterator[EventRevision]:
        """As `active`, one decoded at a time."""
        events = (self._store.get(i) for i in sorted(self._store.ids()))
        return (e for e in events if e is not None and e.state == "active")

    def features(self, revision: EventRevision) -> list[Features]:
        """Of the reports of an event as it is now, by rank."""
        return [self._store.features(m.report.report_id) for m in revision.members]

    def restore(self, records: Iterable[Stored]) -> list[tuple[bytes, bytes]]:
        """Replace the state by what its topic holds, oldest first; return keys and values to write again.

        Records behind the last complete message are passed over: its redelivery writes them again.
        """
        self.__init__(self._timed)  # type: ignore[misc]
        found: Restored = restored(records, self._store)
        self.watermark = found.watermark
        self._expiry.schedule_all(found.due)
        return found.again

    def apply(self, told: ArticleReports, now: datetime) -> Changes:
        """Take in what one article now says of one theatre; `now` is the message's time on the broker."""
        expired = self._expiry.due(self.watermark) if self._timed else ()
        outcomes: Counter[str] = Counter()
        refused = (checks.from_the_future(told, now) or checks.too_late(told, self.watermark)) if self._timed else None
        standing = standing_of(told, self._store)
        refused = refused or standing.refused
        if refused is not None:
            outcomes["rejected"] += max(1, len(told.reports))
            return Changes(expired, rejections=(refused,), outcomes=outcomes)
        if standing.is_repeat:
            outcomes["repeat"] += len(told.reports)
            return Changes(expired, outcomes=outcomes)
        members, rejections = accepted(told)
        outcomes["rejected"] += len(rejections)
        outcomes["taken-back"] += len(standing.taken_back)
        revisions = self._regrouped(told, members, standing, now, outcomes)
        return Changes(expired, revisions, self._marked(told, standing, bool(members)), rejections, +outcomes)

    def correct(self, correction: Correction) -> Changes:
        """Apply an analyst's correction, which goes before any report; a repeat changes nothing."""
        event = self._store.get(correction.event_id)
        if self._store.corrected_by(correction.correction_id):
            return Changes(outcomes=Counter({"repeat": 1}))
        if event is None or event.theatre != correction.theatre:
            return Changes(rejections=(_unknown(correction),), outcomes=Counter({"rejected": 1}))
        holders = self._store.corrected_by(correction.undoes) if correction.undoes else []
        plan = plan_of(correction, event, self._store.get, holders)
        if isinstance(plan, Rejection):
            return Changes(rejections=(plan,), outcomes=Counter({"rejected": 1}))
        grouping = Grouping(self._store, self._likes, plan.pins)
        grouping.reconsider(m.report.report_id for e in plan.events for m in e.members)
        heard = max(self.watermark or event.watermark, event.watermark)
        cause = Cause(correction.correction_id, 0, heard, replaces=False, corrects=True)
        revisions = self._revisions(correction.theatre, grouping, {}, [], cause, plan)
        return Changes(revisions=revisions, outcomes=Counter({"corrected": len(revisions)}))

    def _regrouped(
        self, told: ArticleReports, members: Sequence[MemberReport], standing: Standing, now: datetime,
        outcomes: Counter[str],
    ) -> tuple[EventRevision, ...]:  # fmt: skip
        if not members and not standing.taken_back:
            return ()
        added = {m.report.report_id: (m, features_of(m, told.theatre)) for m in members}
        features = [f for _, f in added.values()]
        self._store.arrive(features)
        self._likes.come(features)
        grouping = Grouping(self._store, self._likes)
        grouping.change(standing.taken_back, features)
        heard = self._heard(told, now)
        cause = Cause(told.article_id, standing.version, heard, standing.replaces)
        revisions = self._revisions(told.theatre, grouping, {i: m for i, (m, _) in added.items()}, features, cause)
        for f in features:
            placement = grouping.placed[f.report_id]
            outcomes[_outcome(f, placement)] += 1
        if revisions:
            self.watermark = heard
        return revisions

    def _heard(self, told: ArticleReports, now: datetime) -> datetime:
        """The clock after a message; a withdrawal has no date of publication, and the time it came is none of ours."""
        published = min(told.published_at, now)
        if self.watermark is None:
            return published
        return self.watermark if told.withdrawn else max(self.watermark, published)

    def _revisions(
        self, theatre: str, grouping: Grouping, added: dict[str, MemberReport], fresh: list[Features], cause: Cause,
        plan: Plan | None = None,
    ) -> tuple[EventRevision, ...]:  # fmt: skip
        clusters = grouping.clusters()
        touched = self._touched(grouping, clusters)
        olds = [Old(i, e.first_reported_at, tuple(m.report.report_id for m in e.members)) for i, e in touched.items()]
        succession = successors([self._store.features(i) for i in sorted(grouping.gone)], fresh)
        fate = trace(olds, clusters, succession, self._store.__contains__)
        known = {m.report.report_id: m for e in touched.values() for m in e.members} | added
        made = [
            self._evolved(theatre, root, reports, fate, touched, known, grouping, cause, plan)
            for root, reports in sorted(clusters.items())
        ]
        going = [r for r in made if r is not None]
        gone = [ended(touched[i], into, cause) for i, into in sorted(fate.merged_into.items())]
        gone += [ended(touched[i], None, cause) for i in fate.retracted]
        ended_now = {r.event_id: Gone(r.revision, r.last_reported_at.toordinal()) for r in gone}
        left = self._store.change(going, ended_now)
        self._likes.go([*left, *self._store.arrived()])
        for revision in (*going, *gone):
            self._schedule(revision, touched.get(revision.event_id))
        return (*going, *gone)

    def _schedule(self, revision: EventRevision, before: EventRevision | None) -> None:
        day = revision.last_reported_at.toordinal()
        if before is None or before.last_reported_at.toordinal() != day:
            self._expiry.schedule(revision.event_id, day)

    def _touched(self, grouping: Grouping, clusters: dict[str, list[str]]) -> dict[str, EventRevision]:
        """The events before the change that its clusters or the reports taken out were in."""
        return self._store.with_reports(
            (*sorted(grouping.gone), *(i for members in clusters.values() for i in members))
        )

    def _evolved(
        self, theatre: str, root: str, reports: Sequence[str], fate: Fate, touched: dict[str, EventRevision],
        known: dict[str, MemberReport], grouping: Grouping, cause: Cause, plan: Plan | None,
    ) -> EventRevision | None:  # fmt: skip
        event_id = fate.ids[root]
        old = touched.get(event_id)
        merged = tuple(touched[i] for i, into in sorted(fate.merged_into.items()) if into == event_id)
        gone = self._store.gone.get(event_id)
        corrections = together(*(r.corrections for r in (old, *merged) if r is not None))
        if plan is not None:
            kept = (c for c in corrections if c.correction_id != plan.undone)
            corrections = together(kept, (entry for report_id, entry in plan.entries if report_id in reports))
        relatives = Relatives(
            merged, fate.split_from.get(event_id), event_id in fate.split_from.values(), gone.revision if gone else 0,
            corrections,
        )  # fmt: skip
        members = [joined(known[i], grouping.placed.get(i), grouping.features) for i in reports]
        return evolved(event_id, theatre, members, old, relatives, cause)

    def _marked(self, told: ArticleReports, standing: Standing, speaks: bool) -> tuple[ArticleMark, ...]:
        """A mark for an article that speaks of no event here, so that no earlier version of it comes back."""
        if speaks or not (told.withdrawn or standing.version > 1 or standing.taken_back):
            return ()
        mark = ArticleMark(
            article_id=told.article_id, version=standing.version, withdrawn=told.withdrawn, theatre=told.theatre,
            source_domain=standing.domain, spoke=standing.spoke, published_at=told.published_at,
        )  # fmt: skip
        self._store.marks[told.article_id] = mark
        self._expiry.schedule_mark(told.article_id, told.published_at.toordinal())
        return (mark,)


def _outcome(features: Features, placement: Placement) -> str:
    if features.theatre == UNASSIGNED:
        return "unassigned"
    return "new" if placement.parent is None else "joined"


def _unknown(correction: Correction) -> Rejection:
    message = (
        f"Correction {correction.correction_id}: no event {correction.event_id} in theatre {correction.theatre}: "
        "it was merged, retracted or is over; `sitrep explain` says what became of it."
    )
    return Rejection("unknown-event", message, correction.by)
