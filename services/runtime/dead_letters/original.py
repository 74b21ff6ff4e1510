"""What a dead letter would put back, or why it must not or cannot be."""

from __future__ import annotations

from dataclasses import replace

from schemas.topics import BY_NAME, MAX_MESSAGE_BYTES, REVISIONS, Topic
from services.runtime.dead_letters.reading import DeadLetter
from services.runtime.inspection import message_at, read_from
from services.runtime.settings import Settings


def whole(settings: Settings, letter: DeadLetter) -> tuple[DeadLetter, str | None]:
    """The letter with all of its original's bytes, and why it is not to be put back, or None."""
    topic = BY_NAME.get(letter.topic)
    if topic is None:
        return letter, f"there is no topic {letter.topic} in this version"
    if topic is REVISIONS and _superseded(settings, topic, letter):
        return letter, "a later revision of its event is there, and must stay the last"
    return _uncut(settings, topic, letter) if letter.cut_from is not None else (letter, None)


def _uncut(settings: Settings, topic: Topic, letter: DeadLetter) -> tuple[DeadLetter, str | None]:
    """A letter that was cut short, from where its message lay."""
    lay = f"{letter.topic}, partition {letter.partition}, offset {letter.offset}"
    if (letter.cut_from or 0) > MAX_MESSAGE_BYTES:
        return letter, f"its {letter.cut_from} bytes are more than a topic takes; it lay at {lay}"
    message = message_at(settings, topic, letter.partition, letter.offset)
    if message is None:
        return letter, f"only its beginning was kept, and its original is no longer at {lay}"
    return replace(letter, value=message.value, cut_from=None), None


def _superseded(settings: Settings, topic: Topic, letter: DeadLetter) -> bool:
    """Whether a later record has its key: the last one is what the state is restored from."""
    later = read_from(settings, topic, letter.partition, letter.offset + 1)
    return any(message.key == letter.key for message in later)
