"""`sitrep compare`: what two namespaces, that is two versions of sitrep, make of the same articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import click

from schemas.event import ConflictEvent
from services.cli import comparison
from services.cli.comparison import Pair, place
from services.cli.connect import connected
from services.cli.event_stream import from_topic
from services.cli.events_table import plain
from services.runtime.lag import total_lag
from services.runtime.settings import Settings

NO_PREFIX = "-"


@click.command(epilog="Example: sitrep compare - next    (topics without a prefix, and those of `next`)")
@click.argument("before", metavar="NAMESPACE")
@click.argument("after", metavar="NAMESPACE")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Also the events that are the same.")
def compare(before: str, after: str, form: str, everything: bool) -> None:
    """Show which events differ between two namespaces that read the same articles; "-" is the one without a name.

    An event is same, changed, gone (only the first has it) or new (only the second has it).
    """
    settings = connected()
    sides = [settings.model_copy(update={"namespace": "" if n == NO_PREFIX else n}) for n in (before, after)]
    for name, side in zip((before, after), sides, strict=True):
        _warn_of_lag(name, side)
    pairs = list(comparison.compare(*(_events(side) for side in sides)))
    shown = [pair for pair in pairs if everything or pair.kind != "same"]
    for pair in shown:
        click.echo(_json(pair) if form == "jsonl" else _text(pair))
    click.echo(_summary(pairs, before, after), err=form == "jsonl")


def _warn_of_lag(name: str, settings: Settings) -> None:
    waiting = total_lag(settings)
    if waiting:
        click.echo(f"{name}: {waiting} messages are not handled yet; the comparison is too early", err=True)


def _events(settings: Settings) -> Iterable[ConflictEvent]:
    """In the order of what they tell."""
    events = [latest.event for latest in from_topic(settings) if latest.event is not None]
    return sorted(events, key=lambda e: (e.when.start, e.event_id))


def _text(pair: Pair) -> str:
    event = pair.before or pair.after
    assert event is not None
    head = f"{pair.kind:<8}{event.event_id}  {event.when.start}  {event.sub_event_type}  {place(event.where)}"
    lines = [head, *(f"        {c.field}: {c.before} -> {c.after}" for c in pair.changes)]
    return "\n".join(plain(line) for line in lines)  # names come from articles


def _json(pair: Pair) -> str:
    return json.dumps({
        "kind": pair.kind,
        "before": pair.before.event_id if pair.before else None,
        "after": pair.after.event_id if pair.after else None,
        "changes": [change._asdict() for change in pair.changes],
    }, ensure_ascii=False)  # fmt: skip


def _summary(pairs: list[Pair], before: str, after: str) -> str:
    kinds = Counter(pair.kind for pair in pairs)
    old, new = len(pairs) - kinds["new"], len(pairs) - kinds["gone"]
    counted = ", ".join(f"{kinds[kind]:,} {kind}" for kind in ("same", "changed", "gone", "new"))
    return f"{before}: {old:,} events, {after}: {new:,} events: {counted}"
