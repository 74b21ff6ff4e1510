"""publish on the topics: revisions in, public events out."""

from __future__ import annotations

from pydantic import ValidationError

from schemas.dead_letter import Rejection
from schemas.event import STATE_VERSION, EventRevision
from schemas.topics import REVISIONS, Topic
from services.publish.publisher import publish
from services.runtime.processor import Count, Message, Output, Result
from services.runtime.settings import Settings

_MARK = b"article:"


class PublishProcessor:
    """A pure step: one revision to what subscribers read."""

    service = "publish"
    inputs: tuple[Topic, ...] = (REVISIONS,)

    def handle(self, message: Message) -> Result:
        """Marks of articles and the tombstones of events that left the state are nothing for subscribers."""
        if message.value is None or (message.key or b"").startswith(_MARK):
            return Result()
        try:
            revision = EventRevision.read(message.value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            return Result(rejections=(Rejection("wrong-shape", f"{where}: {first['msg']}"),))
        if revision.state_version > STATE_VERSION:
            why = f"a revision of version {revision.state_version}, read up to {STATE_VERSION}: upgrade publish first"
            return Result(rejections=(Rejection("unsupported-version", why),))
        outputs = tuple(Output(*published) for published in publish(revision))
        lateness = (message.timestamp - revision.last_reported_at).total_seconds()
        delay = Count("publication_to_event_seconds", amount=max(0.0, lateness))
        return Result(outputs, counts=(Count("events", {"outcome": revision.change}), delay))


def create(settings: Settings) -> PublishProcessor:
    """The processor of `sitrep worker publish`."""
    return PublishProcessor()
