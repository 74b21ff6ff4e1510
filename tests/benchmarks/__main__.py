"""`python -m tests.benchmarks`: ratios measured side by side in one run, as a table and as JSON."""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from tests.benchmarks.figures import Figure, machine, table, write
from tests.benchmarks.measuring import Options

BENCHES = (
    "stages",
    "peers",
    "length",
    "live",
    "daily",
    "process",
    "pipeline",
    "latency",
    "start",
    "map",
    "month",
    "replay",
)
"""Modules of this package, each with a function `bench`."""


@click.command(epilog="Example: python -m tests.benchmarks --quick --only stages --only peers")
@click.option("--quick", is_flag=True, help="Small inputs and one run: to see that it works.")
@click.option("--only", multiple=True, type=click.Choice(BENCHES), help="These alone.")
@click.option("--articles", type=click.IntRange(100), default=None, help="For `month` and `replay`: how many.")
@click.option("--json", "path", type=click.Path(path_type=Path), default=Path("build/bench.json"), show_default=True)
def main(quick: bool, only: tuple[str, ...], articles: int | None, path: Path) -> None:
    """Measure, print a table, and write all of it to a JSON file."""
    about = machine()
    for name, value in about.items():
        click.echo(f"{name}: {value}")
    figures: list[Figure] = []
    for name in only or BENCHES:
        since = time.monotonic()
        click.echo(f"\n{name} ...", err=True)
        found = list(_said(importlib.import_module(f"tests.benchmarks.{name}").bench(Options(quick, articles))))
        click.echo(table(found) if found else f"{name}: nothing to measure here")
        click.echo(f"{name}: {time.monotonic() - since:.0f} s", err=True)
        figures += found
        write(path, figures, {**about, "quick": quick})
    missed = [figure for figure in figures if figure.is_met is False]
    click.echo(f"\n{len(figures)} figures in {path}; {len(missed)} of {_targets(figures)} targets not met")


def _said(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Each as soon as it is there, on standard error: a long run that is cut off has said something."""
    for figure in figures:
        click.echo(f"  {table([figure])}", err=True)
        yield figure


def _targets(figures: list[Figure]) -> int:
    return sum(figure.is_met is not None for figure in figures)


if __name__ == "__main__":
    main()
