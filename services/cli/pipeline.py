"""The processors' own functions composed in one process: articles in, located reports out, no broker."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime, timezone
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from schemas.dead_letter import Rejection
from schemas.report import ArticleReports, Extraction
from services.cli.lines import Line

CHUNK = 32  # articles handed to a worker process at once: enough to hide the cost of handing over
IN_FLIGHT = 8  # chunks a worker process may be ahead of the output, which bounds memory


class Read(NamedTuple):
    """What became of one line: an extraction, or why there is none."""

    line: Line
    extraction: Extraction | None
    problem: str | None
    """For the person who pushed it; None for a skipped language."""


class Located(NamedTuple):
    """What became of one line after geocoding."""

    where: str
    article_id: str | None
    problem: str | None
    by_theatre: tuple[ArticleReports, ...]


@cache
def _extractor(every_place: bool):  # type: ignore[no-untyped-def]
    from services.extract.extractor import Extractor

    return Extractor(every_place)


@cache
def geocoder(gazetteer_path: str | None):  # type: ignore[no-untyped-def]
    """The geocoder on the gazetteer at this path (the default one for None), opened once a process."""
    from services.geocode.gazetteer import Gazetteer
    from services.geocode.geocoder import Geocoder

    return Geocoder(Gazetteer.open(Path(gazetteer_path) if gazetteer_path else None))


def read(line: Line, every_place: bool = False) -> Read:
    """Read and extract one line; `every_place` finds the toponyms of articles that tell no event, too."""
    from services.extract.extractor import Skipped
    from services.extract.intake import Withdrawal, read_article

    article = read_article(line.key, line.value, datetime.now(timezone.utc), line.headers)
    if isinstance(article, Rejection):
        return Read(line, None, article.message)
    extract = _extractor(every_place)
    extracted = extract.withdraw(article) if isinstance(article, Withdrawal) else extract(article)
    return Read(line, None, None) if isinstance(extracted, Skipped) else Read(line, extracted, None)


def locate(lines: Iterable[Line], gazetteer_path: str | None) -> list[Located]:
    """Read, extract and geocode some lines."""
    return [_locate(read(line), gazetteer_path) for line in lines]


def _locate(done: Read, gazetteer_path: str | None) -> Located:
    if done.extraction is None:
        return Located(done.line.where, None, done.problem, ())
    by_theatre = geocoder(gazetteer_path)(done.extraction)
    return Located(done.line.where, done.extraction.article_id, None, by_theatre)


def locate_all(lines: Iterable[Line], gazetteer_path: str | None, workers: int) -> Iterator[Located]:
    """Like `locate`, in order, with so many worker processes and bounded memory."""
    chunks = _chunks(lines)
    if workers <= 1:
        for chunk in chunks:
            yield from locate(chunk, gazetteer_path)
        return
    with ProcessPoolExecutor(workers) as pool:
        running: deque[Future[list[Located]]] = deque()
        for chunk in chunks:
            running.append(pool.submit(locate, chunk, gazetteer_path))
            if len(running) >= workers * IN_FLIGHT:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    source = iter(lines)
    while chunk := list(islice(source, CHUNK)):
        yield chunk
