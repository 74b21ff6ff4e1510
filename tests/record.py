"""The record in README.md: what the sample feed's front-line bulletin becomes, shortened.

`python -m tests.record` writes it anew; a test compares.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

README = Path(__file__).parents[1] / "README.md"
BULLETIN = "front.example"
BLOCK = re.compile(r"(<!-- record: [^\n]* -->\n```json\n)(.*?)(^```$)", re.M | re.S)

EVENT = ("event_id", "revision", "change", "event_type", "sub_event_type", "actors", "when", "where", "claims",
         "status", "confidence", "reports", "independent_sources", "codes")  # fmt: skip
LEFT_OUT = {"more", "relation", "feature_code", "gazetteer_version", "score", "joined", "spans", "field",
            "article_id", "title", "language", "published_at", "origin"}  # fmt: skip


def record() -> str:
    """The event of the bulletin's first report, as JSON with an indent of one, without nulls and some details."""
    feed = str(files("services.cli.sample") / "feed.jsonl")
    done = subprocess.run(
        [sys.executable, "-m", "services.cli.main", "process", feed], capture_output=True, text=True, check=True
    )
    events = [json.loads(line) for line in done.stdout.splitlines()]
    (told, *_) = [e for e in events if e["where"] and e["reports"][0]["source"]["domain"] == BULLETIN]
    shown = {name: _short(told[name]) for name in EVENT}
    for report in shown["reports"]:
        for name in ("casualties", "claims", "sub_event_type"):
            report.pop(name, None)
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _short(value: Any) -> Any:
    """Without what is null, empty or one of LEFT_OUT."""
    if isinstance(value, dict):
        kept = {name: _short(each) for name, each in value.items() if name not in LEFT_OUT}
        return {name: each for name, each in kept.items() if each not in (None, {}, [])}
    return [_short(each) for each in value] if isinstance(value, list) else value


def shown() -> str:
    """The record that stands in README.md."""
    found = BLOCK.search(README.read_text(encoding="utf-8"))
    assert found, "README.md has no block after <!-- record: ... -->"
    return found[2]


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda found: found[1] + record() + found[3], text), encoding="utf-8")
