from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from services.geocode.gazetteer import GazetteerError
from services.geocode.gazetteer.sources.geonames_dump import DumpCount, read_dump
from tests.unit.geocode.gazetteer.dumps import dump, row

GOOD = [row(i, f"Village {chr(65 + i)}", (13.0 + i / 10, 25.0)) for i in range(6)]


def test_rows_become_entries(tmp_path: Path) -> None:
    rows = [row(1, "Kutum", (14.2, 24.67), population=45_000, others="Kuttum,Кутум,ktm"), row(2, "Hut", (1, 1), "AIRP")]
    count = DumpCount()
    first, second = read_dump(dump(tmp_path / "SD.zip", rows), count)
    assert (first.entry.feature, second.entry.feature) == ("town", "facility")
    assert set(first.entry.names) == {"kutum", "kuttum", "кутум"}
    assert first.entry.parent == "region:SD.55"
    assert (count.read, count.broken) == (2, 0)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "1\tonly",
        "x" + GOOD[0],
        row(1, "Far", (95.0, 25.0)),
        row(1, "", (13.0, 25.0)),
        row(1, "Nan", (float("nan"), 1)),
    ],
)
def test_broken_rows_are_skipped_and_counted(tmp_path: Path, broken: str) -> None:
    count = DumpCount()
    rows = list(read_dump(dump(tmp_path / "SD.zip", [*GOOD, broken]), count))
    assert len(rows) == len(GOOD)
    assert (count.read, count.broken) == (7, 1)
    assert count.first_broken.startswith("line 7:")


def test_mostly_broken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"7 of 13 rows.*gazetteer fetch SD"):
        list(read_dump(dump(tmp_path / "SD.zip", [*GOOD, *["junk"] * 7]), DumpCount()))


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    empty, text, other = tmp_path / "SD.zip", tmp_path / "XX.zip", tmp_path / "YY.zip"
    empty.write_bytes(b"")
    text.write_text("hello")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "")
    for path in (empty, text, other, tmp_path / "missing.zip", dump(tmp_path / "ZZ.zip", [])):
        with pytest.raises(GazetteerError, match=str(path)):
            list(read_dump(path, DumpCount()))


def test_a_cut_off_archive_is_refused(tmp_path: Path) -> None:
    path = dump(tmp_path / "SD.zip", GOOD)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(GazetteerError, match="gazetteer fetch SD"):
        list(read_dump(path, DumpCount()))
