"""Memory over time: told as it comes, and as a picture."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple


class Sample(NamedTuple):
    """Resident memory at one moment, in MiB."""

    minutes: float
    """Since the beginning."""
    articles: int
    """Fed so far."""
    of: dict[str, float]
    """By process."""
    whole: float
    """Of all processes together."""


def tell(samples: Iterable[Sample], count: int) -> Iterator[Sample]:
    """The samples as they come, with a line on standard error at each hundredth of the feed: a run may take hours."""
    told = 0
    for sample in samples:
        if sample.articles * 100 // count > told:
            told = sample.articles * 100 // count
            of = ", ".join(f"{name} {size:.0f}" for name, size in sample.of.items())
            line = f"{sample.articles:,} of {count:,} fed, {sample.minutes:.1f} min, {sample.whole:.0f} MiB: {of}"
            print(line, file=sys.stderr, flush=True)
        yield sample


def draw(samples: Sequence[Sample], path: Path, title: str) -> None:
    """One line a process; nothing where matplotlib (of the group `bench`) is not installed."""
    try:
        import matplotlib
    except ImportError:
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
    for name in samples[0].of:
        axes.plot([s.minutes for s in samples], [s.of[name] for s in samples], label=name)
    fed = min(s.minutes for s in samples if s.articles == samples[-1].articles)
    axes.axvline(fed, color="grey", linestyle=":", label="all articles fed")
    axes.set(title=title, xlabel="minutes", ylabel="resident memory, MiB", ylim=(0, None))
    axes.legend()
    axes.grid(alpha=0.3)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
