"""Events for people: one row an event, readable at a glance. All text is shown as text, never as markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from schemas.event import ConflictEvent
from schemas.report import Actor, Casualties, Location

_STATUS_STYLE = {"confirmed": "green", "disputed": "yellow", "denied": "red"}
_COLUMNS = ("when", "where", "what", "who", "killed", "injured", "sources", "status", "change")
_FIGURES = ("killed", "injured", "sources")
_NEEDS = {"injured": 120, "sources": 110, "who": 95, "change": 80}
"""The width of a terminal from which a column is shown."""
_RATIOS = {"where": 4, "what": 3, "who": 3}
_AROUND = 6  # lines of the title, the head and the rules


def table(events: Iterable[ConflictEvent], title: str | None = None) -> Table:
    """A table of events, in the order given."""
    made = Table(title=title, header_style="bold", expand=False)
    for name in _COLUMNS:
        made.add_column(name, justify="right" if name in _FIGURES else "left")
    for event in events:
        made.add_row(*row(event))
    return made


def live_table(events: Iterable[ConflictEvent], width: int, height: int, title: str = "") -> Table:
    """A table that fits a terminal of so many columns and lines: a line an event, the latest change on top.

    What a narrow terminal has no room for is left out: first the sources and the injured, then who, then the change.
    """
    shown = [name for name in _COLUMNS if width >= _NEEDS.get(name, 0)]
    made = Table(title=title, title_justify="left", box=SIMPLE_HEAD, header_style="bold", expand=True, pad_edge=False)
    for name in shown:
        figure = name in _FIGURES
        made.add_column(name, justify="right" if figure else "left", no_wrap=True, overflow="ellipsis",
                        ratio=_RATIOS.get(name))  # fmt: skip
    for number, event in enumerate(list(events)[: max(1, height - _AROUND)]):
        style = "dim strike" if event.state != "active" else "bold" if number == 0 else ""
        cells = dict(zip(_COLUMNS, row(event), strict=True))
        made.add_row(*(cells[name] for name in shown), style=style)
    return made


def row(event: ConflictEvent) -> list[Text]:
    """The cells of one event."""
    state = event.change if event.state == "active" else event.state
    cells = [
        _dates(event), _place(event.where), event.sub_event_type, _sides(event), _count(event.casualties, "killed"),
        _count(event.casualties, "injured"), f"{event.independent_sources}/{event.reports_total}", event.status,
        f"{state} r{event.revision}",
    ]  # fmt: skip
    return [Text(plain(c), style=_STATUS_STYLE.get(c, "") if i == 7 else "") for i, c in enumerate(cells)]


def plain(text: str) -> str:
    """Text without control characters, so that an article cannot move the cursor of whoever reads it."""
    return "".join(c for c in text if unicodedata.category(c)[0] != "C")


def _dates(event: ConflictEvent) -> str:
    start, end = event.when.start, event.when.end
    return f"{start}" if start == end else f"{start} - {end}"


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
