"""The broker of the tests: the one that is set, else one in Docker, else the embedded Apache Kafka, else Tansu."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import hypothesis
import pytest

from services.broker.certificates import Certificates, make_certificates
from services.broker.choice import Broker, choose_broker
from services.broker.jars import JarsUnavailableError, classpath
from services.broker.tansu import Tansu
from services.runtime import topics
from services.runtime.settings import Settings, load_settings

TAKEN = pytest.StashKey[str]()

# A busy machine is slow now and then, which says nothing of the law that is tested.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")


def _docker_broker() -> AbstractContextManager[Any] | None:
    """Kafka in a container, where Docker answers."""
    try:
        import docker
        from testcontainers.community.kafka import KafkaContainer

        docker.from_env(timeout=3).ping()
    except Exception:  # whatever the reason: there is no Docker for us
        return None
    return _Container(KafkaContainer().with_kraft())


class _Container:
    name, warning = "Kafka in a container", None

    def __init__(self, container: Any) -> None:
        self._container = container

    @property
    def servers(self) -> str:
        return str(self._container.get_bootstrap_server())

    def __enter__(self) -> _Container:
        self._container.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._container.stop()


@pytest.fixture(scope="session")
def broker(request: pytest.FixtureRequest) -> Iterator[Broker]:
    """A running broker for the whole session."""
    settings = load_settings()
    docker = None if settings.bootstrap_servers else _docker_broker()
    with docker or choose_broker(settings) as running:
        request.config.stash[TAKEN] = f"{running.name} ({running.warning or running.servers})"
        yield running


@pytest.fixture
def settings(broker: Broker) -> Settings:
    """Settings of a namespace of its own, with all topics; short sessions, so that a killed worker is soon replaced."""
    mine = load_settings(
        bootstrap_servers=broker.servers, namespace=f"t{uuid.uuid4().hex[:8]}", session_timeout_seconds=6
    )
    topics.apply(mine)
    return mine


@pytest.fixture(scope="session")
def kafka_jars() -> None:
    """For tests that start an Apache Kafka of their own: skips them where its jars are not to be had."""
    try:
        classpath(progress=False)
    except JarsUnavailableError as error:
        pytest.skip(f"needs Apache Kafka: {error}")


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority and the certificate of a broker on this machine, which keytool takes its time to make."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def real_kafka(broker: Broker) -> None:
    """For tests of what Tansu does not promise."""
    if isinstance(broker, Tansu):
        pytest.skip("Tansu keeps no exact offsets and has no idempotent producer: needs Apache Kafka")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say on which broker the tests ran."""
    if TAKEN in config.stash:
        terminalreporter.write_line(f"broker: {config.stash[TAKEN]}")
