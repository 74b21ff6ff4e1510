"""`sitrep process` on one core: articles a second, the start taken off."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.articles import lines
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options


def bench(options: Options) -> Iterator[Figure]:
    """CPU seconds of the command, with and without articles."""
    count = options.size(1000, 150)
    with tempfile.TemporaryDirectory() as folder:
        one, many = (_written(Path(folder) / f"{n}.jsonl", n) for n in (1, count))
        start = median(_cpu_seconds(one) for _ in range(options.runs))
        whole = median(_cpu_seconds(many) for _ in range(options.runs))
    note = f"{count} articles, --workers 1, median of {options.runs}, without the start"
    yield Figure("process", "sitrep process", (count - 1) / (whole - start), "articles/CPU s", note)
    yield Figure("process", "start of sitrep process", start, "CPU s", "one article")


def _written(path: Path, count: int) -> Path:
    path.write_bytes(b"".join(line + b"\n" for line in lines(count)))
    return path


def _cpu_seconds(path: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "services.cli.main", "process", str(path)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
