"""Deduplicate with 10^3 to 10^6 live events: what one more article costs, the restore from Kafka, and the memory.

Each size has two processes, one after the other: `python -m tests.benchmarks.filling COUNT` writes the events to a
topic, and this module, run as one, loads what a worker loads and reads them back.
In one part of the world more events lie closer together, and an article has more that is near it. So one more article
is measured again (`... COUNT close`), where as many events share a square degree and day as at the largest size.
"""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator

from services.broker.choice import choose_broker
from services.runtime import topics
from services.runtime.processor import Message, StateRecord
from services.runtime.settings import load_settings
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options, resident_mib

SIZES = (1_000, 10_000, 100_000, 1_000_000)
TARGET_AT, TARGET_MIB = 100_000, 250.0
RESTORED_AT, RESTORED_SECONDS = 1_000_000, 60.0


def bench(options: Options) -> Iterator[Figure]:
    """Milliseconds of CPU time an article, seconds and microseconds of a restore, MiB."""
    with choose_broker(load_settings()) as broker:
        for size in SIZES[: 2 if options.quick else None]:
            found = _filled(broker.servers, size)
            at = f"{size:,} live events"
            note = f"mean of {found['probes']:.0f}"
            yield Figure("live", f"one more article at {at}", found["apply_ms"], "CPU ms", note)
            near = _filled(broker.servers, size, "close")["apply_ms"] if size < SIZES[-1] else None
            if near is not None:
                yield Figure("live", f"the same, as close together as {SIZES[-1]:,} are", near, "CPU ms", note)
            note = f"{found['mib_read']:,.0f} MiB from one partition, one process; load {found['load']:.0f}"
            yield Figure("live", f"restore of {at}", found["restore_us"], "CPU us/event", note)
            most = RESTORED_SECONDS if size == RESTORED_AT else None
            yield Figure("live", f"restore of {at}, by the clock", found["restore_s"], "s", note, at_most=most)
            most = TARGET_MIB if size == TARGET_AT else None
            note = f"resident, the whole worker; {found['empty_mib']:.0f} MiB without events"
            yield Figure("live", f"memory at {at}", found["mib"], "MiB", note, at_most=most)


def _filled(servers: str, size: int, *close: str) -> dict[str, float]:
    """One size, in processes of its own."""
    settings = load_settings(bootstrap_servers=servers, namespace="-".join(["live", str(size), *close]))
    topics.apply(settings)
    env = {**os.environ, "KAFKA_BOOTSTRAP_SERVERS": servers, "SITREP_NAMESPACE": settings.namespace}
    subprocess.run([sys.executable, "-m", "tests.benchmarks.filling", str(size), *close], env=env, check=True)
    command = [sys.executable, "-m", "tests.benchmarks.live", str(size if close else SIZES[-1])]
    found: dict[str, float] = json.loads(subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True).stdout)
    return found


def _measure() -> dict[str, float]:
    import services.runtime.run  # noqa: F401  what a worker has loaded
    from schemas.topics import REPORTS, REVISIONS
    from services.deduplicate.worker import DeduplicateProcessor
    from services.runtime.bulk import read_partition
    from services.runtime.collector import without_collector

    settings, processor = load_settings(), DeduplicateProcessor()
    empty, size = resident_mib(), 0

    def counted() -> Iterator[StateRecord]:
        nonlocal size
        for record in read_partition(settings, REVISIONS, 0):
            size += len(record.value or b"")
            yield record

    since, clock = time.process_time(), time.monotonic()
    with without_collector():
        processor.restore(0, counted())
    restored, waited = time.process_time() - since, time.monotonic() - clock
    gc.collect()
    mib = resident_mib()
    events = next(count.amount for count in processor.gauges() if count.labels["kind"] == "events")
    probes = _probes(REPORTS.name, int(sys.argv[1]))
    gc.collect()
    gc.freeze()  # what made them is in no worker
    processor.handle(probes.pop())  # loads what the first message of a process needs
    since = time.process_time()
    for message in probes:
        processor.handle(message)
    applied = time.process_time() - since
    return {
        "apply_ms": 1000 * applied / len(probes),
        "restore_us": 1e6 * restored / events,
        "restore_s": waited,
        "mib_read": size / 2**20,
        "mib": mib,
        "empty_mib": empty,
        "probes": len(probes),
        "load": os.getloadavg()[0],
    }


def _probes(topic: str, count: int) -> list[Message]:
    """Articles' reports as messages, in the box of so many events.

    Made when memory has been looked at, for that takes the whole pipeline.
    """
    from tests.benchmarks.filling import PROBES, moved, told

    chance = random.Random(2)
    said = [moved(one, chance, count) for one in told(seed=2, count=PROBES)]
    return [
        Message(topic, 0, n, one.theatre.encode(), one.to_bytes(), (), one.published_at) for n, one in enumerate(said)
    ]


if __name__ == "__main__":
    print(json.dumps(_measure()))
