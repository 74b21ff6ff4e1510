"""What operators see: a real Prometheus scrapes four real workers while the sample feed goes through, and every
panel of the dashboard shows what the topics hold afterwards."""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from kafka import KafkaConsumer

from schemas import dead_letter as names
from schemas.event import ConflictEvent
from schemas.report import ArticleReports, Extraction
from schemas.topics import ARTICLES, DEAD_LETTERS, EVENT_CHANGES, EVENTS, EXTRACTIONS, REPORTS, REVISIONS, full_name
from services.geocode.gazetteer import Gazetteer
from services.runtime import topics
from services.runtime.lag import SERVICES, inputs, total_lag
from services.runtime.settings import Settings
from tests.integration.prometheus import Labels, Prometheus, free_port, prometheus
from tests.integration.records import push, read_all
from tests.integration.workers import ROOT, Worker, until

pytestmark = pytest.mark.usefixtures("real_kafka")

DASHBOARD = json.loads((ROOT / "deploy" / "grafana" / "dashboards" / "sitrep.json").read_text())
FEED = (files("services.cli.sample") / "feed.jsonl").read_bytes().splitlines()
PUSHED_SECONDS_AGO = 400.0
"""The feed's records carry this time, so that lag and latency have values that are known beforehand."""
TRACE = ("traceparent", b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
NEARLY = 0.06
"""Prometheus extrapolates an increase to the borders of its window, by up to a scrape interval of 1 s on each side."""
LONG_ENOUGH = 36.0
"""Seconds of the window, so that two scrape intervals are less of it than NEARLY."""


class Run(NamedTuple):
    """The feed went through; what Prometheus saw, and what lies on the topics."""

    server: Prometheus
    settings: Settings
    workers: dict[str, Worker]
    start: float
    """Seconds since 1970 when every worker had been scraped and nothing was handled yet."""
    end: float
    records: dict[str, list[Any]]
    """Of each topic."""

    def query(self, title: str, number: int = 0) -> str:
        """A panel's query, with the whole run as the interval of its rates."""
        (panel,) = [panel for panel in DASHBOARD["panels"] if panel["title"] == title]
        expression: str = panel["targets"][number]["expr"]
        return expression.replace("$__rate_interval", f"{1000 * self.seconds:.0f}ms")

    @property
    def seconds(self) -> float:
        return self.end - self.start

    def shown(self, title: str, number: int = 0) -> dict[Labels, float]:
        """What a panel shows at the end."""
        return self.server.now(self.query(title, number), self.end)

    def counted(self, title: str) -> dict[str, float]:
        """A panel of rates by one label as counts over the run, without zeros."""
        return {
            dict(labels)[only_label(labels)]: rate * self.seconds for labels, rate in self.shown(title).items() if rate
        }


def only_label(labels: Labels) -> str:
    ((name, _),) = labels
    return name


@contextmanager
def held_back(settings: Settings) -> Iterator[None]:
    """A stranger in extract's group that holds all partitions and reads nothing: the worker must wait for them."""
    stranger = KafkaConsumer(
        full_name(ARTICLES, settings.namespace), bootstrap_servers=settings.servers,
        group_id=settings.group("extract"), enable_auto_commit=False,
    )  # fmt: skip
    until(lambda: (stranger.poll(100), len(stranger.assignment()) == ARTICLES.partitions)[1], what="it holds them")
    try:
        yield
    finally:
        stranger.close()


@pytest.fixture(scope="module")
def run(broker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Four workers and Prometheus; the feed waits until every worker was scraped once, then goes through."""
    from services.runtime.settings import load_settings

    settings = load_settings(bootstrap_servers=broker.servers, namespace=f"prom{time.time_ns()}")
    topics.apply(settings)
    folder = tmp_path_factory.mktemp("prometheus")
    ports = {service: free_port() for service in SERVICES}
    with ExitStack() as stack:
        server = stack.enter_context(prometheus(folder, [f"127.0.0.1:{port}" for port in ports.values()]))
        pushed_at = int((time.time() - PUSHED_SECONDS_AGO) * 1000)
        push(settings, ARTICLES, [(None, line) for line in FEED], timestamp_ms=pushed_at, headers=[TRACE])
        with held_back(settings):
            workers = {s: stack.enter_context(worker(settings, s, ports[s], folder)) for s in SERVICES}
            until(lambda: server.one("max(sitrep_consumer_lag_seconds)") not in (None, 0.0), what="lag is measured")
            assert workers["extract"].get("/ready") == (503, "waiting for partitions\n")
            start = moment(server, 'sum(up{job="sitrep"}) == 4')
            until(lambda: scraped_since(server, start) >= 2, what="all are scraped again before the first message")
        until(lambda: total_lag(settings) == 0 and total_lag(settings) == 0, 90, "the workers finish")
        time.sleep(max(0.0, start + LONG_ENOUGH - time.time()))
        end = moment(server, 'sum(up{job="sitrep"}) == 4 and sum(sitrep_consumer_lag_messages) == 0')
        every = (ARTICLES, EXTRACTIONS, REPORTS, REVISIONS, EVENTS, EVENT_CHANGES, DEAD_LETTERS)
        records = {topic.name: read_all(settings, topic) for topic in every}
        yield Run(server, settings, workers, start, end, records)


def moment(server: Prometheus, condition: str) -> float:
    """When Prometheus first sees that a condition holds, Unix seconds."""
    seen: list[float] = []

    def holds() -> bool:
        seen.append(time.time())
        return bool(server.now(condition, seen[-1]))

    until(holds, what=condition)
    return seen[-1]


def scraped_since(server: Prometheus, start: float) -> float:
    """How often every worker was scraped, at least: an overloaded machine misses some."""
    return server.one(f'min(sum_over_time(up{{job="sitrep"}}[{1000 * (time.time() - start):.0f}ms]))') or 0


def worker(settings: Settings, service: str, port: int, folder: Path) -> Worker:
    command = (sys.executable, "-m", "services.cli.main", "worker", service)
    return Worker(settings, service, folder / f"{service}.log", command, SITREP_HTTP_PORT=str(port))


def extractions(run: Run) -> list[Extraction]:
    return [Extraction.read(record.value) for record in run.records[EXTRACTIONS.name]]


def reports(run: Run) -> list[ArticleReports]:
    return [ArticleReports.read(record.value) for record in run.records[REPORTS.name]]


def letters(run: Run) -> list[dict[str, str]]:
    return [{name: value.decode() for name, value in r.headers} for r in run.records[DEAD_LETTERS.name]]


def handled(run: Run) -> dict[str, int]:
    return {s: sum(len(run.records.get(topic.name, ())) for topic in inputs(s)) for s in SERVICES}


def active_events(run: Run) -> int:
    latest = {record.key: record.value for record in run.records[EVENTS.name]}
    return sum(value is not None for value in latest.values())


def articles(run: Run) -> dict[str, int]:
    told = [bool(extraction.reports) for extraction in extractions(run)]
    dead = len(letters(run))
    return {"read": sum(told), "empty": told.count(False), "rejected": dead, "skipped": len(FEED) - len(told) - dead}


def nearly(counts: Mapping[str, int]) -> Any:
    """Equal to these counts, those of 0 aside, but for Prometheus' extrapolation."""
    return {name: pytest.approx(count, rel=NEARLY) for name, count in counts.items() if count}


def single(shown: dict[Labels, float]) -> float:
    (value,) = shown.values()
    return value


def by(label: str, values: dict[Labels, Any]) -> dict[str, Any]:
    return {dict(labels)[label]: value for labels, value in values.items()}


def quantile_of(text: str, metric: str, service: str, quantile: float) -> float:
    """As PromQL's histogram_quantile, from what a worker itself exposes."""
    marks = [line for line in text.splitlines() if line.startswith(f'{metric}_bucket{{le="')]
    buckets = [(float(line.split('le="')[1].split('"')[0]), float(line.rsplit(" ", 1)[1])) for line in marks]
    rank, below, count_below = quantile * buckets[-1][1], 0.0, 0.0
    for limit, count in buckets:
        if count >= rank:
            return (
                below if limit == math.inf else below + (limit - below) * (rank - count_below) / (count - count_below)
            )
        below, count_below = limit, count
    raise AssertionError(f"{service} has no {metric}")


def healthy(run: Run) -> None:
    assert single(run.shown("Workers up")) == 4
    share = len(letters(run)) / sum(handled(run).values())
    assert single(run.shown("Dead letters, share of messages")) == pytest.approx(share, rel=NEARLY)
    assert single(run.shown("Places in the gazetteer")) == len(Gazetteer.open())
    assert single(run.shown("Events in the state")) == active_events(run) > 0
    assert single(run.shown("Bugs in the last hour")) == 0
    assert single(run.shown("Partitions being restored")) == 0


def lateness(run: Run) -> None:
    for number in (0, 1):
        assert 300 < single(run.shown("From push to event", number)) <= 1800, "the bucket that the feed's times fall in"
    assert single(run.shown("From publication to event")) == 7 * 86_400, "the last bucket: the feed is of months ago"


def lag(run: Run) -> None:
    messages = by("service", run.server.over(run.query("Unfinished messages"), run.start - 30, run.end + 1))
    ages = by("service", run.server.over(run.query("Oldest unfinished message"), run.start - 30, run.end + 1))
    assert max(messages["extract"]) == len(FEED)
    assert PUSHED_SECONDS_AGO <= max(ages["extract"]) <= PUSHED_SECONDS_AGO + (run.end - run.start) + 60
    assert {s: (m[-1], ages[s][-1]) for s, m in messages.items()} == dict.fromkeys(SERVICES, (0, 0))


def speed(run: Run) -> None:
    assert by("service", run.shown("Messages a second")) == {
        service: pytest.approx(count / run.seconds, rel=NEARLY) for service, count in handled(run).items()
    }
    for service, shown in by("service", run.shown("Work on one message, p99")).items():
        own = quantile_of(run.workers[service].get("/metrics")[1], "sitrep_message_seconds", service, 0.99)
        assert shown == pytest.approx(own, rel=NEARLY)


def feeds(run: Run) -> None:
    told = [json.loads(line) for line in FEED]
    known = {a["source"].get("domain") for a in told if "published_at" in a}
    since = by("source", run.shown("Since each feed's last article"))
    assert set(since) == known
    assert all(PUSHED_SECONDS_AGO < seconds < PUSHED_SECONDS_AGO + 300 for seconds in since.values())


def outcomes(run: Run) -> None:
    assert run.counted("Articles, by what became of them") == nearly(articles(run))
    empty, read = articles(run)["empty"], articles(run)["read"]
    assert single(run.shown("Articles that tell no event")) == pytest.approx(empty / (empty + read))
    sub_types = Counter(r.sub_event_type for extraction in extractions(run) for r in extraction.reports)
    assert run.counted("Reports, by sub-event type") == nearly(sub_types)
    precisions = Counter(str(r.where.geo_precision) if r.where else "none" for a in reports(run) for r in a.reports)
    assert run.counted("Places, by precision") == nearly(precisions)


def changes(run: Run) -> None:
    published = [ConflictEvent.read(record.value) for record in run.records[EVENT_CHANGES.name]]
    assert run.counted("Events, by change") == nearly(Counter(event.change for event in published))
    joined = run.counted("Reports given to events")
    given = sum(len(article.reports) for article in reports(run))
    assert sum(joined.values()) == pytest.approx(given, rel=NEARLY)
    alone = joined["new"] + joined.get("unassigned", 0)
    assert alone > 0.99 * active_events(run) > joined["joined"] > 0


def rejected(run: Run) -> None:
    table = {
        tuple(dict(labels)[name] for name in ("service", "reason", "source")): count
        for labels, count in run.shown("Dead letters, by reason and feed").items()
    }
    assert table == Counter((l[names.SERVICE], l[names.REASON], l[names.SOURCE]) for l in letters(run))  # noqa: E741


CHECKS: dict[Callable[[Run], None], tuple[str, ...]] = {
    healthy: ("Workers up", "Dead letters, share of messages", "Places in the gazetteer", "Events in the state",
              "Bugs in the last hour", "Partitions being restored"),
    lateness: ("From push to event", "From publication to event"),
    lag: ("Unfinished messages", "Oldest unfinished message"),
    speed: ("Messages a second", "Work on one message, p99"),
    feeds: ("Since each feed's last article",),
    outcomes: ("Articles, by what became of them", "Articles that tell no event", "Reports, by sub-event type",
               "Places, by precision"),
    changes: ("Events, by change", "Reports given to events"),
    rejected: ("Dead letters, by reason and feed",),
}  # fmt: skip


def test_every_panel_is_checked() -> None:
    panels = {panel["title"] for panel in DASHBOARD["panels"] if panel["type"] != "row"}
    assert sorted(title for titles in CHECKS.values() for title in titles) == sorted(panels)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_panels_show_what_went_through(run: Run, check: Callable[[Run], None]) -> None:
    check(run)


def test_the_trace_of_an_article_goes_through_to_its_events(run: Run) -> None:
    public = [*run.records[EVENTS.name], *run.records[EVENT_CHANGES.name]]
    assert public
    assert {dict(record.headers)["traceparent"] for record in public} == {TRACE[1]}


def test_a_restore_that_is_stuck_and_a_bug_are_seen(run: Run, settings: Settings, tmp_path: Path) -> None:
    """The two panels that show 0 above, on a worker that has both troubles, scraped by a server of its own."""
    port, release = free_port(), tmp_path / "release"
    push(settings, REVISIONS, [(b"e", b"state")] * 3, partition=5)
    push(settings, REPORTS, [(b"t", b"report")], partition=5)
    with (
        prometheus(tmp_path, [f"127.0.0.1:{port}"]) as server,
        Worker(
            settings, "held", tmp_path / "log", SITREP_TEST_RELEASE=str(release), SITREP_HTTP_PORT=str(port)
        ) as held,
    ):
        until(lambda: server.one(run.query("Partitions being restored")) == 1, what="it restores")
        until(lambda: server.one("sitrep_restore_remaining_messages") == 3, what="it says how much is left")
        assert held.get("/ready") == (503, "restoring the state of partition 5\n")
        assert held.get("/live") == (200, "live\n")
        until(lambda: server.alerts().get("SitrepRestoreStuck") == "pending", what="the alert waits its five minutes")
        release.touch()
        until(lambda: (server.one(run.query("Bugs in the last hour")) or 0) > 0, what="the bug shows")
        until(lambda: server.one(run.query("Partitions being restored")) == 0, what="it is restored")
        until(lambda: server.alerts().get("SitrepOwnErrors") == "firing", what="the alert")


def test_a_dead_worker_is_seen(run: Run) -> None:
    until(lambda: "SitrepWorkerDown" not in run.server.alerts(), what="all is well")
    run.workers["publish"].kill()
    until(lambda: run.server.one(run.query("Workers up")) == 3, what="one is down")
    until(lambda: run.server.alerts().get("SitrepWorkerDown") == "pending", what="the alert waits its minute")
