"""`sitrep export` as people run it, on JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from schemas.event import ConflictEvent
from services.cli.export import export
from tests.synthetic import event, events


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "events.jsonl"
    made = [*events(30), event(77, state="merged", merged_into="0" * 16, change="merged")]
    path.write_bytes(b"".join(e.to_bytes() + b"\n" for e in made))
    return path


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(export, arguments, input=given)


def test_csv_from_standard_input_opens_in_pandas_without_a_warning(feed: Path) -> None:
    result = run("--format", "acled-csv", "--from", "-", given=feed.read_bytes())
    assert result.exit_code == 0, result.output
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = pandas.read_csv(io.StringIO(result.stdout))
    assert len(frame) == 30
    assert frame["latitude"].dtype == "float64"
    assert frame["fatalities"].dtype == "int64"


def test_hxl_tags_are_the_second_line(feed: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("--format", "acled-csv", "--hxl", "--from", str(feed)).stdout)))
    assert rows[1][0] == "#event+id"
    assert len(rows) == 32


def test_what_is_no_more_goes_into_the_list_of_deleted(feed: Path, tmp_path: Path) -> None:
    gone = tmp_path / "deleted.csv"
    result = run("--format", "jsonl", "--from", str(feed), "--deleted", str(gone))
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(gone.open()))
    assert [r["event_id_cnty"] for r in rows] == [f"{77:016x}"]
    assert int(rows[0]["deleted_timestamp"]) > 1_700_000_000
    assert f"{77:016x}" not in {json.loads(line)["event_id"] for line in result.stdout.splitlines()}


def test_selection_by_time_area_country_and_type(feed: Path) -> None:
    chosen = run("--format", "jsonl", "--from", str(feed), "--since", "2025-07-10", "--until", "2025-07-20",
                 "--country", "ukr", "--bbox", "30,45,40,52", "--type", "battles")  # fmt: skip
    found = [ConflictEvent.read(line) for line in chosen.stdout.splitlines()]
    expected = [
        e for e in events(30)
        if "2025-07-10" <= str(e.when.start) <= "2025-07-20" and e.event_type == "Battles"
        and e.where and e.where.country == "UKR" and 30 <= e.where.longitude <= 40 and 45 <= e.where.latitude <= 52
    ]  # fmt: skip
    assert [e.event_id for e in found] == [e.event_id for e in expected] != []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "geojson", "--follow"), "needs an end"),
        (("--format", "jsonl", "--bbox", "1,2,3"), "four numbers"),
        (("--format", "jsonl", "--bbox", "1,20,3,10"), "no area"),
        (("--format", "jsonl", "--hxl"), "acled-csv"),
        (("--format", "jsonl", "--follow", "--from", "-"), "broker"),
    ],
)
def test_a_wrong_call_is_one_clear_line(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_unusable_lines_are_named_and_passed_over(feed: Path) -> None:
    result = run("--format", "jsonl", "--from", "-", given=b"{}\nnonsense\n" + feed.read_bytes())
    assert result.exit_code == 0
    assert "standard input, line 1: no event: " in result.stderr
    assert len(result.stdout.splitlines()) == 30
    assert run("--format", "jsonl", "--from", "-", given=b"{}\n").exit_code == 1


@pytest.mark.parametrize("form", ["geojson", "parquet"])
def test_files_with_an_end(feed: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = tmp_path / f"events.{form}"
    result = run("--format", form, "--from", str(feed), "--output", str(path))
    assert result.exit_code == 0, result.output
    assert path.stat().st_size > 1000
