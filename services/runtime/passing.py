"""What is passed on from message to message along the pipeline: the trace, and when the article was pushed."""

from __future__ import annotations

from datetime import datetime, timezone

from services.runtime.processor import Headers, Message

TRACEPARENT = "traceparent"
"""W3C Trace Context, ASCII; passed on as it is."""
PUSHED_AT = "sitrep.pushed-at"
"""Milliseconds since 1970 of the broker's time when the article came in."""

MAX_DIGITS = 14
LAST_SECOND = 253_402_300_799.0  # of the year 9999


def passed_on(message: Message, traceparent: bytes | None = None) -> Headers:
    """The headers that a message's outputs get; its own trace, unless another is given."""
    trace = (
        ((TRACEPARENT, traceparent),) if traceparent else tuple(h for h in message.headers if h[0] == TRACEPARENT)[:1]
    )
    return (*trace, (PUSHED_AT, str(int(pushed_at(message).timestamp() * 1000)).encode()))


def pushed_at(message: Message) -> datetime:
    """When the article behind a message was pushed: what its header says, else its own time."""
    stamp = dict(message.headers).get(PUSHED_AT, b"")
    if not stamp.isdigit() or len(stamp) > MAX_DIGITS:
        return message.timestamp
    return moment(int(stamp))


def moment(milliseconds: float) -> datetime:
    """A Kafka timestamp as UTC; one that no calendar has (a feed may send any 64 bits) as the nearest that it has."""
    return datetime.fromtimestamp(min(max(0.0, milliseconds / 1000), LAST_SECOND), timezone.utc)
