"""`sitrep explain`: the reports of an event, why each joined, and what changed at each revision."""

from __future__ import annotations

import click


@click.command(epilog="Example: sitrep explain 3f2a9c0d1e5b7a64")
@click.argument("event_id")
def explain(event_id: str) -> None:
    """Show the reports of EVENT_ID, why each belongs to it, and what each revision changed."""
    from services.cli.reading import revisions_of
    from services.deduplicate.explain import explain as explained

    revisions = revisions_of(event_id)
    if not revisions:
        raise click.ClickException(f"no event {event_id} here; `sitrep tail` shows the ids")
    for line in explained(revisions):
        click.echo(line)
