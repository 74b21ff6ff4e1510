"""All reports at once, without a broker: for `sitrep process`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timezone

from schemas.event import Correction, EventRevision
from schemas.report import ArticleReports
from services.deduplicate.partition import Partition


def group(
    told: Iterable[ArticleReports], corrections: Iterable[Correction] = (), refused: Callable[[str], None] = print
) -> Iterator[EventRevision]:
    """The last revision of each event that is active in the end, by theatre and id.

    Reports are taken in order of publication, so that the result, ids included, is a function of their set. No time
    limits: nothing is too late, nothing expires. Then analysts' corrections are applied, oldest first; `refused` is
    told of those that cannot be.
    """
    by_date = sorted(corrections, key=lambda c: (c.at, c.correction_id))
    by_theatre: dict[str, list[ArticleReports]] = {}
    for one in told:
        by_theatre.setdefault(one.theatre, []).append(one)
    for theatre in sorted(by_theatre):
        partition = Partition(timed=False)
        for one in sorted(by_theatre[theatre], key=lambda a: (a.published_at, a.article_id, a.version)):
            partition.apply(one, _NO_CLOCK)
        for correction in (c for c in by_date if c.theatre == theatre):
            for rejection in partition.correct(correction).rejections:
                refused(rejection.message)
        yield from partition.active()


_NO_CLOCK = datetime.max.replace(tzinfo=timezone.utc)
