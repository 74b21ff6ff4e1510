"""The four workers as processes of this machine, ended with whoever started them, even by kill -9."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.broker.process import end, spawn
from services.cli.worker import SERVICES
from services.runtime.settings import Settings


@contextmanager
def workers(settings: Settings, folder: Path | None = None) -> Iterator[Path]:
    """Run the four workers on the settings' broker; yields the folder of their logs.

    They are run by the broker's supervisor: it holds a pipe to this process and ends them when that closes.
    """
    with tempfile.TemporaryDirectory(prefix="sitrep-workers-") as temporary:
        home = folder or Path(temporary)
        home.mkdir(parents=True, exist_ok=True)
        supervisor = spawn(home, {service: _node(service, settings, home) for service in SERVICES}, detached=False)
        try:
            yield home
        finally:
            end(supervisor)


def _node(service: str, settings: Settings, home: Path) -> dict[str, object]:
    environment = {"KAFKA_BOOTSTRAP_SERVERS": settings.servers, "SITREP_NAMESPACE": settings.namespace}
    command = [sys.executable, "-m", "services.cli.main", "worker", service]
    return {"command": command, "log": str(home / f"{service}.log"), "cwd": os.getcwd(), "env": environment}
