"""The annotated articles under tests/gold are well formed."""

from __future__ import annotations

from pathlib import Path

from tests.gold import check


def test_gold_has_no_faults() -> None:
    assert check.faults_of() == []


def test_what_holds_no_article_is_a_fault(tmp_path: Path) -> None:
    assert "no article in" in check.faults_of(tmp_path)[0]


def test_a_lone_file_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    line = (check.HERE / "dev" / "en.jsonl").read_text(encoding="utf-8").splitlines()[0]
    file.write_text(line.replace('"language": "en"', '"language": "xx"'), encoding="utf-8")
    assert any("language 'xx'" in fault for fault in check.faults_of(file))
