"""The real thing that reports tell: its whole state (EventRevision) and what subscribers see (ConflictEvent)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from schemas.article import Source
from schemas.record import Identifier, Record, UtcDatetime
from schemas.report import (
    Actor,
    Casualties,
    Claim,
    EventReport,
    Evidence,
    Location,
    Loss,
    PartyCasualties,
    Territory,
    When,
)
from schemas.taxonomy import Change, EventState, EventType, Means, Status, SubEventType

SCHEMA_VERSION = "1.0"
"""Of the records on the public topics; a higher major is a new topic name."""

STATE_VERSION = 1
"""Of the records on `conflict.revisions.v1`, which are the state of deduplicate. A version reads its own and all lower
ones, and refuses a higher one: so raise it with a change that the version before must not write over."""

MAX_REPORTS = 200
"""Reports of one event that are kept and published in full."""


class EventSlots(Record):
    """What all reports of an event together say."""

    event_type: EventType
    sub_event_type: SubEventType
    actors: tuple[Actor, ...] = ()
    when: When
    where: Location | None = None
    more_places: tuple[Location, ...] = ()
    casualties: Casualties = Casualties()
    """Over all reports: best is the best supported figure, low and high span all."""
    casualties_by_party: tuple[PartyCasualties, ...] = ()
    """Each party's own figures side by side, never averaged."""
    losses: tuple[Loss, ...] = ()
    means: tuple[Means, ...] = ()
    territory: Territory | None = None
    claims: tuple[Claim, ...] = ()
    status: Status = "reported"
    confidence: float = Field(ge=0, le=1)


class Joined(Record):
    """Why a report belongs to its event."""

    to: str | None = None
    """The report that it fits best; None for the event's first."""
    score: float = Field(default=1.0, ge=0, le=1)
    reasons: tuple[str, ...] = ()


class MemberReport(Record):
    """A report in an event's state, with what telling same from different needs."""

    report: EventReport
    version: int = 1
    title: str = ""
    origin: str | None = None
    signature: str | None = None
    joined: Joined = Joined()


class Overflow(Record):
    """What is kept of the reports beyond the first 200."""

    report_ids: tuple[int, ...] = ()
    """The first 64 bits of each report id."""
    origins: dict[str, int] = {}
    """Reports by independent source."""
    casualties: Casualties = Casualties()
    last_published_at: UtcDatetime | None = None


class AppliedCorrection(Record):
    """An analyst's correction in force: no report overrides it."""

    correction_id: Identifier
    field: str
    """The slot that it sets (sub_event_type, when or where), or what it does: merge, split, retract, undo."""
    by: str
    why: str
    at: UtcDatetime
    sub_event_type: SubEventType | None = None
    when: When | None = None
    where: Location | None = None
    reports: tuple[Identifier, ...] = ()
    """Reports that it keeps together, and apart from all others: of a merge, split or retraction."""
    undoes: Identifier | None = None
    """Of an undo: the correction that is no longer in force."""


class Lineage(Record):
    """Who an event is and what became of it."""

    event_id: Identifier
    """A function of the event's first report."""
    revision: int = Field(ge=1)
    change: Change
    state: EventState = "active"
    merged_into: str | None = None
    merged_from: tuple[str, ...] = ()
    split_from: str | None = None


class EventRevision(Lineage):
    """The whole state of one event and why it changed: on `conflict.revisions.v1`."""

    theatre: str
    slots: EventSlots
    members: tuple[MemberReport, ...] = ()
    overflow: Overflow = Overflow()
    superseded: dict[str, int] = {}
    """Articles that once spoke of this event and no longer do: article_id to the version that took it back."""
    independent_sources: int = Field(default=0, ge=0)
    reports_total: int = Field(default=0, ge=0)
    first_reported_at: UtcDatetime
    last_reported_at: UtcDatetime
    corrections: tuple[AppliedCorrection, ...] = ()
    watermark: UtcDatetime
    """The partition's clock when this revision was made."""
    changed_by: str | None = None
    """The article (or correction) that caused this revision."""
    more: bool = False
    """Whether further records of the same message follow. A restore passes over a tail that was cut off in between:
    the redelivered message writes it again, so that a message changes the state as a whole or not at all."""
    traceparent: str | None = None
    state_version: int = Field(default=STATE_VERSION, ge=1)
    """Of the version that wrote it; absent before there was a second one."""


class ArticleMark(Record):
    """What is remembered of an article that speaks of no event here: on `conflict.revisions.v1`, key `article:ID`.

    Keeps a late, lower version of a replaced or withdrawn article from coming back.
    """

    article_id: Identifier
    version: int
    withdrawn: bool = False
    theatre: str
    source_domain: str | None = None
    spoke: bool = False
    """Whether the article once spoke of events here, so that the source is known to own it. Otherwise whoever wrote
    this may be a stranger: it then holds against nobody else."""
    published_at: UtcDatetime
    more: bool = False
    """As in EventRevision."""
    state_version: int = Field(default=STATE_VERSION, ge=1)
    """Of the version that wrote it; absent before there was a second one."""


class ReportSummary(Record):
    """A report as subscribers see it in its event."""

    report_id: Identifier
    article_id: Identifier
    source: Source
    url: str | None = None
    title: str = ""
    language: str
    published_at: UtcDatetime
    origin: str | None = None
    sub_event_type: SubEventType
    status: Status
    casualties: Casualties = Casualties()
    claims: tuple[Claim, ...] = ()
    evidence: Evidence
    joined: Joined = Joined()


class PloverCode(Record):
    """PLOVER (Political Language Ontology for Verifiable Event Records) event and mode."""

    event: str
    mode: str | None = None


class Codes(Record):
    """The same event in other codebooks."""

    plover: PloverCode
    cameo: str
    """CAMEO root code, two digits."""
    ucdp: Literal[1, 2, 3] | None = None
    """UCDP type of violence: 1 state-based, 2 non-state, 3 one-sided; None where it is no organized violence."""


class ConflictEvent(Lineage, EventSlots):
    """One real event, latest revision: on `conflict.events.v1` and `conflict.event-changes.v1`."""

    theatre: str
    reports: tuple[ReportSummary, ...] = Field(default=(), max_length=MAX_REPORTS)
    reports_total: int = Field(ge=0)
    independent_sources: int = Field(ge=0)
    """Copies and citations of one origin count once."""
    first_reported_at: UtcDatetime
    last_reported_at: UtcDatetime
    corrections: tuple[AppliedCorrection, ...] = ()
    codes: Codes
    schema_version: str = SCHEMA_VERSION
    gazetteer_version: str | None = None
    """The gazetteer that `where` was chosen from."""


class Correction(Record):
    """What an analyst sets or undoes in an event: on `conflict.corrections.v1`."""

    correction_id: Identifier
    theatre: str
    event_id: Identifier
    action: Literal["set", "merge", "split", "retract", "undo"]
    sub_event_type: SubEventType | None = None
    when_start: date | None = None
    when_end: date | None = None
    where: Location | None = None
    merge_with: Identifier | None = None
    split_reports: tuple[Identifier, ...] = ()
    undoes: Identifier | None = None
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=2000)
    at: UtcDatetime
