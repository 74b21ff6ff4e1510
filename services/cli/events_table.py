"""Events for people: one row an event, readable at a glance. All text is shown as text, never as markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from schemas.event import ConflictEvent
from schemas.report import Actor, Casualties, Location

_STATUS_STYLE = {"confirmed": "green", "disputed": "yellow", "denied": "red"}
_COLUMNS = ("id", "when", "where", "what", "who", "killed", "injured", "sources", "status", "change")
_FIGURES = ("killed", "injured", "sources")
_NEEDS = {"injured": 130, "sources": 118, "who": 105, "change": 92, "killed": 70}
"""The width of a terminal from which a column is shown."""
_RATIOS = {"where": 4, "what": 3, "who": 3}
ID_DIGITS = 8
"""Of an event's id, enough for commands to know which is meant."""
_AROUND = 6  # lines of the title, the head and the rules


class EventsTable:
    """A table of events as wide as its terminal: a line an event, in the order given.

    What a narrow terminal has no room for is left out: first the injured and the sources, then who, then the change,
    then the killed.
    """

    def __init__(self, events: Iterable[ConflictEvent], title: str | None = None, live: bool = False) -> None:
        """A `live` table is no higher than the terminal either, and its first event, the newest, stands out."""
        self._events, self._title, self._live = list(events), title, live

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """For rich, which knows the terminal."""
        shown = [name for name in _COLUMNS if options.max_width >= _NEEDS.get(name, 0)]
        made = Table(title=self._title, title_justify="left", box=SIMPLE_HEAD, header_style="bold", expand=True,
                     pad_edge=False, padding=(0, 1, 0, 0))  # fmt: skip
        for name in shown:
            made.add_column(name, justify="right" if name in _FIGURES else "left", no_wrap=True, overflow="ellipsis",
                            ratio=_RATIOS.get(name))  # fmt: skip
        most = max(1, console.height - _AROUND) if self._live else len(self._events)
        for number, event in enumerate(self._events[:most]):
            cells = dict(zip(_COLUMNS, row(event), strict=True))
            made.add_row(*(cells[name] for name in shown), style=self._style(event, number))
        yield made

    def _style(self, event: ConflictEvent, number: int) -> str:
        if event.state != "active":
            return "dim strike"
        return "bold" if self._live and number == 0 else ""


def row(event: ConflictEvent) -> list[Text]:
    """The cells of one event."""
    state = event.change if event.state == "active" else event.state
    cells = [
        event.event_id[:ID_DIGITS], _dates(event), _place(event.where), event.sub_event_type, _sides(event),
        _count(event.casualties, "killed"), _count(event.casualties, "injured"),
        f"{event.independent_sources}/{event.reports_total}", event.status, f"{state} r{event.revision}",
    ]  # fmt: skip
    styles = [_STATUS_STYLE.get(event.status, "") if name == "status" else "" for name in _COLUMNS]
    return [Text(plain(cell), style=style) for cell, style in zip(cells, styles, strict=True)]


def plain(text: str) -> str:
    """Text without control characters, so that an article cannot move the cursor of whoever reads it."""
    return "".join(c for c in text if unicodedata.category(c)[0] != "C")


def _dates(event: ConflictEvent) -> str:
    start, end = event.when.start, event.when.end
    if start == end:
        return f"{start}"
    return f"{start}/{end:%d}" if (start.year, start.month) == (end.year, end.month) else f"{start}/{end:%m-%d}"


def _place(where: Location | None) -> str:
    if where is None:
        return "?"
    kind = where.relation.kind.replace("_", " ")
    prefix = "" if kind == "at" else f"{kind} "
    names = " and ".join(a.name for a in where.relation.anchors) or where.name
    return f"{prefix}{names}, {where.country or '?'} (±{where.uncertainty_m / 1000:.0f} km)"


def _sides(event: ConflictEvent) -> str:
    def named(*roles: str) -> str:
        return ", ".join(dict.fromkeys(_side(a) for a in event.actors if a.role in roles)) or "?"

    both = named("participant")
    return both if both != "?" else f"{named('perpetrator')} > {named('target')}"


def _side(actor: Actor) -> str:
    """A state's forces are its country, people are civilians, everybody else has a name."""
    if actor.category == "Civilians":
        return "civilians"
    return actor.country if actor.country and actor.category in ("State forces", None) else actor.name


def _count(casualties: Casualties, kind: str) -> str:
    count = getattr(casualties, kind)
    if count is None:
        return ""
    return str(count.best) if count.low == count.high else f"{count.best} ({count.low}-{count.high})"
