"""How reporters name each kind of deed, in all regions, and the same words where nothing of the kind happened.

`deeds/<language>.txt` has phrases by the sub-event type that they tell ("@" is a place and a day), and such as tell
none; `deeds/beside-<language>.txt` has events told beside words that may take an event back: history, plans, courts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.extract.test_terse import reports

_HERE = {"en": "in Arden on Monday", "ru": "в Малене в понедельник", "uk": "у Малені в понеділок"}
_FILES = [(f"{prefix}{language}", language) for prefix in ("", "beside-") for language in _HERE]


def _tables() -> Iterator[tuple[str, str, list[str]]]:
    """Language, sub-event type ("none" where nothing is told) and texts of each table."""
    for name, language in _FILES:
        for table in Path(__file__).with_name("deeds").joinpath(f"{name}.txt").read_text("utf-8").split("== ")[1:]:
            kind, *lines = table.strip().split("\n")
            yield language, kind, [line.replace("@", _HERE[language]).rstrip(".") + "." for line in lines]


@pytest.mark.parametrize(("language", "kind", "texts"), list(_tables()))
def test_what_is_told(language: str, kind: str, texts: list[str]) -> None:
    expected = () if kind == "none" else (kind,)
    read = {text: tuple(report.sub_event_type for report in reports(text, language)) for text in texts}
    assert {text: kinds for text, kinds in read.items() if kinds != expected} == {}
