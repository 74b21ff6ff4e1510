"""`sitrep process`: the whole pipeline in one process, without a broker."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import click
from pydantic import ValidationError

from schemas.event import Correction
from services.cli.lines import Line, read_lines
from services.cli.pipeline import Located, geocoder, locate_all, read
from services.cli.progress import Progress


@click.command(
    epilog="Example: sitrep process --emit events --workers 2 articles.jsonl > events.jsonl",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, dir_okay=False))
@click.option("--emit", type=click.Choice(["reports", "places", "events"]), default="events", show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes side by side.")
@click.option("--gazetteer", type=click.Path(exists=True), default=None, help="A gazetteer other than the default.")
@click.option("--corrections", type=click.Path(exists=True, dir_okay=False), help="Analysts' corrections, a line each.")
@click.option(
    "--progress/--no-progress", "shown", default=None, help="How far it is, on standard error; default: on a terminal."
)
def process(
    files: tuple[str, ...], emit: str, workers: int, gazetteer: str | None, corrections: str | None, shown: bool | None
) -> None:
    """Read articles (JSON Lines; "-" is standard input) and print reports, places or events as JSON Lines.

    Unusable lines are named on standard error; the exit status is 1 only where no line was usable.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what lies on disk is removed
    path = gazetteer or os.environ.get("SITREP_GAZETTEER")
    lines = (line for file in files for line in read_lines(file))
    tally = _Tally(Progress(shown))
    emitters: dict[str, _Emitter] = {"reports": _reports, "places": _places, "events": partial(_events, corrections)}
    for record in emitters[emit](lines, path, workers, tally):
        sys.stdout.buffer.write(record + b"\n")
    sys.stdout.buffer.flush()
    if tally.bad and not tally.good:
        raise click.exceptions.Exit(1)


class _Tally:
    """Counts usable lines, and says on standard error what was wrong with the others, and how far it is."""

    def __init__(self, progress: Progress) -> None:
        self.good = self.bad = 0
        self.progress = progress

    def note(self, where: str, problem: str | None) -> None:
        self.good += problem is None
        self.bad += problem is not None
        if problem is not None:
            click.echo(f"{where}: {problem}", err=True)
        self.progress("articles read", self.good + self.bad)


_Emitter = Callable[[Iterable[Line], "str | None", int, _Tally], Iterator[bytes]]


def _reports(lines: Iterable[Line], path: str | None, workers: int, tally: _Tally) -> Iterator[bytes]:
    for done in _located(lines, path, workers, tally):
        for told in done.by_theatre:
            yield from (report.to_bytes() for report in told.reports)


def _events(
    corrections: str | None, lines: Iterable[Line], path: str | None, workers: int, tally: _Tally
) -> Iterator[bytes]:
    from services.deduplicate.batch import group
    from services.publish.publisher import event_of

    told = (told for done in _located(lines, path, workers, tally) for told in done.by_theatre)
    refused, grouped = partial(click.echo, err=True), partial(tally.progress, "articles grouped")
    for revision in group(told, _corrections(corrections), refused, workers, grouped):
        yield event_of(revision).to_bytes()


def _corrections(path: str | None) -> list[Correction]:
    lines = Path(path).read_bytes().splitlines() if path else []
    try:
        return [Correction.read(line) for line in lines if line.strip()]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise click.ClickException(f"{path}: no correction: {first['loc']}: {first['msg']}") from None


def _places(lines: Iterable[Line], path: str | None, workers: int, tally: _Tally) -> Iterator[bytes]:
    for line in lines:
        done = read(line, every_place=True)
        tally.note(line.where, done.problem)
        if done.extraction is not None:
            places = [p.model_dump(mode="json") for p in geocoder(path).places(done.extraction)]
            record = {"article_id": done.extraction.article_id, "places": places}
            yield json.dumps(record, ensure_ascii=False).encode()


def _located(lines: Iterable[Line], path: str | None, workers: int, tally: _Tally) -> Iterator[Located]:
    for done in locate_all(lines, path, workers):
        tally.note(done.where, done.problem)
        yield done
