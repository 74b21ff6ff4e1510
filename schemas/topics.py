"""The manifest of the topics: the one place that says what exists, what is in it and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.article import RawArticle
from schemas.dead_letter import DeadLetterMark
from schemas.event import ArticleMark, ConflictEvent, Correction, EventRevision
from schemas.record import Record
from schemas.report import ArticleReports, Extraction

DAY_MS = 86_400_000
MAX_MESSAGE_BYTES = 4_194_304


@dataclass(frozen=True)
class Topic:
    """One topic of the contract."""

    name: str
    key: str
    """What the message key is, in words."""
    models: tuple[type[Record], ...]
    """The value's model; more than one where keys tell them apart; empty for raw bytes."""
    summary: str
    owner: str
    """The service that writes it."""
    readers: tuple[str, ...]
    partitions: int
    config: dict[str, str] = field(default_factory=dict)
    nullable: bool = False
    """Whether a null value has a meaning."""
    state: bool = False
    """Whether state depends on its partitions, so that they are never changed."""
    public: bool = False

    @property
    def full_config(self) -> dict[str, str]:
        """The topic's configuration as given to the broker."""
        return {"max.message.bytes": str(MAX_MESSAGE_BYTES), **self.config}


def _kept(days: int) -> dict[str, str]:
    return {"cleanup.policy": "delete", "retention.ms": str(days * DAY_MS)}


ARTICLES = Topic(
    "news.articles.v1", "article_id", (RawArticle,), "Articles as the feeds push them; null withdraws one.",
    owner="feeds", readers=("extract",), partitions=8, config=_kept(7), nullable=True, public=True,
)  # fmt: skip
EXTRACTIONS = Topic(
    "conflict.extractions.v1", "article_id", (Extraction,), "All reports and toponyms of one article, not located.",
    owner="extract", readers=("geocode",), partitions=8, config=_kept(7),
)  # fmt: skip
REPORTS = Topic(
    "conflict.reports.v1", "theatre", (ArticleReports,), "What one article now says of one theatre, located.",
    owner="geocode", readers=("deduplicate", "subscribers"), partitions=8, config=_kept(30), state=True, public=True,
)  # fmt: skip
REVISIONS = Topic(
    "conflict.revisions.v1", "event_id (or article:ID), in its theatre's partition", (EventRevision, ArticleMark),
    "The whole state of one event and why it changed; the state of deduplicate.",
    owner="deduplicate", readers=("publish", "deduplicate"), partitions=8, nullable=True, state=True,
    config={"cleanup.policy": "compact", "min.compaction.lag.ms": str(7 * DAY_MS)},
)  # fmt: skip
EVENTS = Topic(
    "conflict.events.v1", "event_id", (ConflictEvent,), "Each event's latest revision; null once merged or retracted.",
    owner="publish", readers=("subscribers",), partitions=8, nullable=True, public=True,
    config={"cleanup.policy": "compact", "delete.retention.ms": str(30 * DAY_MS)},
)  # fmt: skip
EVENT_CHANGES = Topic(
    "conflict.event-changes.v1", "event_id", (ConflictEvent,), "Each event at each of its revisions.",
    owner="publish", readers=("subscribers", "map"), partitions=8, config=_kept(90), public=True,
)  # fmt: skip
CORRECTIONS = Topic(
    "conflict.corrections.v1", "theatre", (Correction,), "What an analyst sets or undoes in an event, who and why.",
    owner="sitrep correct", readers=("deduplicate",), partitions=8, config=_kept(90), state=True, public=True,
)  # fmt: skip
DEAD_LETTERS = Topic(
    "sitrep.dead-letters.v1", "service", (), "The original bytes of what could not be processed; headers say why.",
    owner="all", readers=("sitrep dlq",), partitions=4,
    config=_kept(30) | {"max.message.bytes": str(MAX_MESSAGE_BYTES + 262_144)},  # the original and the reasons
)  # fmt: skip
DEAD_LETTER_MARKS = Topic(
    "sitrep.dead-letter-marks.v1", "partition-offset of the dead letter", (DeadLetterMark,),
    "Which dead letters are dealt with; null takes a mark back.",
    owner="sitrep dlq", readers=("sitrep dlq",), partitions=1, nullable=True, config={"cleanup.policy": "compact"},
)  # fmt: skip

TOPICS: tuple[Topic, ...] = (
    ARTICLES, EXTRACTIONS, REPORTS, REVISIONS, EVENTS, EVENT_CHANGES, CORRECTIONS, DEAD_LETTERS,
    DEAD_LETTER_MARKS,
)  # fmt: skip
BY_NAME: dict[str, Topic] = {topic.name: topic for topic in TOPICS}


def full_name(topic: Topic, namespace: str = "") -> str:
    """The topic's name on the broker: a namespace, where there is one, is its prefix."""
    return f"{namespace}.{topic.name}" if namespace else topic.name
