"""Starting a supervised broker, waiting until it answers, and speaking with its supervisor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

START_SECONDS = 90
POLL_SECONDS = 0.1
STOP_SECONDS = 60
CONTROL = "control"
"""A detached supervisor's named pipe, in its folder."""


class BrokerError(Exception):
    """A broker that does not start or answer: one line, with where its log is."""


def spawn(folder: Path, nodes: dict[str, dict[str, Any]], detached: bool) -> subprocess.Popen[bytes]:
    """Start a supervisor of these nodes; a detached one outlives its parent."""
    spec = folder / "supervisor.json"
    spec.touch(mode=0o600)
    files = {"pids": str(folder / "pids.json"), "control": str(folder / CONTROL)}
    spec.write_text(json.dumps({"nodes": nodes, "detached": detached, **files}))
    with (folder / "supervisor.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "services.broker.supervisor", str(spec)],
            stdin=subprocess.DEVNULL if detached else subprocess.PIPE, stdout=log, stderr=log,
            cwd=Path(__file__).parents[2], start_new_session=True,
        )  # fmt: skip


def wait_until_answers(supervisor: subprocess.Popen[bytes], servers: str, nodes: int, folder: Path) -> None:
    """Return when all nodes are in the broker's metadata. Raises BrokerError."""
    if not wait_for(lambda: supervisor.poll() is not None or brokers(servers) >= nodes, START_SECONDS):
        raise BrokerError(f"the broker does not answer after {START_SECONDS} s; its logs are in {folder}")
    if supervisor.poll() is not None:
        raise BrokerError(f"the broker ended at its start; its logs are in {folder}")


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(POLL_SECONDS)
    return True


def brokers(servers: str) -> int:
    """How many brokers take part in the cluster, dead ones (fenced) aside; 0 where none answers."""
    from kafka import KafkaAdminClient
    from kafka.errors import KafkaError

    try:
        admin = KafkaAdminClient(bootstrap_servers=servers, request_timeout_ms=3000, bootstrap_timeout_ms=1000)
    except (KafkaError, OSError, ValueError):
        return 0
    try:
        return sum(not broker.get("is_fenced") for broker in admin.describe_cluster()["brokers"])
    except (KafkaError, OSError, AttributeError):
        return 0
    finally:
        admin.close()


def node_pid(folder: Path, node: int) -> int | None:
    """The process id of a running node; None where it does not run."""
    found: int | None = json.loads((folder / "pids.json").read_text())["nodes"].get(str(node))
    return found


def alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def command(supervisor: subprocess.Popen[bytes], line: str) -> None:
    """Tell an attached supervisor `kill N`, `stop N` or `start N`."""
    if supervisor.stdin is None:
        raise BrokerError("a detached broker takes no commands")
    supervisor.stdin.write(f"{line}\n".encode())
    supervisor.stdin.flush()


def end(supervisor: subprocess.Popen[bytes]) -> None:
    """End an attached supervisor and its nodes; returns when they are gone."""
    if supervisor.stdin is not None:
        supervisor.stdin.close()
    try:
        supervisor.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        supervisor.kill()
        supervisor.wait()
