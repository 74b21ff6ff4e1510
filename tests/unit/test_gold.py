"""The annotated articles under tests/gold are well formed."""

from __future__ import annotations

from tests.gold import check


def test_gold_has_no_faults() -> None:
    assert check.faults_of() == []
