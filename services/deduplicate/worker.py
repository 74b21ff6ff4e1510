"""deduplicate on the topics: reports and corrections in, revisions of events out; the state is the revisions' topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import ValidationError

from schemas.dead_letter import Rejection
from schemas.event import ArticleMark, Correction, EventRevision
from schemas.report import ArticleReports
from schemas.topics import CORRECTIONS, REPORTS, REVISIONS, Topic
from services.deduplicate.changes import MARK, Changes, mark_key
from services.deduplicate.features import Features
from services.deduplicate.gist import gist_from, gist_of
from services.deduplicate.header import GIST, MOST_BYTES, header_of
from services.deduplicate.look import packed_look
from services.deduplicate.partition import Partition
from services.deduplicate.restoring import NewerStateError, Stored
from services.runtime.passing import PUSHED_AT
from services.runtime.processor import Count, ForeignStateError, Headers, Message, Output, Result, StateRecord
from services.runtime.settings import Settings


class DeduplicateProcessor:
    """A step with a state a partition; each message changes it as a whole, or not at all."""

    service = "deduplicate"
    inputs: tuple[Topic, ...] = (REPORTS, CORRECTIONS)
    state_topic: Topic = REVISIONS

    def __init__(self) -> None:
        self._partitions: dict[int, Partition] = {}

    def handle(self, message: Message) -> Result:
        """The revisions that an article's reports, or an analyst's correction, cause."""
        partition = self._partitions.setdefault(message.partition, Partition())
        try:
            if message.topic == CORRECTIONS.name:
                changes = partition.correct(Correction.read(message.value or b""))
            else:
                changes = partition.apply(ArticleReports.read(message.value or b""), message.timestamp)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "The message"
            return Result(rejections=(Rejection("wrong-shape", f"{where}: {first['msg']}"),))
        outputs = outputs_of(changes, message.partition, partition.features)
        return Result(outputs, changes.rejections, _counts(changes))

    def restore(self, partition: int, records: Iterable[StateRecord]) -> list[Output]:
        """Replace a partition's state by what its topic holds; what must be written again.

        Raises ForeignStateError where a later version of sitrep wrote it.
        """
        restored = self._partitions[partition] = Partition()
        try:
            again = restored.restore(map(_stored, records))
        except NewerStateError as error:
            advice = "run that version again, or this one in another SITREP_NAMESPACE (docs/operations.md, Upgrade)"
            raise ForeignStateError(f"{error}; {advice}") from None
        return [_again(key, value, partition) for key, value in again]

    def drop(self, partition: int) -> None:
        """Forget a partition."""
        self._partitions.pop(partition, None)

    def gauges(self) -> list[Count]:
        """The state's size over all partitions held."""
        sizes = [partition.sizes() for partition in self._partitions.values()]
        kinds = Partition().sizes()
        return [Count("state_size", {"kind": kind}, sum(size[kind] for size in sizes)) for kind in kinds]


def _stored(record: StateRecord) -> Stored:
    """A record; without the runtime's header, which only a stranger omits, its value is nothing unless it is right."""
    key, value, headers = record
    by_name = dict(headers)
    if value is None or PUSHED_AT in by_name:
        return key, value, by_name.get(GIST)
    try:
        (ArticleMark if (key or b"").startswith(MARK) else EventRevision).read(value)
    except ValidationError:
        return key, b""
    return key, value


def create(settings: Settings) -> DeduplicateProcessor:
    """The processor of `sitrep worker deduplicate`."""
    return DeduplicateProcessor()


def outputs_of(
    changes: Changes, partition: int, features: Callable[[EventRevision], list[Features]]
) -> tuple[Output, ...]:
    """The records of one message: tombstones first; the last of the others says that it is complete.

    `features` are those of the reports of a revision that was just made.
    """
    records: list[tuple[str, EventRevision | ArticleMark]] = [(r.event_id, r) for r in changes.revisions]
    records += [(mark_key(mark.article_id), mark) for mark in changes.marks]
    whole = [record.model_copy(update={"more": i < len(records)}) for i, (_, record) in enumerate(records, start=1)]
    written = [
        Output(REVISIONS, key.encode(), value := record.to_bytes(), _headers(record, value, features), partition)
        for (key, _), record in zip(records, whole, strict=True)
    ]
    return (*(Output(REVISIONS, key.encode(), None, (), partition) for key in changes.expired), *written)


def _headers(
    record: EventRevision | ArticleMark, value: bytes, features: Callable[[EventRevision], list[Features]]
) -> Headers:
    if isinstance(record, ArticleMark) or len(value) > MOST_BYTES:
        return ()
    told = features(record)
    return header_of(value, gist_from(record, told), packed_look(record, told))


def _again(key: bytes, value: bytes, partition: int) -> Output:
    short = len(value) <= MOST_BYTES and not key.startswith(MARK)
    headers = header_of(value, gist_of(value)) if short else ()
    return Output(REVISIONS, key, value, headers, partition)


def _counts(changes: Changes) -> tuple[Count, ...]:
    return tuple(
        Count("deduplications", {"outcome": outcome}, amount) for outcome, amount in sorted(changes.outcomes.items())
    )
