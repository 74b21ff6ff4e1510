"""The embedded Apache Kafka as a context manager: one node or three, kept or temporary, ended with its parent."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from services.broker.config import Secure
from services.broker.jars import classpath
from services.broker.kafka_nodes import Layout, commands, lay_out
from services.broker.process import (
    STOP_SECONDS,
    BrokerError,
    alive,
    command,
    end,
    node_pid,
    spawn,
    wait_for,
    wait_until_answers,
)


class EmbeddedKafka:
    """`with EmbeddedKafka() as broker: broker.servers`.

    `folder` is kept and taken up again; without one the broker lives in a temporary folder. `advertised` is the port of
    a proxy that clients shall come through. Entering raises
    JarsUnavailableError where the jars cannot be fetched and BrokerError where the broker does not start.
    """

    name = "embedded Apache Kafka 4.1.1"
    warning: str | None = None

    def __init__(
        self,
        nodes: int = 1,
        folder: Path | None = None,
        secure: Secure | None = None,
        repository: str | None = None,
        advertised: int | None = None,
    ) -> None:
        self._nodes, self._secure, self._repository, self._advertised = nodes, secure, repository, advertised
        self._kept = folder is not None
        self.folder = folder or Path(tempfile.mkdtemp(prefix="sitrep-broker-"))
        self._layout: Layout | None = None
        self._supervisor: subprocess.Popen[bytes] | None = None

    @property
    def servers(self) -> str:
        """Bootstrap servers of the plain listeners; only while it runs."""
        return self._running[0].servers

    @property
    def secure_servers(self) -> str:
        """Bootstrap servers of the SASL_SSL listeners."""
        return self._running[0].secure_servers

    @property
    def _running(self) -> tuple[Layout, subprocess.Popen[bytes]]:
        if self._layout is None or self._supervisor is None:
            raise RuntimeError("the broker is not running; use it in a with statement")
        return self._layout, self._supervisor

    def __enter__(self) -> EmbeddedKafka:
        try:
            self._layout = lay_out(
                self.folder, self._nodes, classpath(self._repository), self._secure, self._advertised
            )
            self._supervisor = spawn(self.folder, commands(self._layout), detached=False)
            wait_until_answers(self._supervisor, self._layout.servers, self._nodes, self.folder)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._supervisor is not None:
            if not self._kept:
                self._kill_all()
            end(self._supervisor)
        if not self._kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _kill_all(self) -> None:
        """What is thrown away needs no good order, for which a broker takes up to 15 s."""
        with suppress(OSError):  # the supervisor has ended already
            for node in range(1, self._nodes + 1):
                command(self._running[1], f"kill {node}")

    def kill(self, node: int = 1) -> None:
        """Kill a node at once (SIGKILL); returns when it is gone."""
        self._end("kill", node)

    def stop(self, node: int = 1) -> None:
        """Stop a node in good order; returns when it is gone: until then it answers, as if nothing were to come."""
        self._end("stop", node)

    def _end(self, how: str, node: int) -> None:
        pid = node_pid(self.folder, node)
        command(self._running[1], f"{how} {node}")
        if pid and not wait_for(lambda: not alive(pid), STOP_SECONDS):
            raise BrokerError(f"node {node} (process {pid}) does not {how}; its logs are in {self.folder}")

    def start(self, node: int = 1) -> None:
        """Start a node that was killed or stopped."""
        command(self._running[1], f"start {node}")

    def wait(self, nodes: int | None = None) -> None:
        """Return when so many nodes (all, unless said) answer."""
        layout, supervisor = self._running
        wait_until_answers(supervisor, layout.servers, self._nodes if nodes is None else nodes, self.folder)
