"""`sitrep topics`: the manifest on the broker."""

from __future__ import annotations

import click

from services.cli.connect import connected


@click.group(epilog="Example: sitrep topics apply")
def topics() -> None:
    """Create the topics, or check them against the manifest (schemas/topics.py)."""


@topics.command(epilog="Example: KAFKA_BOOTSTRAP_SERVERS=localhost:9092 sitrep topics apply --replication 3")
@click.option("--replication", type=int, default=-1, show_default=True, help="-1: the broker's default.")
def apply(replication: int) -> None:
    """Create what is missing and set what differs; refuse what would harm state (exit status 1)."""
    from services.runtime.topics import apply as apply_manifest

    done = apply_manifest(connected(), replication=replication)
    for difference in done:
        click.echo(f"{'REFUSED: ' if difference.refused else 'done: '}{difference.message}")
    if not done:
        click.echo("all topics are as the manifest says")
    if any(d.refused for d in done):
        raise click.exceptions.Exit(1)


@topics.command(epilog="Example: sitrep topics check")
def check() -> None:
    """Say what differs from the manifest; exit status 1 where anything does."""
    from services.runtime.topics import check as check_manifest

    differences = check_manifest(connected())
    for difference in differences:
        click.echo(difference.message)
    if differences:
        raise click.exceptions.Exit(1)
    click.echo("all topics are as the manifest says")
