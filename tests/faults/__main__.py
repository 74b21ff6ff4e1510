"""`python -m tests.faults --short | --long`: a table; exit status 1 where anything was lost, doubled or changed."""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from services.broker.embedded import EmbeddedKafka
from tests.faults.bench import Bench, Row
from tests.faults.pipeline import real_processors
from tests.faults.scenarios import SCENARIOS

COLUMNS = ("fault", "injected", "messages in", "lost", "doubled", "changed", "seconds")
SHORT = {"count": 1_000, "kills": 8, "others": 400}
LONG = {"count": 10_000, "kills": 100, "others": 1_000}
LANES = 2  # scenarios side by side: each waits much, for sessions to end and brokers to come


def main() -> int:
    """Run the scenarios and print the table."""
    options = _options()
    real = real_processors() if options.processors is None else options.processors == "real"
    wanted = [scenario for scenario in SCENARIOS if not options.only or scenario.__name__ in options.only]
    size = {**(LONG if options.long else SHORT)}
    size |= {name: value for name in size if (value := getattr(options, name))}
    title = f"seed {options.seed}, {'the four real' if real else 'tiny'} processors"
    print(title, flush=True)
    since = time.monotonic()
    with EmbeddedKafka() as broker, ThreadPoolExecutor(options.lanes) as pool:
        bench = Bench(broker.servers, options.seed, real=real, minutes=options.minutes, **size)
        rows = list(pool.map(lambda scenario: _run(scenario, bench), wanted))
    print(f"{time.monotonic() - since:.0f} s in all")
    Console(width=150).print(_table(rows, title))
    return 0 if all(found.good for found in rows) else 1


def _table(rows: list[Row], title: str) -> Table:
    table = Table(*COLUMNS, title=f"Faults, {title}")
    for found in rows:
        table.add_row(*found.cells(), style=None if found.good else "red")
    return table


def _run(scenario: Callable[[Bench], Row], bench: Bench) -> Row:
    """A scenario that cannot be carried out is a failure, not a pass."""
    since = time.monotonic()
    try:
        found = scenario(bench)
    except Exception as error:
        traceback.print_exc()
        found = Row(scenario.__name__, f"not carried out: {error}"[:60], 0, 1, 0, 0, (str(error),))
    found = replace(found, seconds=time.monotonic() - since)
    print("\n    ".join((" | ".join(found.cells()), *found.notes)), flush=True)
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--short", dest="long", action="store_false", help="1,000 articles, 8 kills: for CI (default)")
    how.add_argument("--long", dest="long", action="store_true", help="10,000 articles, 100 kills")
    parser.add_argument("--count", type=int, help="articles in the run with most kills")
    parser.add_argument("--kills", type=int, help="kills in it")
    parser.add_argument("--others", type=int, help="articles in each of the other runs")
    parser.add_argument("--minutes", type=float, help="begin no more kills after so long")
    parser.add_argument("--lanes", type=int, default=LANES, help="scenarios side by side")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", nargs="*", metavar="SCENARIO", choices=[s.__name__ for s in SCENARIOS])
    parser.add_argument("--processors", choices=("real", "tiny"), help="real where all four are there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
