"""`sitrep demo`: the main job, from nothing to events on the screen."""

from __future__ import annotations

import time
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path

import click
from kafka.consumer.fetcher import ConsumerRecord
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding

from schemas.event import ConflictEvent
from schemas.topics import ARTICLES, DEAD_LETTERS, EVENT_CHANGES, full_name
from services.broker.choice import choose_broker
from services.cli.dead_letters import LettersTable
from services.cli.events_table import EventsTable, plain
from services.cli.lines import read_lines
from services.cli.local import workers
from services.cli.push import push_all
from services.runtime.clients import consumer
from services.runtime.dead_letters.reading import DeadLetter, letter_of
from services.runtime.inspection import message_of
from services.runtime.lag import total_lag
from services.runtime.processor import StartupError
from services.runtime.settings import Settings, load_settings
from services.runtime.topics import apply

PATIENCE_SECONDS = 120
CALM_SECONDS = 1.5  # nothing new and nothing waiting for so long: the feed is done


@click.command(epilog="Example: sitrep demo    |    sitrep demo my-articles.jsonl")
@click.argument("feed", required=False, type=click.Path(exists=True, dir_okay=False))
def demo(feed: str | None) -> None:
    """Start a broker and the four workers, push a feed, show the events as they come, and end cleanly.

    The feed is a sample of sitrep's own, or the JSON Lines file FEED.
    """
    console = Console(stderr=False)
    settings = load_settings()
    path = feed or str(files("services.cli.sample") / "feed.jsonl")
    with ExitStack() as stack:
        broker = stack.enter_context(choose_broker(settings))
        console.print(f"Broker: {broker.name}", highlight=False)
        if broker.warning:
            console.print(broker.warning, style="yellow", highlight=False)
        local = settings.model_copy(update={"bootstrap_servers": broker.servers, "namespace": _namespace(settings)})
        apply(local)
        logs = stack.enter_context(workers(local))
        started = time.monotonic()
        pushed, _ = push_all(read_lines(path), local, unchecked=True)
        console.print(f"Pushed {pushed} messages to {full_name(ARTICLES, local.namespace)}.\n", highlight=False)
        _watch(console, local, logs, started)
        _where_next(console)


def _namespace(settings: Settings) -> str:
    """On somebody's broker the demo keeps to itself; on its own it needs no prefix."""
    return f"demo-{int(time.time())}" if settings.bootstrap_servers and not settings.namespace else settings.namespace


def _watch(console: Console, settings: Settings, logs: Path, started: float) -> None:
    """Show events and dead letters until all that was pushed is done."""
    seen = _Seen()
    names = [full_name(t, settings.namespace) for t in (EVENT_CHANGES, DEAD_LETTERS)]
    with consumer(settings, *names) as client, Live(console=console, auto_refresh=False, transient=True) as live:
        calm_since = time.monotonic()
        while time.monotonic() - calm_since < CALM_SECONDS:
            for records in client.poll(timeout_ms=250).values():
                seen.add(records, started)
                calm_since = time.monotonic()
            if not seen.first_event or total_lag(settings):
                calm_since = time.monotonic()
            if time.monotonic() - started > PATIENCE_SECONDS:
                raise StartupError(f"no end after {PATIENCE_SECONDS} s; the workers said:\n{_last_words(logs)}")
            live.update(seen.view(), refresh=True)
    console.print(seen.view())
    console.print(f"\nFirst event {seen.first_event:.1f} s after the workers' start.", highlight=False)


class _Seen:
    """What came out so far: each event in its latest revision, and the dead letters."""

    def __init__(self) -> None:
        self.events: dict[str, ConflictEvent] = {}
        self.dead: list[DeadLetter] = []
        self.first_event: float | None = None

    def add(self, records: list[ConsumerRecord], started: float) -> None:
        for record in records:
            if record.topic.endswith(DEAD_LETTERS.name):
                self.dead.append(letter_of(message_of(DEAD_LETTERS, record), {}))
                continue
            event = ConflictEvent.read(record.value)
            self.events[event.event_id] = event
            self.first_event = self.first_event or time.monotonic() - started

    def view(self) -> Group:
        events = sorted(self.events.values(), key=lambda e: (e.when.start, e.first_reported_at, e.event_id))
        active = [e for e in events if e.state == "active"]
        parts: list[RenderableType] = [EventsTable(active, f"{len(active)} events"), *_joined(active)]
        if self.dead:
            parts += [f"\n{len(self.dead)} dead letter(s)", LettersTable(self.dead)]
        return Group(*parts)


def _joined(events: list[ConflictEvent]) -> list[Padding]:
    """The event that most sources tell, with its reports: what joining means."""
    most = max(events, key=lambda e: (e.independent_sources, e.reports_total), default=None)
    if most is None or most.reports_total < 2:
        return []
    where = plain(most.where.name) if most.where else "?"
    told = [f"One event, {most.reports_total} reports ({most.sub_event_type}, {where}):"]
    told += [f"  {r.source.name} ({r.language}): {r.evidence.text[:110]}" for r in most.reports]
    return [Padding(plain_lines(told), (1, 0, 0, 0))]


def plain_lines(lines: list[str]) -> str:
    """Lines of an article's text made harmless for a terminal and for rich's markup."""
    return "\n".join(plain(line).replace("[", "\\[") for line in lines)


def _last_words(logs: Path) -> str:
    lines = [f"{log.stem}: {line}" for log in sorted(logs.glob("*.log")) for line in log.read_text().splitlines()[-5:]]
    return "\n".join(lines) or "nothing"


def _where_next(console: Console) -> None:
    console.print(
        "\nWhere to go next:\n"
        "  make up                                  a broker and workers that stay; then, in another terminal:\n"
        "  .venv/bin/sitrep push articles.jsonl     your own articles (docs/feeding.md)\n"
        "  .venv/bin/sitrep tail                    the events as they come\n"
        "  .venv/bin/sitrep map                     the same on a map (docs/map.md)\n"
        "  .venv/bin/sitrep process articles.jsonl  the same without a broker",
        highlight=False,
    )
