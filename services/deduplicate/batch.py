"""All reports at once, without a broker: for `sitrep process`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from datetime import datetime, timezone
from itertools import count
from multiprocessing import Value, active_children
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple

from schemas.event import Correction, EventRevision
from schemas.report import ArticleReports
from services.deduplicate.partition import Partition
from services.runtime.collector import resting_collector

TELL_SECONDS = 1.0
"""So often is told how far processes side by side are."""


def group(
    told: Iterable[ArticleReports], corrections: Iterable[Correction] = (), refused: Callable[[str], None] = print,
    workers: int = 1, progress: Callable[[int, int], None] = lambda done, of: None,
) -> Iterator[EventRevision]:  # fmt: skip
    """The last revision of each event that is active in the end, by theatre and id.

    Reports are taken in order of publication, so that the result, ids included, is a function of their set. No time
    limits: nothing is too late, nothing expires. Then analysts' corrections are applied, oldest first; `refused` is
    told of those that cannot be. What waits for its turn waits on disk. Theatres know nothing of one another, so that
    so many processes group them side by side. `progress` is told how many articles of how many are grouped.
    """
    by_date = sorted(corrections, key=lambda c: (c.at, c.correction_id))
    with TemporaryDirectory(prefix="sitrep-") as folder:
        spool = Path(folder, "reports")
        waiting = _spooled(told, spool)
        jobs = [
            _Job(spool, Path(folder, f"events-{n}"), waiting[theatre], [c for c in by_date if c.theatre == theatre])
            for n, theatre in enumerate(sorted(waiting))
        ]
        of = sum(map(len, waiting.values()))
        for job, problems in zip(jobs, _done(jobs, workers, lambda done: progress(done, of)), strict=True):
            for problem in problems:
                refused(problem)
            with job.events.open("rb") as lines:
                yield from map(EventRevision.read, lines)


class _Place(NamedTuple):
    """Where something waits for its turn, ordered by when that is."""

    published_at: datetime
    article_id: str
    version: int
    start: int
    size: int


class _Job(NamedTuple):
    """One theatre."""

    spool: Path
    events: Path
    """To be written, a line each."""
    places: list[_Place]
    corrections: Sequence[Correction]


def _spooled(told: Iterable[ArticleReports], path: Path) -> dict[str, list[_Place]]:
    """Write all to a file, as it comes; returns where, by theatre."""
    by_theatre: dict[str, list[_Place]] = {}
    with path.open("wb") as spool:
        for one in told:
            place = _Place(one.published_at, one.article_id, one.version, spool.tell(), spool.write(one.to_bytes()))
            by_theatre.setdefault(one.theatre, []).append(place)
    return by_theatre


def _done(jobs: Sequence[_Job], workers: int, progress: Callable[[int], None]) -> Iterator[list[str]]:
    """Does all; yields what `_grouped` returns of each, in order. The longest begins first: none must be left alone."""
    if workers <= 1:
        numbers = count(1)
        yield from (_grouped(job, lambda: progress(next(numbers))) for job in jobs)
        return
    done = Value("q", 0)
    with ProcessPoolExecutor(workers, initializer=_share, initargs=(done,)) as pool:
        by_size = sorted(jobs, key=lambda job: -len(job.places))
        running: dict[Path, Future[list[str]]] = {job.events: pool.submit(_counted, job) for job in by_size}
        try:
            for job in jobs:
                while not wait([running[job.events]], TELL_SECONDS).done:
                    progress(done.value)
                yield running.pop(job.events).result()
        except BaseException:  # nobody waits for the rest, which may take long
            for child in active_children():
                child.terminate()
            raise


_SHARED: list[Any] = []
"""In a process that groups: how many articles all of them have grouped."""


def _share(done: Any) -> None:
    _SHARED.append(done)


def _counted(job: _Job) -> list[str]:
    return _grouped(job, _count)


def _count() -> None:
    (done,) = _SHARED
    with done.get_lock():
        done.value += 1


def _grouped(job: _Job, one_more: Callable[[], None]) -> list[str]:
    """Write the events of one theatre; returns why corrections could not be applied."""
    partition, problems = Partition(timed=False), []
    with job.spool.open("rb") as spool, resting_collector():
        for place in sorted(job.places):
            partition.apply(_get(spool, place), _NO_CLOCK)
            one_more()
    for correction in job.corrections:
        problems += [rejection.message for rejection in partition.correct(correction).rejections]
    with job.events.open("wb") as lines:
        lines.writelines(revision.to_bytes() + b"\n" for revision in partition.each_active())
    return problems


def _get(spool: IO[bytes], place: _Place) -> ArticleReports:
    spool.seek(place.start)
    return ArticleReports.read(spool.read(place.size))


_NO_CLOCK = datetime.max.replace(tzinfo=timezone.utc)
