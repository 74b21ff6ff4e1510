"""A broker that stays: `sitrep broker start`, `stop` and `status`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from services.broker.config import HOST
from services.broker.jars import classpath
from services.broker.kafka_nodes import commands, lay_out
from services.broker.process import (
    CONTROL,
    START_SECONDS,
    STOP_SECONDS,
    BrokerError,
    brokers,
    spawn,
    wait_for,
    wait_until_answers,
)


@dataclass(frozen=True)
class Status:
    """A running broker."""

    servers: str
    nodes: int
    """As configured."""
    answering: int
    """As its metadata say."""
    supervisor: int
    """Process id."""
    folder: Path


def default_folder() -> Path:
    """Where the kept broker lies."""
    return user_data_path("sitrep") / "broker"


def start(folder: Path | None = None, nodes: int = 1, repository: str | None = None) -> Status:
    """Start the folder's broker, or leave the running one; returns when it answers.

    Raises BrokerError and JarsUnavailableError.
    """
    home = folder or default_folder()
    running = status(home)
    if running is not None:
        return running
    layout = lay_out(home, nodes, classpath(repository))
    supervisor = spawn(home, commands(layout), detached=True)
    wait_until_answers(supervisor, layout.servers, nodes, home)
    return Status(layout.servers, nodes, nodes, supervisor.pid, home)


def stop(folder: Path | None = None) -> bool:
    """Stop the folder's broker in good order; False where none runs. Its data are kept."""
    home = folder or default_folder()
    pid = _supervisor(home)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    if not wait_for(lambda: _supervisor(home) is None, STOP_SECONDS):
        raise BrokerError(f"the broker (process {pid}) does not end; its logs are in {home}")
    return True


def kill_node(node: int, folder: Path | None = None) -> Status:
    """Kill a node of the running broker (SIGKILL); returns when the others know that it is gone."""
    return _command("kill", node, folder, lambda status: 0 < status.answering < status.nodes)


def start_node(node: int, folder: Path | None = None) -> Status:
    """Start a node that was killed; returns when all nodes answer."""
    return _command("start", node, folder, lambda status: status.answering == status.nodes)


def _command(word: str, node: int, folder: Path | None, done: Callable[[Status], bool]) -> Status:
    home = folder or default_folder()
    running = status(home)
    if running is None:
        raise BrokerError("no broker runs; `sitrep broker start --nodes 3` starts one")
    if not 1 <= node <= running.nodes or (word == "kill" and running.nodes < 3):
        raise BrokerError(f"this broker has {running.nodes} node(s): with three, one of 1 to 3 can be spared")
    (home / CONTROL).write_text(f"{word} {node}\n")
    seen: list[Status] = []

    def is_done() -> bool:
        seen[:] = [found for found in (status(home),) if found is not None and done(found)]
        return bool(seen)

    if not wait_for(is_done, START_SECONDS):
        raise BrokerError(f"node {node} does not {word}; its log is in {home / f'node{node}'}")
    return seen[0]


def status(folder: Path | None = None) -> Status | None:
    """The folder's broker, where it runs."""
    home = folder or default_folder()
    pid = _supervisor(home)
    if pid is None:
        return None
    ports = json.loads((home / "cluster.json").read_text())["ports"]
    servers = ",".join(f"{HOST}:{plain}" for plain, *_ in ports)
    return Status(servers, len(ports), brokers(servers), pid, home)


def _supervisor(home: Path) -> int | None:
    """The process id of a living supervisor: a stale file may name another program's."""
    try:
        pid: int = json.loads((home / "pids.json").read_text())["supervisor"]
        shown = subprocess.run(
            ["ps", "-ww", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True
        ).stdout
    except (OSError, ValueError, KeyError):
        return None
    return pid if "services.broker.supervisor" in shown and not shown.startswith("Z") else None
