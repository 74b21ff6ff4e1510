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
    told = max(events, key=lambda e: (e.status == "disputed", len(e.claims), e.independent_sources, e.event_id))
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


if __name__ == "__main__":
    main(sys.argv[1])
