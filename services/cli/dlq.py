"""`sitrep dlq`: what could not be processed: look, replay, or mark as done."""

from __future__ import annotations

import getpass
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from services.cli.connect import connected
from services.cli.dead_letters import LettersTable, described
from services.runtime.dead_letters.reading import DeadLetter, Filter, read_letters
from services.runtime.settings import Settings

ID = re.compile(r"\d+-\d+")
AGE = re.compile(r"(\d{1,6})([mhd])")
UNITS = {"m": "minutes", "h": "hours", "d": "days"}


@click.group(epilog="Example: sitrep dlq list --reason bug")
def dlq() -> None:
    """Look at the dead letters, put them back, or mark them as done."""


def _since(_context: click.Context, _option: click.Parameter, age: str | None) -> datetime | None:
    if age is None:
        return None
    found = AGE.fullmatch(age)
    if not found:
        raise click.BadParameter(f"{age!r} is no age; say 30m, 6h or 2d")
    return datetime.now(timezone.utc) - timedelta(**{UNITS[found[2]]: int(found[1])})


def _ids(_context: click.Context, _argument: click.Parameter, ids: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [each for each in ids if not ID.fullmatch(each)]
    if wrong:
        raise click.BadParameter(f"{wrong[0]!r} is no id; `sitrep dlq list` shows them, as 2-17")
    return ids


_FILTERS = (
    click.option("--service", help="Refused by this one: extract, geocode, deduplicate, publish."),
    click.option("--reason", help="With this reason: bug, not-json, too-late, ..."),
    click.option("--source", help="Pushed by this feed."),
    click.option("--topic", help="That lay on this topic."),
    click.option("--since", callback=_since, metavar="AGE", help="No older than 30m, 6h, 2d, ..."),
)


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_FILTERS):
        command = option(command)
    return command


@dlq.command("list", epilog="Example: sitrep dlq list --source one.example --since 6h")
@_filters
@click.option("--handled", is_flag=True, help="Also those that were replayed or marked as done.")
def list_(handled: bool, **filters: Any) -> None:
    """List the dead letters that nobody has dealt with: who pushed what, from where, and why it was refused."""
    letters = sorted(read_letters(connected(), Filter(**filters, unmarked=not handled)), key=lambda x: (x.at, x.id))
    Console().print(LettersTable(letters) if letters else "no dead letters")


@dlq.command(epilog="Example: sitrep dlq show 2-17    |    sitrep dlq show --raw 2-17 | sitrep process -")
@click.argument("ids", nargs=-1, required=True, callback=_ids)
@click.option("--raw", is_flag=True, help="Only the original bytes, as they were pushed.")
def show(ids: tuple[str, ...], raw: bool) -> None:
    """Show dead letters in full: the reason, the stack of a bug, and what was pushed."""
    for letter in _found(connected(), ids):
        if raw:
            click.get_binary_stream("stdout").write((letter.value or b"") + b"\n")
        else:
            click.echo("\n".join(described(letter)) + "\n")


@dlq.command(epilog="Example: sitrep dlq replay 2-17    |    sitrep dlq replay --reason bug --note 'repaired in 1.4.2'")
@click.argument("ids", nargs=-1, callback=_ids)
@_filters
@click.option("--all", "everything", is_flag=True, help="All that nobody has dealt with.")
@click.option("--note", default="", help="Kept with the mark.")
def replay(ids: tuple[str, ...], everything: bool, note: str, **filters: Any) -> None:
    """Put dead letters back where they lay, bytes unchanged; one that fails again comes back with its attempts.

    With filters: those that nobody has dealt with. Exit status 1 where one could not be put back.
    """
    from services.runtime.dead_letters import handling

    settings, chosen = connected(), _chosen(ids, everything, filters)
    count = _count(settings, ids, chosen)
    refused = 0
    replayed = handling.replay(settings, read_letters(settings, chosen), _who(), note)
    for each in track(replayed, "", count, console=_on_terminal(), transient=True):
        if each.problem:
            refused += 1
            click.echo(f"{each.letter.id}: not put back: {each.problem}", err=True)
    click.echo(f"{count - refused} replayed, {refused} not", err=True)
    if refused:
        raise click.exceptions.Exit(1)


@dlq.command(epilog="Example: sitrep dlq done 2-17 2-18 --note 'the feed was told'")
@click.argument("ids", nargs=-1, callback=_ids)
@_filters
@click.option("--all", "everything", is_flag=True, help="All that nobody has dealt with.")
@click.option("--note", default="", help="Kept with the mark.")
@click.option("--undo", is_flag=True, help="Take the marks of these ids back.")
def done(ids: tuple[str, ...], everything: bool, note: str, undo: bool, **filters: Any) -> None:
    """Mark dead letters as dealt with: they are no longer listed, and never replayed by a filter."""
    from services.runtime.dead_letters import handling

    if undo and not ids:
        raise click.UsageError("--undo needs ids")
    settings, chosen = connected(), _chosen(ids, everything, filters)
    _count(settings, ids, chosen)
    marked = (letter.id for letter in read_letters(settings, chosen))
    count = handling.unmark(settings, marked) if undo else handling.mark_done(settings, marked, _who(), note)
    click.echo(f"{count} {'marks taken back' if undo else 'marked as done'}", err=True)


def _chosen(ids: tuple[str, ...], everything: bool, filters: dict[str, Any]) -> Filter:
    if ids and (everything or any(filters.values())):
        raise click.UsageError("either ids or filters, not both")
    if not (ids or everything or any(filters.values())):
        raise click.UsageError("say which: ids, filters, or --all")
    return Filter(ids=frozenset(ids) if ids else None, **filters, unmarked=not ids)


def _count(settings: Settings, ids: tuple[str, ...], chosen: Filter) -> int:
    """How many are meant; the ids must all be there, before anything is done."""
    return len(_found(settings, ids)) if ids else sum(1 for _ in read_letters(settings, chosen))


def _found(settings: Settings, ids: tuple[str, ...]) -> list[DeadLetter]:
    found = {letter.id: letter for letter in read_letters(settings, Filter(ids=frozenset(ids)))}
    missing = [each for each in ids if each not in found]
    if missing:
        raise click.ClickException(f"there is no dead letter {', '.join(missing)}")
    return [found[each] for each in ids]


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "unknown"


def _on_terminal() -> Console:
    console = Console(stderr=True)
    return console if console.is_terminal else Console(stderr=True, quiet=True)
