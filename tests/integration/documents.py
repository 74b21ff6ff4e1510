"""Code blocks of README and docs/, and what the comment before each says about running it.

`<!-- file: NAME -->` writes the block to a file, `<!-- not run: WHY -->` leaves it alone, `<!-- until: TEXT -->` ends
the command once it has said so, `<!-- background: TEXT -->` leaves it running from then on, `<!-- retry: TEXT -->` runs
it again until it says so (what it shows takes its time to come about), `<!-- needs: PROGRAM -->` skips it where that is
missing. `<!-- record: HOW -->` is before a record that is made anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COMMANDS = ("sh", "bash", "console")
DIRECTIVES = ("file", "not run", "until", "background", "retry", "needs", "record", "")

_BLOCK = re.compile(
    r"^(?:<!-- (?P<directive>[a-z ]+?)(?:: (?P<value>.*?))? -->\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.M | re.S,
)


class Block(NamedTuple):
    """One code block of a document."""

    document: Path
    line: int
    directive: str
    value: str
    language: str
    text: str

    @property
    def where(self) -> str:
        """For a person: "docs/feeding.md, line 20"."""
        return f"{self.document.relative_to(ROOT)}, line {self.line}"

    @property
    def is_command(self) -> bool:
        """Whether it is there to be run as it stands."""
        return self.language in COMMANDS and self.directive not in ("file", "not run")


def blocks(document: Path) -> list[Block]:
    """The document's code blocks from the top to the bottom."""
    text = document.read_text(encoding="utf-8")
    return [
        Block(document, text[: found.start()].count("\n") + 1, found["directive"] or "", found["value"] or "",
              found["language"], found["text"])
        for found in _BLOCK.finditer(text)
    ]  # fmt: skip
