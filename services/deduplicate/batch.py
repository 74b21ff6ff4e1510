"""All reports at once, without a broker: for `sitrep process`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timezone
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple

from schemas.event import Correction, EventRevision
from schemas.report import ArticleReports
from services.deduplicate.partition import Partition
from services.runtime.collector import resting_collector

IN_MEMORY_BYTES = 32 * 1024 * 1024
"""Of reports that wait; more of them wait in a temporary file."""


def group(
    told: Iterable[ArticleReports], corrections: Iterable[Correction] = (), refused: Callable[[str], None] = print
) -> Iterator[EventRevision]:
    """The last revision of each event that is active in the end, by theatre and id.

    Reports are taken in order of publication, so that the result, ids included, is a function of their set. No time
    limits: nothing is too late, nothing expires. Then analysts' corrections are applied, oldest first; `refused` is
    told of those that cannot be. What waits for its turn waits on disk, beyond a few MiB.
    """
    by_date = sorted(corrections, key=lambda c: (c.at, c.correction_id))
    with SpooledTemporaryFile(IN_MEMORY_BYTES) as spool:
        by_theatre: dict[str, list[_Place]] = {}
        for one in told:
            by_theatre.setdefault(one.theatre, []).append(_put(spool, one))
        for theatre in sorted(by_theatre):
            partition = Partition(timed=False)
            with resting_collector():
                for place in sorted(by_theatre.pop(theatre)):
                    partition.apply(_get(spool, place), _NO_CLOCK)
            for correction in (c for c in by_date if c.theatre == theatre):
                for rejection in partition.correct(correction).rejections:
                    refused(rejection.message)
            yield from partition.each_active()


class _Place(NamedTuple):
    """Where something waits for its turn, ordered by when that is."""

    published_at: datetime
    article_id: str
    version: int
    start: int
    size: int


def _put(spool: IO[bytes], one: ArticleReports) -> _Place:
    data, start = one.to_bytes(), spool.tell()
    spool.write(data)
    return _Place(one.published_at, one.article_id, one.version, start, len(data))


def _get(spool: IO[bytes], place: _Place) -> ArticleReports:
    spool.seek(place.start)
    return ArticleReports.read(spool.read(place.size))


_NO_CLOCK = datetime.max.replace(tzinfo=timezone.utc)
