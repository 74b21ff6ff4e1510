"""Which broker to use: the one that is set, else an embedded Apache Kafka, else Tansu."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Protocol

from services.broker.embedded import EmbeddedKafka
from services.broker.jars import JarsUnavailableError, classpath
from services.broker.tansu import Tansu
from services.runtime.settings import Settings


class Broker(Protocol):
    """A broker as a context manager; `servers` are valid inside it."""

    name: str
    """For people: which broker was taken."""
    warning: str | None
    """One line that says what does not hold on it, or None."""

    @property
    def servers(self) -> str: ...  # noqa: D102

    def __enter__(self) -> Broker: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


class Given:
    """The broker of `KAFKA_BOOTSTRAP_SERVERS`: not ours to start or stop."""

    warning: str | None = None

    def __init__(self, servers: str) -> None:
        self.servers = servers
        self.name = f"the broker at {servers}"

    def __enter__(self) -> Given:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def choose_broker(settings: Settings, folder: Path | None = None, nodes: int = 1, progress: bool = True) -> Broker:
    """The broker to use, not yet started; an embedded one keeps `folder`, or is temporary without one.

    Fetches the jars where they are missing. Entering the broker raises `services.broker.process.BrokerError` where it
    cannot be started.
    """
    if settings.bootstrap_servers is not None:
        return Given(settings.bootstrap_servers)
    try:
        classpath(settings.maven_repository, progress)
    except JarsUnavailableError as error:
        tansu = Tansu()
        tansu.warning = f"{error}. {tansu.warning}"
        return tansu
    return EmbeddedKafka(nodes, folder, repository=settings.maven_repository)
