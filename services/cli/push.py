"""`sitrep push`: articles from files or standard input into `news.articles.v1`, through kafka-python."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from itertools import chain

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from schemas.dead_letter import Rejection
from schemas.topics import ARTICLES, full_name
from services.cli.connect import connected
from services.cli.lines import Line, read_lines
from services.cli.syndication import is_syndication, read_syndication
from services.runtime.clients import producer
from services.runtime.settings import Settings


@click.command(epilog="Example: sitrep push articles.jsonl feed.xml    |    cat articles.jsonl | sitrep push -")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, dir_okay=False))
@click.option("--unchecked", is_flag=True, help="Push every line as it is; a bad one becomes a dead letter.")
def push(files: tuple[str, ...], unchecked: bool) -> None:
    """Push articles from JSON Lines, RSS or Atom files ("-" is standard input).

    A line that sitrep could not use is named on standard error and left out; the exit status is then 1.
    """
    lines = chain.from_iterable(read_syndication(f) if is_syndication(f) else read_lines(f) for f in files)
    pushed, refused = push_all(lines, connected(), unchecked=unchecked)
    click.echo(f"{pushed} pushed, {refused} refused", err=True)
    if refused:
        raise click.exceptions.Exit(1)


def push_all(lines: Iterable[Line], settings: Settings, unchecked: bool = False) -> tuple[int, int]:
    """Send every good line, wait until the broker has them all, and count what was pushed and what was refused.

    Raises kafka.errors.KafkaError where the broker did not take a message: nothing is then known of the later ones.
    """
    pushed = refused = 0
    topic = full_name(ARTICLES, settings.namespace)
    with producer(settings) as broker:
        sent = []
        for line in _with_progress(lines):
            message = line if unchecked else _checked(line)
            if message is None:
                refused += 1
                continue
            sent.append(broker.send(topic, key=message.key, value=message.value, headers=list(message.headers)))
            pushed += 1
            sent = _settled(sent)
        broker.flush()
        for future in sent:
            future.get(timeout=0)
    return pushed, refused


def _checked(line: Line) -> Line | None:
    """The line with its article's id as key; None, and a word on standard error, where it is no article."""
    from services.extract.intake import Withdrawal, read_article

    article = read_article(line.key, line.value, datetime.now(timezone.utc), line.headers)
    if isinstance(article, Rejection):
        click.echo(f"{line.where}: {article.message}", err=True)
        return None
    return line if isinstance(article, Withdrawal) else line._replace(key=article.article_id.encode())


def _settled(sent: list) -> list:  # type: ignore[type-arg]
    """The futures still open; raises what a finished one failed with. Looked at now and then, to bound memory."""
    if len(sent) < 1000:
        return sent
    for future in sent:
        if future.is_done:
            future.get(timeout=0)
    return [f for f in sent if not f.is_done]


def _with_progress(lines: Iterable[Line]) -> Iterator[Line]:
    console = Console(file=sys.stderr)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        yield from progress.track(lines, description="", total=None)
