"""A real Prometheus (Debian's package) that scrapes workers of a test, and what it answers to PromQL."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.integration.workers import ROOT, until

RULES = ROOT / "deploy" / "prometheus" / "alerts.yml"
SCRAPE = "500ms"
REQUIRED = "SITREP_TESTS_NEED_PROMETHEUS"
"""Set by .ci/run, which installs it: its absence is then a failure, not a skipped test."""

Labels = frozenset[tuple[str, str]]
"""A series' labels and their values."""


class Prometheus(NamedTuple):
    """A running server."""

    address: str

    def ask(self, path: str, **query: str) -> Any:
        """The `data` of an answer of the HTTP API."""
        url = f"{self.address}/api/v1/{path}?{urllib.parse.urlencode(query)}"
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{query}: {error.read().decode()}") from None

    def now(self, expression: str, at: float | None = None) -> dict[Labels, float]:
        """An instant query: value by labels, now or at a moment (Unix seconds)."""
        moment = {} if at is None else {"time": str(at)}
        result = self.ask("query", query=expression, **moment)["result"]
        return {_labels(series["metric"]): float(series["value"][1]) for series in result}

    def one(self, expression: str) -> float | None:
        """The only value of an instant query; None where it has none."""
        values = list(self.now(expression).values())
        assert len(values) <= 1, f"{expression} has {len(values)} series"
        return values[0] if values else None

    def over(self, expression: str, start: float, end: float) -> dict[Labels, list[float]]:
        """A range query, a value a second."""
        result = self.ask("query_range", query=expression, start=str(start), end=str(end), step="1")["result"]
        return {_labels(series["metric"]): [float(value) for _, value in series["values"]] for series in result}

    def alerts(self) -> dict[str, str]:
        """The alerts that are pending or firing."""
        return {alert["labels"]["alertname"]: alert["state"] for alert in self.ask("alerts")["alerts"]}


@contextmanager
def prometheus(folder: Path, targets: list[str], scrape: str = SCRAPE) -> Iterator[Prometheus]:
    """A server with the repository's alert rules; skips the test where Prometheus is not installed."""
    command = shutil.which("prometheus")
    if command is None:
        missing = pytest.fail if REQUIRED in os.environ else pytest.skip
        missing("needs Prometheus: apt-get install prometheus")
        raise AssertionError
    configuration = folder / "prometheus.yml"
    configuration.write_text(yaml.safe_dump(_configuration(targets, scrape)))
    address = f"127.0.0.1:{free_port()}"
    arguments = [f"--config.file={configuration}", f"--storage.tsdb.path={folder / 'tsdb'}"]
    with (folder / "prometheus.log").open("wb") as log:
        server = subprocess.Popen(
            [command, *arguments, f"--web.listen-address={address}"], stdout=log, stderr=log, cwd=folder
        )
    try:
        until(lambda: _ready(address), what=f"Prometheus is ready; {folder / 'prometheus.log'}")
        yield Prometheus(f"http://{address}")
    finally:
        server.kill()
        server.wait()


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _configuration(targets: list[str], scrape: str) -> dict[str, Any]:
    return {
        "global": {"scrape_interval": scrape, "scrape_timeout": scrape, "evaluation_interval": "1s"},
        "rule_files": [str(RULES)],
        "scrape_configs": [{"job_name": "sitrep", "static_configs": [{"targets": targets}]}],
    }


def _ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{address}/-/ready", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _labels(metric: dict[str, str]) -> Labels:
    return frozenset((name, value) for name, value in metric.items() if name != "__name__")
