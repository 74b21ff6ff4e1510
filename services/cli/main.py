"""`sitrep`: each command is a file of this folder, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

COMMANDS = {
    "broker": "broker",
    "compare": "compare",
    "correct": "correct",
    "demo": "demo",
    "dlq": "dlq",
    "doctor": "doctor",
    "explain": "explain",
    "export": "export",
    "gazetteer": "gazetteer",
    "map": "map",
    "process": "process",
    "push": "push",
    "schema": "schema",
    "tail": "tail",
    "topics": "topics",
    "up": "up",
    "worker": "worker",
}
"""Command to the module of this folder that defines it under the same name."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"services.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sitrep")
def cli() -> None:
    """Turn news into conflict-event records.

    Start with `sitrep demo`; `sitrep COMMAND --help` shows an example of each.
    """


def main() -> None:
    """Run the command line: an expected failure is one line, a broken pipe (`sitrep tail | head`) a normal end."""
    try:
        cli()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except _expected() as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)


def _expected() -> tuple[type[Exception], ...]:
    """Failures that are the operator's to mend, not bugs; imported only when something was raised."""
    from kafka.errors import KafkaError

    from services.broker.process import BrokerError
    from services.geocode.gazetteer import GazetteerError
    from services.runtime.processor import StartupError
    from services.runtime.settings import SettingsError

    return BrokerError, GazetteerError, KafkaError, SettingsError, StartupError


if __name__ == "__main__":
    main()
