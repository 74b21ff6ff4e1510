"""Dealing with dead letters: putting them back on their topic, and marking them as done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from itertools import islice
from typing import Any, NamedTuple

from schemas.dead_letter import ATTEMPT, DeadLetterMark
from schemas.topics import BY_NAME, DEAD_LETTER_MARKS, full_name
from services.runtime.clients import producer
from services.runtime.dead_letters.original import whole
from services.runtime.dead_letters.reading import DeadLetter
from services.runtime.settings import Settings

ACKNOWLEDGED_SECONDS = 60
TOGETHER = 20  # letters of up to 4 MiB in memory at once


class Replayed(NamedTuple):
    """What became of one letter."""

    letter: DeadLetter
    problem: str | None
    """Why it was not put back; None where it was."""


def replay(settings: Settings, letters: Iterable[DeadLetter], by: str, note: str = "") -> Iterator[Replayed]:
    """Put letters back where they lay, original bytes, key and headers, with the count of attempts; mark them.

    Each is yielded when the broker has both. A letter is marked after it is back: at worst it is replayed twice,
    which changes nothing.
    """
    remaining = iter(letters)
    with producer(settings) as client:
        while some := list(islice(remaining, TOGETHER)):
            yield from _replay(client, settings, some, _mark("replayed", by, note))


def mark_done(settings: Settings, ids: Iterable[str], by: str, note: str = "") -> int:
    """Mark letters as dealt with, without a replay; returns how many."""
    return _mark_all(settings, ids, _mark("done", by, note))


def unmark(settings: Settings, ids: Iterable[str]) -> int:
    """Take marks back; returns how many."""
    return _mark_all(settings, ids, None)


def _replay(client: Any, settings: Settings, letters: list[DeadLetter], mark: DeadLetterMark) -> list[Replayed]:
    wholes = [whole(settings, each) for each in letters]
    _settle([_put_back(client, settings, letter) for letter, problem in wholes if problem is None])
    _settle([_write_mark(client, settings, letter.id, mark) for letter, problem in wholes if problem is None])
    return [Replayed(letter, problem) for letter, problem in wholes]


def _put_back(client: Any, settings: Settings, letter: DeadLetter) -> Any:
    """To the same partition where it still is, whatever the sender's partitioner was: its versions stay in order."""
    name = full_name(BY_NAME[letter.topic], settings.namespace)
    partition = letter.partition if letter.partition in client.partitions_for(name) else None
    headers = [*letter.headers, (ATTEMPT, str(letter.attempt).encode())]
    return client.send(name, key=letter.key, value=letter.value, headers=headers, partition=partition)


def _mark(action: Any, by: str, note: str) -> DeadLetterMark:
    return DeadLetterMark(action=action, by=by, at=datetime.now(timezone.utc), note=note)


def _mark_all(settings: Settings, ids: Iterable[str], mark: DeadLetterMark | None) -> int:
    with producer(settings) as client:
        sent = [_write_mark(client, settings, identity, mark) for identity in ids]
        _settle(sent)
    return len(sent)


def _write_mark(client: Any, settings: Settings, identity: str, mark: DeadLetterMark | None) -> Any:
    value = mark.to_bytes() if mark else None
    return client.send(full_name(DEAD_LETTER_MARKS, settings.namespace), key=identity.encode(), value=value)


def _settle(sent: list[Any]) -> None:
    """Return when the broker has all; raises KafkaError where it has not."""
    for future in sent:
        future.get(timeout=ACKNOWLEDGED_SECONDS)
