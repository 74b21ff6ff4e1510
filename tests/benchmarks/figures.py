"""What a benchmark gives: figures with units, and targets that are met or not; as a table and as JSON."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PACKAGES = ("pydantic", "faust-streaming", "aiokafka", "confluent-kafka", "numpy", "spacy", "natasha", "uvloop")


@dataclass(frozen=True)
class Figure:
    """One measured value."""

    bench: str
    name: str
    value: float
    unit: str
    note: str = ""
    """Input size and how it was measured, where the name does not say."""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.at_least is None and self.at_most is None:
            return None
        return (self.at_least is None or self.value >= self.at_least) and (
            self.at_most is None or self.value <= self.at_most
        )

    @property
    def target(self) -> str:
        """The target in words, and whether it is met."""
        if self.is_met is None:
            return ""
        bound = f">= {self.at_least:g}" if self.at_least is not None else f"<= {self.at_most:g}"
        return f"{bound}: {'met' if self.is_met else 'NOT met'}"


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_average": [round(load, 1) for load in os.getloadavg()],
        "commit": _commit(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned columns."""
    rows = [(f.bench, f.name, _number(f.value), f.unit, f.target, f.note) for f in figures]
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    return "\n".join(_line(row, widths) for row in rows)


def write(path: Path, figures: Iterable[Figure], about: dict[str, Any]) -> None:
    """All of it as one JSON object."""
    records = [{**asdict(figure), "met": figure.is_met} for figure in figures]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**about, "figures": records}, indent=1) + "\n", encoding="utf-8")


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[2].rjust(widths[2]) if i == 2 else row[i].ljust(widths[i]) for i in range(5)]
    return "  ".join([*cells, row[5]]).rstrip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _commit() -> str | None:
    try:
        asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return asked.stdout.strip() or None
