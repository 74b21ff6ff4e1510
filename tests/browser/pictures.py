"""The pictures in docs/: the map with a month of invented news, taken as it is.

`python -m tests.browser.newsroom 600 | sitrep process - > events.jsonl`, then
`python -m tests.browser.pictures events.jsonl`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from schemas.event import ConflictEvent
from tests.browser.conftest import GRAPHICS, chromium, serving

DOCS = Path(__file__).parents[2] / "docs"
LAPTOP: dict[str, Any] = {"viewport": {"width": 1360, "height": 850}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PICTURES: dict[str, tuple[dict[str, Any], bool]] = {
    "map.png": (LAPTOP, True),
    "map-dark.png": ({**LAPTOP, "color_scheme": "dark"}, False),
    "map-phone.png": (PHONE, False),
}
"""File, the browser's options, and whether an event is open."""


def main(path: str) -> None:
    """Take all pictures of the events of a JSON Lines file."""
    events = [ConflictEvent.read(line) for line in Path(path).read_bytes().splitlines()]
    told = _telling(events)
    served, stop = serving(events)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium(), args=list(GRAPHICS))
        for name, (options, opened) in PICTURES.items():
            page = browser.new_context(**options).new_page()
            page.goto(f"{served.url}#{told.event_id}" if opened else served.url)
            page.wait_for_selector("html[data-drawn]", state="attached", timeout=120_000)
            page.wait_for_timeout(4000)  # flights and names
            page.screenshot(path=DOCS / name)
        browser.close()
    stop()


def _telling(events: list[ConflictEvent]) -> ConflictEvent:
    """A disputed event of several outlets, with the most others around it."""
    placed = [e for e in events if e.where is not None]
    disputed = [e for e in placed if e.status == "disputed" and e.independent_sources > 1]
    return max(disputed, key=lambda e: (sum(_near(e, other) for other in placed), e.event_id))


def _near(one: ConflictEvent, other: ConflictEvent) -> bool:
    assert one.where is not None
    assert other.where is not None
    return (
        abs(one.where.latitude - other.where.latitude) < 0.5 and abs(one.where.longitude - other.where.longitude) < 0.7
    )


if __name__ == "__main__":
    main(sys.argv[1])
