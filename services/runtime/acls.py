"""The least that each service, feed and subscriber must be allowed on the broker, worked out from the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from schemas.topics import ARTICLES, DEAD_LETTER_MARKS, DEAD_LETTERS, TOPICS, full_name
from services.runtime.lag import SERVICES
from services.runtime.settings import Settings

Role = Literal["extract", "geocode", "deduplicate", "publish", "feed", "subscriber", "dlq"]
ROLES: tuple[Role, ...] = ("extract", "geocode", "deduplicate", "publish", "feed", "subscriber", "dlq")


class Acl(NamedTuple):
    """One operation that is allowed; READ and WRITE include DESCRIBE."""

    resource: Literal["TOPIC", "GROUP"]
    name: str
    operation: Literal["READ", "WRITE"]


def acls(settings: Settings, role: Role) -> list[Acl]:
    """What a role needs in the settings' namespace; creating topics is an administrator's."""
    read, written = set(_read(role)), set(_written(role))
    names = {topic.name: full_name(topic, settings.namespace) for topic in TOPICS}
    topics = [Acl("TOPIC", names[t.name], "READ") for t in TOPICS if t.name in read]
    topics += [Acl("TOPIC", names[t.name], "WRITE") for t in TOPICS if t.name in written]
    return topics + ([Acl("GROUP", settings.group(role), "READ")] if role in SERVICES else [])


def _read(role: Role) -> Iterator[str]:
    """Names of topics; a worker reads its inputs and its state."""
    for topic in TOPICS:
        if role in topic.readers or (role == "subscriber" and topic.public and topic is not ARTICLES):
            yield topic.name
        elif role == "dlq" and (topic in (DEAD_LETTERS, DEAD_LETTER_MARKS) or _replayed(topic.readers)):
            yield topic.name  # the original of a letter that was cut short


def _written(role: Role) -> Iterator[str]:
    for topic in TOPICS:
        if role == "feed":
            wanted = topic is ARTICLES
        elif role == "dlq":
            wanted = topic is DEAD_LETTER_MARKS or _replayed(topic.readers)
        else:
            wanted = role in SERVICES and (topic.owner == role or topic is DEAD_LETTERS)
        if wanted:
            yield topic.name


def _replayed(readers: tuple[str, ...]) -> bool:
    """Whether a dead letter may have lain there."""
    return any(service in readers for service in SERVICES)
