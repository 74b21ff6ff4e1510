"""Dashboard and alerts name only what workers export, and every alert has its test and its runbook."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.runtime.metrics import CATALOGUE

ROOT = Path(__file__).parents[2]
PROMETHEUS = ROOT / "deploy" / "prometheus"
PANELS = json.loads((ROOT / "deploy" / "grafana" / "dashboards" / "sitrep.json").read_text())["panels"]
RULES = yaml.safe_load((PROMETHEUS / "alerts.yml").read_text())["groups"][0]["rules"]
TESTS = yaml.safe_load((PROMETHEUS / "alerts_test.yml").read_text())["tests"]

SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_count", "_sum")}
EXPORTED = {f"sitrep_{m.name}{suffix}" for m in CATALOGUE for suffix in SUFFIXES[m.kind]}
ROWS_OF_A_SCREEN = 25
"""Of Grafana's 38 pixels, under its header, at 1,080."""


def expressions() -> list[str]:
    return [t["expr"] for p in PANELS for t in p.get("targets", ())] + [rule["expr"] for rule in RULES]


@pytest.mark.parametrize("expression", expressions())
def test_queries_name_metrics_of_the_catalogue(expression: str) -> None:
    assert set(re.findall(r"\bsitrep_\w+", expression)) <= EXPORTED


def test_the_dashboard_is_one_screen_without_overlaps() -> None:
    def cells(panel: dict[str, Any]) -> set[tuple[int, int]]:
        at = panel["gridPos"]
        return {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}

    assert all(not cells(a) & cells(b) for a, b in combinations(PANELS, 2))
    assert max(y for panel in PANELS for _, y in cells(panel)) < ROWS_OF_A_SCREEN


def test_every_alert_fires_in_a_test_and_has_a_runbook() -> None:
    fired = {t["alertname"] for test in TESTS for t in test["alert_rule_test"] if t["exp_alerts"]}
    headings = re.findall(r"^### (\w+)$", (ROOT / "docs" / "operations.md").read_text(), re.MULTILINE)
    for rule in RULES:
        assert rule["alert"] in fired
        assert rule["annotations"]["runbook"] == f"docs/operations.md#{rule['alert'].lower()}"
        assert rule["alert"] in headings
