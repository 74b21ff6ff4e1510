"""What an article costs by its length, from 1 KB to the limit of 1 MiB: the growth must be linear."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from services.extract.extractor import Extractor
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from tests.benchmarks.articles import START, long_text
from tests.benchmarks.chain import raw
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options, median_cpu, resident_mib

KIB = 1024
SIZES = (1, 4, 16, 64, 256, 1023)
"""KiB of text; with its other fields the longest article stays under 1 MiB."""
TOTAL = 256
"""KiB that are read at each size, at least: short articles are repeated with different texts."""
SLACK = 1.5
"""How much more a KiB of the longest may cost than one of 16 KiB for growth to count as linear."""


def bench(options: Options) -> Iterator[Figure]:
    """CPU milliseconds a KiB of text, at each length."""
    extractor, geocoder = Extractor(), Geocoder(Gazetteer.open(None))
    cost: dict[str, dict[int, float]] = {"extract": {}, "geocode": {}}

    def milliseconds(stage: Callable[[Any], object], inputs: Sequence[object], kib: int) -> float:
        return 1000 * median_cpu(options.runs, lambda: [stage(one) for one in inputs]) / kib

    for size in SIZES[: 4 if options.quick else None]:
        some = raw(_article(size, seed) for seed in range(max(1, TOTAL // size // (8 if options.quick else 1))))
        read = len(some) * size
        cost["extract"][size] = milliseconds(extractor, some, read)
        cost["geocode"][size] = milliseconds(geocoder, [extractor(a) for a in some], read)
    for stage, by_size in cost.items():
        for size, cpu_ms in by_size.items():
            yield Figure("length", f"{stage}, text of {size} KiB", cpu_ms, "CPU ms/KiB")
        growth = by_size[max(by_size)] / by_size[16]
        yield Figure("length", f"{stage}, {max(by_size)} KiB to 16 KiB", growth, "x", "cost of a KiB", at_most=SLACK)
    yield Figure("length", "resident memory after the longest", resident_mib(), "MiB")


def _article(size: int, seed: int) -> dict[str, object]:
    return {
        "article_id": f"long-{size}-{seed}",
        "text": long_text(size * KIB, seed),
        "published_at": START.isoformat(),
        "source": {"name": "Outlet", "domain": "outlet.example"},
        "language": "en",
    }
