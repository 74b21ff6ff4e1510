from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from services.cli.gazetteer import gazetteer
from services.geocode.gazetteer import files


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(gazetteer, args)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def small_gazetteer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.VARIABLE, str(folder))


def test_find_says_what_and_why() -> None:
    status, output = run("find", "Verhnemekensky", "--near", "Seversk")
    assert status == 0
    assert "1. Verkhnokamianske (village), Donetsk, UKR" in output
    assert "km from Siversk" in output


def test_find_says_that_there_is_none() -> None:
    status, output = run("find", "Xylophone")
    assert status == 1
    assert "no place is called 'Xylophone'" in output


def test_info_says_what_is_in_it(folder: Path) -> None:
    status, output = run("info")
    assert status == 0
    assert str(folder) in output
    assert "places" in output


@pytest.mark.parametrize("args", [("info",), ("find", "Kyiv")])
def test_without_a_gazetteer_it_says_what_to_do(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(files.VARIABLE, str(tmp_path))
    status, output = run(*args)
    assert status == 1
    assert "sitrep gazetteer build" in output


def test_a_bad_dump_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "SD.zip").write_text("no zip")
    status, output = run("build", "--no-fetched", "--geonames", str(tmp_path / "SD.zip"), "--output", str(tmp_path))
    assert status == 1
    assert "SD.zip: cannot be read as a GeoNames dump" in output


def test_if_missing_builds_again_only_where_the_sources_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = ("build", "--no-fetched", "--countries", "MD", "--output", str(tmp_path), "--if-missing")
    assert "places" in run(*args)[1]
    assert "is there" in run(*args)[1]
    monkeypatch.setattr(files, "FORMAT", files.FORMAT + 1)
    status, output = run(*args)
    assert status == 0
    assert "places" in output


def test_a_wrong_country_is_one_clear_line(tmp_path: Path) -> None:
    status, output = run("fetch", "Ukraine", "--folder", str(tmp_path))
    assert status == 1
    assert "alpha-2" in output


@pytest.mark.parametrize("command", [(), ("build",), ("fetch",), ("info",), ("find",)])
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    assert "Example: sitrep gazetteer" in run(*command, "--help")[1]
