"""`sitrep explain`: the reports of an event, why each joined, and what changed at each revision."""

from __future__ import annotations

import click


@click.command(epilog="Example: sitrep explain 3f2a9c0d1e5b7a64")
@click.argument("event_id")
def explain(event_id: str) -> None:
    """Show the reports of EVENT_ID, why each belongs to it, and what each revision changed.

    The beginning of an id will do, as `sitrep tail` shows it, where no other event's id begins so.
    """
    from services.cli.reading import revisions_of
    from services.deduplicate.explain import explain as explained

    for line in explained(revisions_of(event_id)):
        click.echo(line)
