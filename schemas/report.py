"""One article's statements of events: as extracted (Extraction), and located (ArticleReports)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator

from schemas.article import Source
from schemas.record import Identifier, Iso3, Record, UtcDatetime
from schemas.taxonomy import (
    ActorCategory,
    ActorRole,
    EventType,
    LossCategory,
    LossStatus,
    Means,
    RelationKind,
    Stance,
    Status,
    SubEventType,
    TerritoryChange,
)

Span = tuple[int, int]
"""Start and end in code points of the pushed text (or title): text[start:end]."""

TextField = Literal["text", "title"]

MAX_EVIDENCE = 1200
MAX_QUOTE = 300


class Actor(Record):
    """A party of an event, in its role."""

    role: ActorRole
    name: str
    """ACLED's name of a known group or state's forces, without years and countries in brackets; else the text's words.

    What the text calls it, where it does, is behind the evidence's span of its role.
    """
    actor_id: str | None = None
    """The lexicon's stable id, for instance "rus-forces"."""
    country: Iso3 | None = None
    """The side's country."""
    category: ActorCategory | None = None


class When(Record):
    """When an event is said to have happened: a closed range of dates in the place's local calendar."""

    start: date
    end: date
    precision: Literal[1, 2, 3]
    """ACLED's time precision: 1 the day, 2 the week, 3 the month."""
    text: str | None = None
    """The words that say so; None where only the publication date speaks."""

    @model_validator(mode="after")
    def _in_order(self) -> When:
        if self.start > self.end:
            raise ValueError(f"starts ({self.start}) after it ends ({self.end})")
        return self


class Count(Record):
    """A number of people: best is the most conservative figure stated, low and high span all statements."""

    low: int = Field(ge=0)
    best: int = Field(ge=0)
    high: int = Field(ge=0)


class Casualties(Record):
    """Null where the text says nothing; 0 only where it says that there were none."""

    killed: Count | None = None
    injured: Count | None = None
    captured: Count | None = None


class PartyCasualties(Casualties):
    """The casualties of one party, and who gives the figure, where the text tells them apart."""

    side: str | None = None
    """Whose: an ISO 3166-1 alpha-3 code, an actor's name, or "civilians"."""
    said_by: str | None = None


class Loss(Record):
    """Equipment lost: Oryx's categories and status."""

    side: str | None = None
    """Whose it was: an ISO 3166-1 alpha-3 code or an actor's name."""
    category: LossCategory
    description: str
    count: int | None = Field(default=None, ge=0)
    status: LossStatus


class Territory(Record):
    """A change of control or a movement of the front."""

    change: TerritoryChange
    by: str | None = None
    """The actor's name, or the ISO 3166-1 alpha-3 code of its side."""


class Claim(Record):
    """Who says so, and how."""

    claimant: str
    via: str | None = None
    """The outlet or channel that passes it on."""
    stance: Stance = "asserts"


class Evidence(Record):
    """Where the article tells the event. Offsets are code points of the field as pushed, HTML included."""

    field: TextField = "text"
    text: str = Field(max_length=MAX_QUOTE)
    start: int = Field(ge=0)
    end: int
    spans: dict[str, Span] = {}
    """The words behind each slot: trigger, place, actor, date, killed, injured, claimant, ..."""

    @model_validator(mode="after")
    def _bounded(self) -> Evidence:
        if not self.start < self.end <= self.start + MAX_EVIDENCE:
            raise ValueError(f"span {self.start}-{self.end} is empty or longer than {MAX_EVIDENCE} characters")
        return self


class Toponym(Record):
    """A place name as written, with what its sentence says of it. Not resolved yet."""

    written: str
    """As in the text, without its cue ("Verhnemekensky", not "the village of Verhnemekensky")."""
    field: TextField = "text"
    start: int
    end: int
    sentence: int
    """The ordinal of its sentence in the field."""
    role: Literal["event", "context", "speaker", "publisher", "actor"] = "context"
    """event: a report happens there; context: just mentioned; the others are nobody's event place."""
    cue: str | None = None
    """The feature class that the text states ("village", "city", "region", "district", "river", "country", ...)."""
    within: tuple[int, ...] = ()
    """Indices of the toponyms that the text says contain it ("Kutum, North Darfur")."""
    language: str
    strength: float = Field(default=0.5, ge=0, le=1)
    """How sure the words are that this is a place at all: 1 after "the village of", low for a bare capitalized word."""
    country: Iso3 | None = None
    """Of an adjective or people ("Nigerian"): the country that it names."""
    described: bool = False
    """Whether the words say what the place is and do not name it: "the town", "the Sudanese capital"."""


class PlaceMention(Record):
    """One place of a report, told by one or more toponyms."""

    toponyms: tuple[int, ...] = Field(min_length=1)
    """Indices into the extraction's toponyms: one, or more for "west of A and B", "between A and B"."""
    relation: RelationKind = "at"
    distance_m: float | None = Field(default=None, ge=0)
    """The stated distance in metres ("5 km north of")."""


class ReportCore(Record):
    """What a report says, its place aside."""

    report_id: Identifier
    article_id: Identifier
    language: str
    published_at: UtcDatetime
    source: Source
    url: str | None = None
    event_type: EventType
    sub_event_type: SubEventType
    actors: tuple[Actor, ...] = ()
    when: When
    casualties: Casualties = Casualties()
    casualties_by_party: tuple[PartyCasualties, ...] = ()
    losses: tuple[Loss, ...] = ()
    means: tuple[Means, ...] = ()
    territory: Territory | None = None
    claims: tuple[Claim, ...] = ()
    status: Status = "reported"
    confidence: float = Field(ge=0, le=1)
    """The calibrated chance that the report is right in type, date and side."""
    evidence: Evidence


class ExtractedReport(ReportCore):
    """A report whose places are still names: the main one first."""

    places: tuple[PlaceMention, ...] = ()


class Ids(Record):
    """A place's ids in public gazetteers."""

    geonames: int | None = None
    katottg: str | None = None


class Anchor(Record):
    """A named place that a location is told by."""

    name: str
    latitude: float
    longitude: float
    ids: Ids = Ids()


class Relation(Record):
    """How the location lies to its anchors."""

    kind: RelationKind = "at"
    distance_m: float | None = None
    area: dict[str, Any] | None = None
    """A GeoJSON Polygon for sectors and corridors, longitude first."""
    anchors: tuple[Anchor, ...] = ()


class Location(Record):
    """Where an event is said to have happened, with its uncertainty."""

    name: str
    written: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    geo_precision: Literal[1, 2, 3]
    """1 the named town or village itself, 2 near it or a small area, 3 a region or larger (ACLED)."""
    where_prec: Literal[1, 2, 3, 4, 5, 6, 7] | None = None
    """UCDP GED's where_prec, which follows from feature and relation."""
    uncertainty_m: float = Field(ge=0)
    """The radius in metres that the true place lies within, 9 times in 10."""
    feature: str
    """city, town, village, district, region, country, facility, ..."""
    country: Iso3 | None = None
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    ids: Ids = Ids()
    relation: Relation = Relation()
    method: str
    """exact, alternate, former, transliterated, inflected, fuzzy, ..."""
    score: float = Field(ge=0, le=1)
    """The calibrated chance that this is the place meant."""
    reason: str
    """Why it was chosen, in words."""
    gazetteer_version: str | None = None
    """The gazetteer that it was chosen from."""


class EventReport(ReportCore):
    """One article's statement of one event, located."""

    where: Location | None = None
    more_places: tuple[Location, ...] = ()


class _OfArticle(Record):
    article_id: Identifier
    version: int = 1
    withdrawn: bool = False
    published_at: UtcDatetime
    source: Source | None = None
    """None only where a withdrawal does not say whose it is."""
    language: str | None = None
    url: str | None = None
    title: str = ""
    origin: str | None = None
    """The wire, channel or speaker that the article copies or cites as its source, normalized to lower case."""
    signature: str | None = None
    """MinHash of the text: 64 values of 32 bits, little-endian, in base64; None for a text too short to compare."""


class Extraction(_OfArticle):
    """All that one article says: on `conflict.extractions.v1`. Empty when it is withdrawn or tells nothing."""

    reports: tuple[ExtractedReport, ...] = ()
    toponyms: tuple[Toponym, ...] = ()


class ArticleReports(_OfArticle):
    """What one article now says of one theatre; replaces what an earlier version of it said there."""

    theatre: str
    reports: tuple[EventReport, ...] = ()


def report_id_of(article_id: str, version: int, field: str, start: int, end: int) -> str:
    """A report's id: 32 hex digits of the SHA-256 of the article, its version and the evidence's span."""
    return hashlib.sha256(f"{article_id}\n{version}\n{field}\n{start}\n{end}".encode()).hexdigest()[:32]
