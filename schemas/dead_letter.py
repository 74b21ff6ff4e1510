"""Dead letters: the original bytes on `sitrep.dead-letters.v1`; these headers say why they lie there.

Header names follow Kafka Connect's (`__connect.errors.*`), so that existing tools read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from schemas.record import Record, UtcDatetime

Reason = Literal[
    "not-json",
    "wrong-shape",
    "too-large",
    "key-mismatch",
    "no-date",
    "empty-text",
    "null-byte",
    "bad-date",
    "not-owner",
    "too-late",
    "contradiction",
    "unknown-event",
    "wrong-correction",
    "unsupported-version",
    "output-too-large",
    "bug",
]
"""Why an input was refused; a bounded label of the metrics. `bug` is ours, all others are the sender's."""

PREFIX = "__connect.errors."
SERVICE = PREFIX + "stage"
TOPIC = PREFIX + "topic"
PARTITION = PREFIX + "partition"
OFFSET = PREFIX + "offset"
ERROR_CLASS = PREFIX + "exception.class.name"
MESSAGE = PREFIX + "exception.message"
STACK = PREFIX + "exception.stacktrace"
REASON = "sitrep.reason"
SOURCE = "sitrep.source"
AT = "sitrep.at"
ATTEMPT = "sitrep.attempt"

SOURCE_DOMAIN = "sitrep.source-domain"
"""On an article's null (its withdrawal), by its feed: the domain that takes it back."""


@dataclass(frozen=True)
class Rejection:
    """An input that a processor does not take: an expected failure, returned as a value, never raised."""

    reason: Reason
    message: str
    """For the feed owner: what is wrong with which field, and what to do."""
    source: str | None = None
    """The feed's domain or name, where it could be read."""


class DeadLetterMark(Record):
    """That someone has dealt with a dead letter: Kafka cannot delete one record, so this says that it is done."""

    action: Literal["replayed", "done"]
    """Put back on its topic, or settled without that."""
    by: str = Field(min_length=1, max_length=200)
    at: UtcDatetime
    note: str = Field(default="", max_length=2000)
