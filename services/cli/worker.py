"""`sitrep worker`: one processor, until it is told to stop."""

from __future__ import annotations

from importlib import import_module

import click

SERVICES = ("extract", "geocode", "deduplicate", "publish")


@click.command(epilog="Example: KAFKA_BOOTSTRAP_SERVERS=localhost:9092 sitrep worker extract")
@click.argument("service", type=click.Choice(SERVICES))
def worker(service: str) -> None:
    """Run one of the four processors as a worker on the broker of KAFKA_BOOTSTRAP_SERVERS.

    SIGTERM ends it within 10 s with its work finished and committed. Exit status 70: a write failed, start it again.
    """
    from services.runtime.run import run_worker
    from services.runtime.settings import load_settings

    run_worker(import_module(f"services.{service}.worker").create, load_settings())
