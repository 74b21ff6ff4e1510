"""The table of dead letters, readable on a terminal of 80 columns."""

from __future__ import annotations

import io
from datetime import datetime, timezone
from typing import Any

import pytest
from rich.console import Console

from schemas.dead_letter import DeadLetterMark
from services.cli.dead_letters import LettersTable
from services.runtime.dead_letters.reading import DeadLetter
from tests.synthetic import HOSTILE

AT = datetime(2026, 3, 1, 8, tzinfo=timezone.utc)


def letter(**changes: Any) -> DeadLetter:
    fields: dict[str, Any] = {
        "id": "3-17", "service": "deduplicate", "topic": "conflict.reports.v1", "partition": 7, "offset": 4711,
        "reason": "wrong-schema", "message": "published_at is missing; send ISO 8601 with a zone.",
        "error_class": "Rejection", "stack": "", "source": "The Regional Desk", "attempt": 1, "at": AT, "key": b"k",
        "value": b"{}", "headers": (), "cut_from": None, "mark": None,
    }  # fmt: skip
    return DeadLetter(**(fields | changes))


def lines(width: int, *letters: DeadLetter) -> list[str]:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    console.print(LettersTable(letters))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_at_80_columns_no_word_is_cut() -> None:
    shown = lines(80, letter())
    assert max(map(len, shown)) <= 80
    text = " ".join(" ".join(shown).split())
    for word in ("3-17", "The Regional Desk", "deduplicate", "wrong-schema", "published_at is"):
        assert word in text
    assert len(shown) <= 6, "what was wrong has two lines, the head two"


def test_where_it_lay_is_shown_where_there_is_room() -> None:
    assert "conflict.reports.v1/7/4711" in "".join(lines(120, letter()))
    assert "conflict.reports" not in "".join(lines(80, letter()))


def test_attempts_and_marks_are_columns_where_there_are_any() -> None:
    mark = DeadLetterMark(action="replayed", by="ada", at=AT)
    assert "attempt" not in lines(80, letter())[1] + lines(80, letter())[0]
    head = "".join(lines(100, letter(attempt=2), letter(mark=mark)))
    assert "attempt" in head
    assert "replayed by ada" in head


@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_a_stranger_wrote_neither_moves_the_cursor_nor_goes_beyond_the_edge(width: int) -> None:
    shown = lines(width, letter(source=HOSTILE, message=f"\x1b[2J{HOSTILE}"))
    assert max(map(len, shown)) <= width
    assert "\x1b" not in "".join(shown)
