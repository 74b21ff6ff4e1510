"""Time and memory: a process's own CPU seconds, for the machine may be busy with other things; medians of runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

import psutil

T = TypeVar("T")


@dataclass(frozen=True)
class Options:
    """How much to measure."""

    quick: bool = False
    """Small inputs, one run: to see that everything works."""
    articles: int | None = None
    """For `month` and `replay`: how many."""

    @property
    def runs(self) -> int:
        """How often a measurement is repeated; the median counts."""
        return 1 if self.quick else 3

    def size(self, full: int, quick: int) -> int:
        """An input's size."""
        return quick if self.quick else full


def cpu(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of this process's CPU time (all threads), and the result."""
    since = time.process_time()
    result = work()
    return time.process_time() - since, result


def median_cpu(runs: int, work: Callable[[], object]) -> float:
    """The median of so many runs, in seconds of CPU time."""
    return median(cpu(work)[0] for _ in range(runs))


def cpu_seconds(pid: int) -> float:
    """CPU time of a process since its start, in seconds."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def resident_mib(pid: int | str = "self") -> float:
    """Resident memory of a process in MiB; the part of it that it shares with others (a mapped gazetteer) included."""
    return _status(pid, "VmRSS") / 1024


def anonymous_mib(pid: int | str = "self") -> float:
    """Resident memory of a process's own in MiB: without mapped files, which all workers share."""
    return _status(pid, "RssAnon") / 1024


def _status(pid: int | str, field: str) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1])
    raise ValueError(f"/proc/{pid}/status has no {field}")
