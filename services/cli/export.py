"""`sitrep export`: events as files that analysts open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from typing import IO

import click

from schemas.event import ConflictEvent
from schemas.taxonomy import EVENT_TYPE_OF
from services.cli.event_stream import Latest, following, from_file, from_topic
from services.export.selection import Selection

_TYPES = sorted({*EVENT_TYPE_OF, *EVENT_TYPE_OF.values()})


class _Box(click.ParamType):
    name = "W,S,E,N"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float, float, float]:
        try:
            west, south, east, north = (float(part) for part in value.split(","))
        except ValueError:
            self.fail(f"{value!r} is not four numbers: west,south,east,north in degrees", param, ctx)
        if not (south <= north and all(-180 <= x <= 180 for x in (west, east)) and south >= -90 and north <= 90):
            self.fail(f"{value!r} is no area: -180 to 180, -90 to 90, south before north", param, ctx)
        return west, south, east, north


@click.command(
    epilog="Example: sitrep export --format geojson --since 2025-07-01 --country UKR > events.geojson    |    "
    "sitrep process articles.jsonl | sitrep export --format acled-csv --from - > events.csv"
)
@click.option("--format", "form", type=click.Choice(["acled-csv", "geojson", "jsonl", "parquet"]), required=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Events of this day or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Events of this day or earlier.")
@click.option("--bbox", type=_Box(), help="Only in this area, in degrees.")
@click.option("--country", "countries", multiple=True, metavar="ISO3", help="Only there, for instance UKR. Repeatable.")
@click.option("--type", "types", multiple=True, type=click.Choice(_TYPES, case_sensitive=False), metavar="TYPE",
              help="An event type or sub-event type of ACLED's. Repeatable.")  # fmt: skip
@click.option("--hxl", is_flag=True, help="acled-csv: a second line with HXL tags.")
@click.option("--deleted", type=click.File("w", lazy=False), help="Write a CSV of the events that are no more here.")
@click.option("--follow", is_flag=True, help="acled-csv, jsonl: go on with each revision as it comes, until Ctrl-C.")
@click.option("--from", "source", type=click.Path(exists=True, allow_dash=True, dir_okay=False),
              help='Events from a JSON Lines file ("-": standard input) instead of the broker.')  # fmt: skip
@click.option("--output", type=click.File("wb", lazy=False), default="-", help="Default: standard output.")
def export(
    form: str, since: datetime | None, until: datetime | None, bbox: tuple[float, float, float, float] | None,
    countries: tuple[str, ...], types: tuple[str, ...], hxl: bool, deleted: IO[str] | None, follow: bool,
    source: str | None, output: IO[bytes],
) -> None:  # fmt: skip
    """Write events as ACLED-shaped CSV, GeoJSON, JSON Lines or (Geo)Parquet, each in its latest revision.

    With --follow, a later line of the same event replaces the earlier one.
    """
    _refuse(form, hxl, follow, source)
    selection = Selection(
        since=since.date() if since else None, until=until.date() if until else None, bbox=bbox,
        countries=frozenset(c.upper() for c in countries), types=frozenset(t.lower() for t in types),
    )  # fmt: skip
    stream = from_file(source) if source else following() if follow else from_topic()
    with ExitStack() as stack:
        stack.enter_context(suppress(KeyboardInterrupt))
        events = (event for event in _alive(stream, deleted) if event in selection)
        _WRITERS[form](_flushed(events, output) if follow else events, output, hxl)
        output.flush()


def _refuse(form: str, hxl: bool, follow: bool, source: str | None) -> None:
    if follow and form in ("geojson", "parquet"):
        raise click.UsageError(f"--follow cannot write {form}, which needs an end: take jsonl or acled-csv")
    if follow and source:
        raise click.UsageError("--follow reads from the broker: leave --from away")
    if hxl and form != "acled-csv":
        raise click.UsageError("--hxl is for acled-csv")


def _alive(stream: Iterable[Latest], deleted: IO[str] | None) -> Iterator[ConflictEvent]:
    """The events that are; those that are no more go into the list of deleted ones, as ACLED's has it."""
    gone = csv.writer(deleted, lineterminator="\n") if deleted else None
    if gone:
        gone.writerow(("event_id_cnty", "deleted_timestamp"))
    for latest in stream:
        if latest.event is not None:
            yield latest.event
        elif gone and deleted:
            gone.writerow((latest.event_id, int(latest.at.timestamp())))
            deleted.flush()


def _flushed(events: Iterable[ConflictEvent], to: IO[bytes]) -> Iterator[ConflictEvent]:
    """Hand on what was written before the next event is waited for."""
    for event in events:
        yield event
        to.flush()


def _acled(events: Iterable[ConflictEvent], to: IO[bytes], hxl: bool) -> None:
    from services.export.acled import COLUMNS, HXL_ROW, row

    text = io.TextIOWrapper(to, "utf-8", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\n")
    table.writerows([COLUMNS, HXL_ROW] if hxl else [COLUMNS])
    table.writerows(row(event) for event in events)
    text.detach()


def _jsonl(events: Iterable[ConflictEvent], to: IO[bytes], hxl: bool) -> None:
    for event in events:
        to.write(event.to_bytes() + b"\n")


def _geojson(events: Iterable[ConflictEvent], to: IO[bytes], hxl: bool) -> None:
    from services.export.geojson import lines

    for line in lines(events):
        to.write(line.encode() + b"\n")


def _parquet(events: Iterable[ConflictEvent], to: IO[bytes], hxl: bool) -> None:
    try:
        from services.export.parquet import write
    except ImportError:
        raise click.ClickException("parquet needs pyarrow: pip install 'sitrep[parquet]'") from None
    write(events, to)


_WRITERS: dict[str, Callable[[Iterable[ConflictEvent], IO[bytes], bool], None]] = {
    "acled-csv": _acled, "geojson": _geojson, "jsonl": _jsonl, "parquet": _parquet,
}  # fmt: skip
