"""Draw docs/dashboard.png: what the dashboard's panels show, asked of a real Prometheus while articles go through.

    pip install matplotlib && python -m tests.integration.picture docs/dashboard.png [SECONDS]

Grafana itself is in no package registry; its queries, places and units are those of the dashboard's file.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

from schemas.topics import ARTICLES
from services.broker.choice import choose_broker
from services.runtime import topics
from services.runtime.lag import SERVICES
from services.runtime.settings import Settings, load_settings
from tests.benchmarks.articles import articles
from tests.integration.prometheus import Prometheus, free_port, prometheus
from tests.integration.records import push
from tests.integration.workers import ROOT, Worker, until

DASHBOARD = json.loads((ROOT / "deploy" / "grafana" / "dashboards" / "sitrep.json").read_text())
BROKEN = b'{"url": "https://broken.example/1", "source": {"name": "Broken Feed"}, "text": "Shelling in Nikopol"}'
SPANISH = "Un misil ruso alcanzó un edificio de viviendas en Járkov durante la noche, dijeron las autoridades."
COLOURS = ("#7eb26d", "#eab839", "#6ed0e0", "#ef843c", "#e24d42", "#1f78c1", "#ba43a9", "#705da0", "#b7dbab")
UNIT = {"s": "s", "mps": "/s", "percentunit": "share"}


def main(path: Path, seconds: float) -> None:
    """Run the pipeline for so long, then draw."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        broker = stack.enter_context(choose_broker(load_settings()))
        settings = load_settings(bootstrap_servers=broker.servers)
        topics.apply(settings)
        ports = {service: free_port() for service in SERVICES}
        server = stack.enter_context(prometheus(folder, [f"127.0.0.1:{port}" for port in ports.values()], "2s"))
        for service, port in ports.items():
            command = (sys.executable, "-m", "services.cli.main", "worker", service)
            log = folder / f"{service}.log"
            stack.enter_context(Worker(settings, service, log, command, SITREP_HTTP_PORT=str(port)))
        until(lambda: server.one('sum(up{job="sitrep"})') == 4, what="all are scraped")
        start = time.time()
        feed(settings, start + seconds)
        draw(server, start, time.time(), path)


def feed(settings: Settings, end: float) -> None:
    """Two to eight articles a second, now and then a burst, a broken one, or one in a language that is not read."""
    chance = random.Random(1)
    made = articles(100_000)
    while time.time() < end:
        size = 120 if chance.random() < 0.03 else chance.randint(2, 8)
        lines = [current(next(made)) for _ in range(size)]
        lines += [BROKEN] * (chance.random() < 0.15)
        lines += [spanish(chance)] * (chance.random() < 0.2)
        push(settings, ARTICLES, [(None, line) for line in lines])
        time.sleep(1)  # the rate of the feed, not a wait for something


def current(article: dict[str, Any]) -> bytes:
    """The article, published a while ago."""
    at = datetime.fromtimestamp(time.time() - random.Random(article["article_id"]).expovariate(1 / 7200), timezone.utc)
    return json.dumps(article | {"published_at": at.isoformat()}, ensure_ascii=False).encode()


def spanish(chance: random.Random) -> bytes:
    url = f"https://diario.example/{chance.random()}"
    return current({"article_id": url, "source": {"name": "Diario", "domain": "diario.example"}, "text": SPANISH})


def draw(server: Prometheus, start: float, end: float, path: Path) -> None:
    """Each panel where the dashboard has it."""
    pyplot.style.use("dark_background")
    pyplot.rcParams.update({"font.size": 7, "axes.prop_cycle": pyplot.cycler(color=COLOURS)})
    figure = pyplot.figure(figsize=(16, 9), dpi=75)
    rows = 25  # of the grid: tests/deploy/test_observability.py
    for panel in DASHBOARD["panels"]:
        at = panel["gridPos"]
        if panel["type"] == "row":
            figure.text((at["x"] + 0.2) / 24, 1 - (at["y"] + 0.7) / rows, panel["title"], size=11, weight="bold")
            continue
        box = (
            (at["x"] + 0.55) / 24,
            1 - (at["y"] + at["h"] - 0.55) / rows,
            (at["w"] - 0.8) / 24,
            (at["h"] - 1.2) / rows,
        )
        axes = figure.add_axes(box)
        axes.set_title(panel["title"], size=7.5, loc="left", pad=3)
        DRAW[panel["type"]](axes, panel, server, start, end)
    figure.savefig(path)


def query(target: dict[str, Any]) -> str:
    return str(target["expr"]).replace("$__rate_interval", "20s")


def unit(panel: dict[str, Any]) -> str:
    return UNIT.get(panel["fieldConfig"]["defaults"].get("unit", ""), "")


def stat(axes: Any, panel: dict[str, Any], server: Prometheus, start: float, end: float) -> None:
    value = server.one(query(panel["targets"][0]))
    shown = "no data" if value is None else f"{value:.1%}" if unit(panel) == "share" else f"{value:,.0f}"
    axes.text(0.5, 0.4, shown, size=20, ha="center", va="center", color=colour(panel, value))
    axes.axis("off")


def colour(panel: dict[str, Any], value: float | None) -> str:
    steps = panel["fieldConfig"]["defaults"].get("thresholds", {}).get("steps", [])
    reached = [step["color"] for step in steps if step["value"] is None or (value or 0) >= step["value"]]
    return {"green": "#73bf69", "red": "#f2495c", "orange": "#ff9830"}.get(reached[-1] if reached else "", "white")


def series(axes: Any, panel: dict[str, Any], server: Prometheus, start: float, end: float) -> None:
    for target in panel["targets"]:
        result = server.ask("query_range", query=query(target), start=str(start), end=str(end), step="2")["result"]
        for one in sorted(result, key=lambda r: -sum(float(v) for _, v in r["values"] if v != "NaN"))[:6]:
            label = " ".join(v for k, v in one["metric"].items() if k != "__name__") or target["legendFormat"]
            points = [(t - start, float(v)) for t, v in one["values"]]
            if any(value for _, value in points):
                axes.plot(*zip(*points, strict=True), label=label, linewidth=1)
    axes.set_xlim(0, end - start)
    axes.set_ylim(bottom=0)
    axes.set_ylabel(unit(panel), labelpad=1)
    axes.grid(alpha=0.2)
    axes.tick_params(length=2, pad=1)
    if axes.get_lines():
        axes.legend(loc="upper right", fontsize=5.5, framealpha=0.4, borderpad=0.2)


def table(axes: Any, panel: dict[str, Any], server: Prometheus, start: float, end: float) -> None:
    found = server.now(query(panel["targets"][0]))
    rows = sorted(((value, " / ".join(v for _, v in sorted(labels))) for labels, value in found.items()), reverse=True)
    for number, (value, name) in enumerate(rows[:9]):
        axes.text(0, 0.92 - number * 0.11, name, size=6.5)
        axes.text(1, 0.92 - number * 0.11, f"{value:,.0f} {unit(panel)}", size=6.5, ha="right")
    axes.axis("off")


DRAW = {"stat": stat, "timeseries": series, "table": table}

if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 180)
