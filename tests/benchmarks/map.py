"""How long until the map's page has its list, and until its dots can be seen, in headless Chromium without a card."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options
from tests.browser.conftest import GRAPHICS, chromium, serving
from tests.synthetic import events

SEEN_SECONDS = 2.0
MARKS = {
    "listed": "the list is there",
    "shown": "the dots are drawn (told by the graphics context's own fence)",
    "drawn": "borders and names too",
}
"""What the page notes on itself, in ms since the browser began to open it."""


def bench(options: Options) -> Iterator[Figure]:
    """Seconds by the clock, the median of loads that each begin without a cache."""
    number = options.size(50_000, 5000)
    served, stop = serving(events(number))
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium(), args=list(GRAPHICS))
        loads = [_load(browser, served.url) for _ in range(options.runs)]
        browser.close()
    stop()
    for mark, name in MARKS.items():
        took = [load[mark] / 1000 for load in loads]
        note = f"{number:,} events; {', '.join(f'{seconds:.2f}' for seconds in took)}"
        yield Figure("map", name, median(took), "s", note, at_most=SEEN_SECONDS if mark == "shown" else None)


def _load(browser: Any, url: str) -> dict[str, int]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("html[data-drawn]", state="attached", timeout=200_000)
    told = page.evaluate("({...document.documentElement.dataset})")
    context.close()
    return {mark: int(told[mark]) for mark in MARKS}
