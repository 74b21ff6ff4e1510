"""Where Apache Kafka cannot be fetched: Tansu carries articles through, and says what does not hold on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.topics import ARTICLES, EXTRACTIONS
from services.broker.choice import choose_broker
from services.broker.process import BrokerError
from services.runtime import topics
from services.runtime.settings import load_settings
from tests.integration.records import push, read_all
from tests.integration.workers import Worker, until


def test_tansu_is_the_fallback_and_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAFKA_BOOTSTRAP_SERVERS", raising=False)
    monkeypatch.setattr("services.broker.jars.cache", lambda: tmp_path / "empty")
    broker = choose_broker(load_settings(maven_repository="http://127.0.0.1:1"), progress=False)
    assert broker.name == "Tansu"
    assert broker.warning is not None
    assert broker.warning.startswith("Apache Kafka's jars cannot be fetched")
    try:
        broker.__enter__()
    except BrokerError as error:
        pytest.skip(str(error))
    try:
        settings = load_settings(bootstrap_servers=broker.servers, session_timeout_seconds=3)
        topics.apply(settings)
        with Worker(settings, "pass", tmp_path / "log") as worker:
            worker.until_ready()
            push(settings, ARTICLES, [(b"%d" % n, b"text") for n in range(100)])
            until(lambda: len(read_all(settings, EXTRACTIONS)) == 100, what="all are through")
            assert "no idempotent producers" in worker.said
    finally:
        broker.__exit__(None, None, None)
