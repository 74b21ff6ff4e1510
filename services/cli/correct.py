"""`sitrep correct`: what an analyst knows better goes before any report."""

from __future__ import annotations

import click

from schemas.taxonomy import EVENT_TYPE_OF
from services.cli.correcting import Change, CorrectionError, correction_of, location_of, send

_TYPES = sorted(EVENT_TYPE_OF)


@click.command(
    epilog="Example: sitrep correct 9c04e4586c35a92dedfdebd946e40096 --type 'Armed clash' --by 'A. Analyst' "
    "--why 'Both sides fired.'    |    sitrep correct EVENT_ID --undo CORRECTION_ID --by 'A. Analyst' --why 'No.'"
)
@click.argument("event_id")
@click.option(
    "--place", metavar="NAME|LAT,LON[,RADIUS_KM]", help="Where it happened: a place of the gazetteer or a point."
)
@click.option("--type", "kind", type=click.Choice(_TYPES, case_sensitive=False), metavar="SUB_EVENT_TYPE",
              help="An ACLED sub-event type, for instance 'Armed clash'.")  # fmt: skip
@click.option("--date", "dates", metavar="DAY[..DAY]", help="When it happened: 2025-07-20 or 2025-07-20..2025-07-22.")
@click.option("--merge", metavar="EVENT_ID", help="It is one event with this one.")
@click.option("--split", multiple=True, metavar="REPORT_ID", help="This report tells another event. Repeatable.")
@click.option("--retract", is_flag=True, help="It did not happen, or is no event.")
@click.option("--undo", metavar="CORRECTION_ID", help="Take a correction back.")
@click.option("--by", required=True, help="Who says so.")
@click.option("--why", required=True, help="Why, for whoever reads the event.")
def correct(
    event_id: str, place: str | None, kind: str | None, dates: str | None, merge: str | None, split: tuple[str, ...],
    retract: bool, undo: str | None, by: str, why: str,
) -> None:  # fmt: skip
    """Correct EVENT_ID; no later report overrides it. `sitrep explain` shows the ids of reports and corrections.

    --place, --type and --date go together; each of the others goes alone.
    """
    from services.cli.connect import connected
    from services.cli.reading import revisions_of

    event = revisions_of(event_id)[-1]
    other = revisions_of(merge)[-1].event_id if merge else None
    try:
        where = location_of(place, event) if place else None
        change = Change(where, kind, dates, other, split, retract, undo)
        correction = correction_of(event, change, by=by, why=why)
    except CorrectionError as error:
        raise click.UsageError(str(error)) from None
    send(connected(), correction)
    shown = f"`sitrep explain {event.event_id}` shows it once it is applied"
    click.echo(f"correction {correction.correction_id} sent; {shown}")
