"""Reading the dead letters back: what was pushed, where it failed and why, and whether someone dealt with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from schemas import dead_letter as names
from schemas.dead_letter import DeadLetterMark
from schemas.topics import DEAD_LETTER_MARKS, DEAD_LETTERS
from services.runtime.dead_letters.letter import CUT, KEY, original_headers
from services.runtime.inspection import read_topic
from services.runtime.processor import Headers, Message
from services.runtime.settings import Settings


@dataclass(frozen=True)
class DeadLetter:
    """One dead letter."""

    id: str
    """partition-offset on the dead-letter topic."""
    service: str
    topic: str
    """Where the message lay, as in the manifest; partition and offset say exactly where."""
    partition: int
    offset: int
    reason: str
    message: str
    error_class: str
    stack: str
    source: str
    attempt: int
    at: datetime
    key: bytes | None
    value: bytes | None
    headers: Headers
    """The original ones."""
    cut_from: int | None
    """The original size in bytes, where only the beginning was kept: such a one cannot be replayed."""
    mark: DeadLetterMark | None


@dataclass(frozen=True)
class Filter:
    """Which letters; what is None does not filter."""

    ids: frozenset[str] | None = None
    service: str | None = None
    reason: str | None = None
    source: str | None = None
    topic: str | None = None
    since: datetime | None = None
    unmarked: bool = False
    """Only those that nobody dealt with yet."""

    def __call__(self, letter: DeadLetter) -> bool:
        """Whether the letter is wanted."""
        wanted = (
            (self.service, letter.service),
            (self.reason, letter.reason),
            (self.source, letter.source),
            (self.topic, letter.topic),
        )
        return (
            all(want in (None, has) for want, has in wanted)
            and (self.ids is None or letter.id in self.ids)
            and (self.since is None or letter.at >= self.since)
            and not (self.unmarked and letter.mark is not None)
        )


def read_letters(settings: Settings, wanted: Filter | None = None) -> Iterator[DeadLetter]:
    """The dead letters, oldest first within each partition. StartupError where no broker answers."""
    marks = read_marks(settings)
    for record in read_topic(settings, DEAD_LETTERS):
        found = letter_of(record, marks)
        if wanted is None or wanted(found):
            yield found


def read_marks(settings: Settings) -> dict[str, DeadLetterMark]:
    """The marks in force, by the letter's id."""
    marks: dict[str, DeadLetterMark] = {}
    for record in read_topic(settings, DEAD_LETTER_MARKS):
        if record.key is None:
            continue
        identity = record.key.decode()
        if record.value is None:
            marks.pop(identity, None)
        else:
            marks[identity] = DeadLetterMark.read(record.value)
    return marks


def letter_of(record: Message, marks: dict[str, DeadLetterMark]) -> DeadLetter:
    """A record of the dead-letter topic; the last of equal headers counts, for that is ours."""
    headers = dict(record.headers)

    def text(name: str) -> str:
        return headers.get(name, b"").decode(errors="replace")

    def number(name: str) -> int:
        digits = headers.get(name, b"")
        return int(digits) if digits.isdigit() and len(digits) < 20 else -1

    identity = f"{record.partition}-{record.offset}"
    return DeadLetter(
        id=identity,
        service=text(names.SERVICE),
        topic=text(names.TOPIC),
        partition=number(names.PARTITION),
        offset=number(names.OFFSET),
        reason=text(names.REASON),
        message=text(names.MESSAGE),
        error_class=text(names.ERROR_CLASS),
        stack=text(names.STACK),
        source=text(names.SOURCE),
        attempt=number(names.ATTEMPT),
        at=record.timestamp,
        key=headers.get(KEY),
        value=record.value,
        headers=original_headers(record.headers),
        cut_from=number(CUT) if CUT in headers else None,
        mark=marks.get(identity),
    )
