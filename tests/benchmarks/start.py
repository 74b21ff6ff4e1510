"""How long a worker takes from its start until it is ready, and the demo until its first event."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator

from services.broker.choice import choose_broker
from services.runtime.settings import load_settings
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options
from tests.faults.pipeline import SERVICES, Pipeline
from tests.integration.workers import until

DEMO_SECONDS = 15.0
FIRST = re.compile(r"First event ([\d.]+) s after")


def bench(options: Options) -> Iterator[Figure]:
    """Seconds by the clock: on a busy machine they are longer."""
    with choose_broker(load_settings()) as broker, Pipeline(broker.servers, "start", True) as pipeline:
        for service in SERVICES:
            since = time.monotonic()
            pipeline.start(service)
            worker = pipeline.workers[f"{service}-1"]
            until(lambda worker=worker: worker.get("/ready")[0] == 200, what=f"{service} is ready")  # type: ignore[misc]
            yield Figure("start", f"{service} is ready", time.monotonic() - since, "s", "alone, on a running broker")
    demo = subprocess.run(
        [sys.executable, "-m", "services.cli.main", "demo"], capture_output=True, text=True, check=True
    )
    found = FIRST.search(demo.stdout)
    if found is None:
        raise RuntimeError(f"sitrep demo did not say when its first event came:\n{demo.stdout[-2000:]}")
    yield Figure("start", "first event of sitrep demo", float(found[1]), "s", "from the start of its four workers",
                 at_most=DEMO_SECONDS)  # fmt: skip
