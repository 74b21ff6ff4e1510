"""`python -m tests.faults --short | --long`: a table; exit status 1 where anything was lost, doubled or changed."""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from services.broker.embedded import EmbeddedKafka
from tests.faults.bench import Bench, Row
from tests.faults.pipeline import real_processors
from tests.faults.scenarios import SCENARIOS

COLUMNS = ("fault", "injected", "messages in", "lost", "doubled", "changed", "seconds")


def main() -> int:
    """Run the scenarios and print the table."""
    options = _options()
    real = real_processors() if options.processors is None else options.processors == "real"
    wanted = [scenario for scenario in SCENARIOS if not options.only or scenario.__name__ in options.only]
    print(f"seed {options.seed}, {'the four real' if real else 'tiny'} processors", flush=True)
    table = Table(*COLUMNS, title=f"Faults, seed {options.seed}")
    rows = []
    with EmbeddedKafka() as broker:
        size = {"count": 10_000, "kills": 100} if options.long else {"count": 1_000, "kills": 8}
        bench = Bench(broker.servers, options.seed, real=real, long=options.long, **size)
        for scenario in wanted:
            since = time.monotonic()
            found = _run(scenario, bench)
            rows.append(found)
            seconds = f"{time.monotonic() - since:.0f}"
            cells = (found.fault, found.injected, *map(str, (found.messages, found.lost, found.doubled, found.changed)))
            table.add_row(*cells, seconds, style=None if found.good else "red")
            print(" | ".join((*cells, seconds)), *found.notes, sep="\n    ", flush=True)
    Console(width=130).print(table)
    return 0 if all(found.good for found in rows) else 1


def _run(scenario: Callable[[Bench], Row], bench: Bench) -> Row:
    """A scenario that cannot be carried out is a failure, not a pass."""
    try:
        return scenario(bench)
    except Exception as error:
        traceback.print_exc()
        return Row(scenario.__name__, f"not carried out: {error}"[:60], 0, 1, 0, 0, (str(error),))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--short", dest="long", action="store_false", help="1,000 articles, 8 kills: for CI (default)")
    how.add_argument("--long", dest="long", action="store_true", help="10,000 articles, 100 kills")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", nargs="*", metavar="SCENARIO", choices=[s.__name__ for s in SCENARIOS])
    parser.add_argument("--processors", choices=("real", "tiny"), help="real where all four are there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
