"""`sitrep topics`: the manifest on the broker."""

from __future__ import annotations

from contextlib import suppress

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


@topics.command("copy-articles", epilog="Example: sitrep topics copy-articles - next --follow")
@click.argument("source", metavar="NAMESPACE")
@click.argument("target", metavar="NAMESPACE")
@click.option("--follow", is_flag=True, help="Go on with what comes, until Ctrl-C.")
def copy_articles(source: str, target: str, follow: bool) -> None:
    """Put the articles of one namespace into another, where another version reads them; "-" has no name.

    Key, bytes, headers, time and partition stay what they were. Copied twice, an article changes nothing.
    """
    from services.cli.copying import copy

    here = connected()
    one, other = (here.model_copy(update={"namespace": "" if n == "-" else n}) for n in (source, target))
    if one.namespace == other.namespace:
        raise click.UsageError("the two namespaces are the same")
    with suppress(KeyboardInterrupt):
        for copied in copy(one, other, follow):
            click.echo(f"{copied} articles copied", err=True)
