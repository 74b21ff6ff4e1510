"""The notes in ACLED's manner (tests/gold/*/notes-*.csv) are what the scorer of such notes can read."""

import csv
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

from schemas.taxonomy import SubEventType

FOLDER = Path(__file__).parents[1] / "gold"
FILES = sorted(FOLDER.glob("*/notes-*.csv"))


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_notes_of_each_region_in_both_folders():
    assert {path.parent.name for path in FILES} == {"dev", "held-out"}
    assert len(FILES) == 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_notes_are_coded_as_acled_codes(path):
    for row in rows(path):
        assert row["sub_event_type"] in get_args(SubEventType)
        assert datetime.strptime(row["event_date"], "%d %B %Y")
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert row["geo_precision"] in {"1", "2", "3"}
        assert int(row["fatalities"]) >= 0
        assert row["actor1"]
        assert len(row["notes"]) > 40


def test_no_note_of_the_held_out_ones_is_among_the_others():
    dev, kept_apart = (
        {row["notes"] for path in FILES if path.parent.name == folder for row in rows(path)}
        for folder in ("dev", "held-out")
    )
    assert len(dev) == 720
    assert not dev & kept_apart
