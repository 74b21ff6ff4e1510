"""A message as a dead letter and back: the original bytes and headers, and more headers that say why."""

from __future__ import annotations

import traceback
from datetime import datetime

from schemas import dead_letter as names
from schemas.dead_letter import Rejection
from schemas.topics import DEAD_LETTERS, MAX_MESSAGE_BYTES
from services.runtime.processor import Headers, Message, Output

KEY = "sitrep.key"
"""The original key; absent where there was none."""
CUT = "sitrep.cut-from"
"""The original size in bytes of a value of which only the beginning is kept: too large for any topic (it came
compressed), or over its feed's allowance."""
KEPT_BYTES = 1_048_576
MAX_DIGITS = 10  # of a count that a stranger may have written
STACK_CHARACTERS = 8_000
MESSAGE_CHARACTERS = 1_000
HEADERS_BYTES = 65_536
"""The most that original headers may take: the topic's limit leaves that much room, and more is dropped."""

OURS = frozenset({
    names.SERVICE, names.TOPIC, names.PARTITION, names.OFFSET, names.ERROR_CLASS, names.MESSAGE, names.STACK,
    names.REASON, names.SOURCE, names.AT, names.ATTEMPT, KEY, CUT,
})  # fmt: skip


def letter(
    message: Message,
    service: str,
    rejection: Rejection,
    at: datetime,
    error: Exception | None = None,
    most: int = MAX_MESSAGE_BYTES,
) -> Output:
    """The dead letter of a message; `error` is the exception of a bug, `most` the bytes that may be kept of the value.

    What is cut still lies where the headers say, as long as its topic keeps it.
    """
    said = {
        names.SERVICE: service,
        names.TOPIC: message.topic,
        names.PARTITION: str(message.partition),
        names.OFFSET: str(message.offset),
        names.ERROR_CLASS: type(error).__name__ if error else "Rejection",
        names.MESSAGE: rejection.message[:MESSAGE_CHARACTERS],
        names.REASON: rejection.reason,
        names.SOURCE: rejection.source,
        names.AT: at.isoformat(),
        names.ATTEMPT: str(attempt(message.headers) + 1),
        names.STACK: _stack(error),
    }
    ours = [(name, text.encode(errors="replace")) for name, text in said.items() if text is not None]
    if message.key is not None:
        ours.append((KEY, message.key))
    value, cut = _kept(message.value, most)
    return Output(DEAD_LETTERS, service.encode(), value, (*original_headers(message.headers), *ours, *cut))


def attempt(headers: Headers) -> int:
    """How often the message already failed: what its last dead letter said."""
    last = dict(headers).get(names.ATTEMPT, b"0")
    return int(last) if last.isdigit() and len(last) < MAX_DIGITS else 0


def original_headers(headers: Headers) -> Headers:
    """The headers without ours, as far as there is room for them."""
    kept: list[tuple[str, bytes]] = []
    room = HEADERS_BYTES
    for name, value in headers:
        room -= len(name.encode()) + len(value or b"")
        if name not in OURS and room >= 0:
            kept.append((name, value))
    return tuple(kept)


def _kept(value: bytes | None, most: int) -> tuple[bytes | None, Headers]:
    if value is None or len(value) <= most:
        return value, ()
    return value[: min(most, KEPT_BYTES)], ((CUT, str(len(value)).encode()),)


def _stack(error: Exception | None) -> str | None:
    if error is None:
        return None
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))[-STACK_CHARACTERS:]
