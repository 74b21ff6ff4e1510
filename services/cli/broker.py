"""`sitrep broker`: an Apache Kafka of one's own, from pip alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from services.broker.jars import JarsUnavailableError
from services.broker.process import BrokerError
from services.runtime.settings import load_settings

if TYPE_CHECKING:
    from services.broker.detached import Status


@click.group(epilog="Example: sitrep broker start && export KAFKA_BOOTSTRAP_SERVERS=$(sitrep broker status --servers)")
def broker() -> None:
    """Start and stop the embedded Apache Kafka; its data are kept."""


@broker.command(epilog="Example: sitrep broker start --nodes 3")
@click.option("--nodes", type=click.IntRange(1, 3), default=1, show_default=True, help="Three replicate everything.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where its data lie; default: the user's data folder.")
def start(nodes: int, folder: Path | None) -> None:
    """Start the broker in the background; one that runs is left alone."""
    from services.broker import detached

    settings = load_settings()
    try:
        status = detached.start(folder or settings.data, nodes, settings.maven_repository)
    except (BrokerError, JarsUnavailableError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Apache Kafka with {status.nodes} node(s) runs. To use it:", err=True)
    click.echo(f"export KAFKA_BOOTSTRAP_SERVERS={status.servers}")


@broker.command(epilog="Example: sitrep broker stop")
@click.option("--folder", type=click.Path(path_type=Path))
def stop(folder: Path | None) -> None:
    """Stop the broker; its data are kept."""
    from services.broker import detached

    try:
        was_running = detached.stop(folder or load_settings().data)
    except BrokerError as error:
        raise click.ClickException(str(error)) from None
    click.echo("stopped" if was_running else "no broker was running")


@broker.command(epilog="Example: sitrep broker status")
@click.option("--folder", type=click.Path(path_type=Path))
@click.option("--servers", is_flag=True, help="Print the bootstrap servers alone, for scripts.")
def status(folder: Path | None, servers: bool) -> None:
    """Say whether the broker runs, and where; exit status 3 where it does not."""
    from services.broker import detached

    found = detached.status(folder or load_settings().data)
    if found is None:
        click.echo("no broker runs; `sitrep broker start` starts one", err=True)
        raise click.exceptions.Exit(3)
    answering = f"{found.answering} of {found.nodes} node(s) answer"
    click.echo(found.servers if servers else f"{found.servers}\t{answering}\tdata in {found.folder}")


@broker.command("kill", epilog="Example: sitrep broker kill 2    |    sitrep broker return 2")
@click.argument("node", type=click.IntRange(1, 3))
@click.option("--folder", type=click.Path(path_type=Path))
def kill(node: int, folder: Path | None) -> None:
    """Kill one of the three nodes at once, as a machine that fails; nothing is lost, all goes on with two."""
    from services.broker import detached

    _say(detached.kill_node, node, folder)


@broker.command("return", epilog="Example: sitrep broker return 2")
@click.argument("node", type=click.IntRange(1, 3))
@click.option("--folder", type=click.Path(path_type=Path))
def return_(node: int, folder: Path | None) -> None:
    """Start a node again that was killed."""
    from services.broker import detached

    _say(detached.start_node, node, folder)


def _say(change: Callable[[int, Path | None], Status], node: int, folder: Path | None) -> None:
    found = change(node, folder or load_settings().data)
    click.echo(f"{found.answering} of {found.nodes} node(s) answer")


@broker.command(epilog="Example: sitrep broker fetch")
def fetch() -> None:
    """Fetch Apache Kafka's jars into the user's cache, once; `make setup` calls it."""
    from services.broker.jars import classpath

    try:
        classpath(load_settings().maven_repository)
    except JarsUnavailableError as error:
        click.echo(f"{error}. The demo and the tests will use Tansu instead.", err=True)
