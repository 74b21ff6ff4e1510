"""`sitrep up`: a broker and the four workers on this machine, until Ctrl-C."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from pathlib import Path

import click

from services.broker.choice import choose_broker
from services.broker.detached import default_folder
from services.cli.local import workers
from services.runtime.settings import load_settings
from services.runtime.topics import apply


@click.command(epilog="Example: sitrep up --logs ./logs")
@click.option("--logs", type=click.Path(path_type=Path), default=None, help="Keep the workers' logs in this folder.")
def up(logs: Path | None) -> None:
    """Run a broker (its data are kept) and the four workers until Ctrl-C."""
    settings = load_settings()
    with ExitStack() as stack:
        broker = stack.enter_context(choose_broker(settings, settings.data or default_folder()))
        local = settings.model_copy(update={"bootstrap_servers": broker.servers})
        apply(local)
        stack.enter_context(workers(local, logs))
        click.echo(f"{broker.name} and four workers run. In another terminal:", err=True)
        click.echo(f"export KAFKA_BOOTSTRAP_SERVERS={broker.servers}")
        if broker.warning:
            click.echo(broker.warning, err=True)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            signal.pause()
        except KeyboardInterrupt:
            click.echo("stopping", err=True)
