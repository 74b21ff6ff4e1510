"""`sitrep broker` as people type it: three nodes, one of them killed and returned, and what was written stays."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from schemas.topics import ARTICLES
from services.broker.embedded import EmbeddedKafka
from services.broker.process import brokers
from services.cli.broker import broker as command
from services.runtime import topics
from services.runtime.settings import load_settings
from tests.integration.records import push, read_all
from tests.integration.workers import until


def typed(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--folder", str(folder)])


def test_one_of_three_nodes_is_killed_and_returns(kafka_jars: None, tmp_path: Path) -> None:
    started = typed(tmp_path, "start", "--nodes", "3")
    try:
        assert started.exit_code == 0, started.output
        settings = load_settings(bootstrap_servers=started.stdout.strip().split("=", 1)[1])
        topics.apply(settings)
        push(settings, ARTICLES, [(b"k", b"before")])
        assert typed(tmp_path, "kill", "2").stdout == "2 of 3 node(s) answer\n"
        push(settings, ARTICLES, [(b"k", b"without one")])
        until(lambda: "2 of 3 node(s) answer" in typed(tmp_path, "status").stdout, what="status says so")
        assert typed(tmp_path, "return", "2").stdout == "3 of 3 node(s) answer\n"
        assert [record.value for record in read_all(settings, ARTICLES)] == [b"before", b"without one"]
    finally:
        assert typed(tmp_path, "stop").stdout == "stopped\n"
    assert typed(tmp_path, "status").exit_code == 3


def test_a_node_is_gone_when_stop_and_kill_return(kafka_jars: None) -> None:
    with EmbeddedKafka() as broker:
        for end in (broker.stop, broker.kill):
            end(1)
            assert brokers(broker.servers) == 0
            broker.start(1)
            broker.wait()


def test_no_node_is_killed_that_cannot_be_spared(tmp_path: Path) -> None:
    assert "no broker runs" in str(typed(tmp_path, "kill", "1").exception)
