"""Deduplicate with 10^3 to 10^6 live events: what one more article costs, the restore, and the memory.

Each size has two processes: `python -m tests.benchmarks.filling COUNT` makes the events, and this module, run as one
(`python -m tests.benchmarks.live`), loads what a worker loads and takes them in.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options, resident_mib

SIZES = (1_000, 10_000, 100_000, 1_000_000)
TARGET_AT, TARGET_MIB = 100_000, 250.0


def bench(options: Options) -> Iterator[Figure]:
    """Milliseconds of CPU time an article, microseconds a restored event, MiB."""
    for size in SIZES[: 2 if options.quick else None]:
        found = _filled(size)
        at = f"{size:,} live events"
        yield Figure("live", f"one more article at {at}", found["apply_ms"], "CPU ms", f"mean of {found['probes']:.0f}")
        yield Figure("live", f"restore of {at}", found["restore_us"], "CPU us/event")
        target = TARGET_MIB if size == TARGET_AT else None
        note = f"resident, the whole worker; {found['empty_mib']:.0f} MiB without events"
        yield Figure("live", f"memory at {at}", found["mib"], "MiB", note, at_most=target)


def _filled(size: int) -> dict[str, float]:
    """One size, in processes of its own."""
    filler = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.filling", str(size)], stdout=subprocess.PIPE)
    taker = subprocess.run([sys.executable, "-m", "tests.benchmarks.live"], stdin=filler.stdout, capture_output=True)
    assert filler.stdout is not None
    filler.stdout.close()  # or a filler whose reader failed would wait for it
    if filler.wait() or taker.returncode:
        raise RuntimeError(f"filling with {size} events failed: {taker.stderr.decode()[-2000:]}")
    found: dict[str, float] = json.loads(taker.stdout)
    return found


def _measure() -> dict[str, float]:
    import services.runtime.run  # noqa: F401  what a worker has loaded
    from schemas.report import ArticleReports
    from services.deduplicate.partition import Partition

    empty = resident_mib()
    lines = sys.stdin.buffer
    probes = [ArticleReports.read(lines.readline()) for _ in range(int(lines.readline()))]
    partition = Partition()
    since = time.process_time()
    partition.restore((key, value) for key, _, value in (line.rstrip().partition(b"\t") for line in lines))
    restored = time.process_time() - since
    gc.collect()
    mib = resident_mib()
    since = time.process_time()
    for one in probes:
        partition.apply(one, one.published_at)
    applied = time.process_time() - since
    return {
        "apply_ms": 1000 * applied / len(probes),
        "restore_us": 1e6 * restored / len(partition),
        "mib": mib,
        "empty_mib": empty,
        "probes": len(probes),
    }


if __name__ == "__main__":
    print(json.dumps(_measure()))
