"""Dealing with dead letters: putting them back on their topic, and marking them as done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from typing import Any, NamedTuple

from schemas.dead_letter import ATTEMPT, DeadLetterMark
from schemas.topics import BY_NAME, DEAD_LETTER_MARKS, full_name
from services.runtime.clients import producer
from services.runtime.dead_letters.reading import DeadLetter
from services.runtime.settings import Settings

ACKNOWLEDGED_SECONDS = 60


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
    with producer(settings) as client:
        for each in letters:
            problem = _problem(each)
            if problem is None:
                _put_back(client, settings, each)
                _write_mark(client, settings, each.id, _mark("replayed", by, note))
            yield Replayed(each, problem)


def mark_done(settings: Settings, ids: Iterable[str], by: str, note: str = "") -> int:
    """Mark letters as dealt with, without a replay; returns how many."""
    with producer(settings) as client:
        return sum(_write_mark(client, settings, identity, _mark("done", by, note)) for identity in ids)


def unmark(settings: Settings, ids: Iterable[str]) -> int:
    """Take marks back; returns how many."""
    with producer(settings) as client:
        return sum(_write_mark(client, settings, identity, None) for identity in ids)


def _problem(letter: DeadLetter) -> str | None:
    if letter.cut_from is not None:
        return f"only its beginning was kept (it had {letter.cut_from} bytes); it lay at {_origin(letter)}"
    if letter.topic not in BY_NAME:
        return f"there is no topic {letter.topic} in this version"
    return None


def _origin(letter: DeadLetter) -> str:
    return f"{letter.topic}, partition {letter.partition}, offset {letter.offset}"


def _put_back(client: Any, settings: Settings, letter: DeadLetter) -> None:
    """To the same partition where it still is, whatever the sender's partitioner was: its versions stay in order."""
    name = full_name(BY_NAME[letter.topic], settings.namespace)
    partition = letter.partition if letter.partition in client.partitions_for(name) else None
    headers = [*letter.headers, (ATTEMPT, str(letter.attempt).encode())]
    sent = client.send(name, key=letter.key, value=letter.value, headers=headers, partition=partition)
    sent.get(timeout=ACKNOWLEDGED_SECONDS)


def _mark(action: Any, by: str, note: str) -> DeadLetterMark:
    return DeadLetterMark(action=action, by=by, at=datetime.now(timezone.utc), note=note)


def _write_mark(client: Any, settings: Settings, identity: str, mark: DeadLetterMark | None) -> int:
    value = mark.to_bytes() if mark else None
    sent = client.send(full_name(DEAD_LETTER_MARKS, settings.namespace), key=identity.encode(), value=value)
    sent.get(timeout=ACKNOWLEDGED_SECONDS)
    return 1
