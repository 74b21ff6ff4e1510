"""`python -m services.broker.supervisor SPEC`: run the nodes of a broker and end them, whatever happens to the parent.

The parent holds the other end of standard input: when it dies, even by kill -9, the pipe closes and the nodes are
ended. Should the supervisor itself be killed, Linux kills the nodes (PR_SET_PDEATHSIG). Lines on standard input:
`kill N`, `stop N`, `start N`. A detached supervisor reads them from a named pipe and lives until SIGTERM. A node with
`"restart_unless": [0, 1]` is started again when it ends with any other status (workers: services.runtime.exits).
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

STDIN = 0
PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 15
TICK_SECONDS = 0.5
RESTART_SECONDS = 1.0  # after an end, so that a node that cannot start does not take the machine


def _die_with_supervisor() -> None:
    """Run in the child before exec."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Nodes:
    """The running processes, by node name."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._spec: dict[str, dict[str, Any]] = spec["nodes"]
        self._pids_file = Path(spec["pids"])
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._ended_at: dict[str, float] = {}

    def start(self, name: str) -> None:
        """Start a node that is not running."""
        node = self._spec[name]
        with open(node["log"], "ab") as log:
            self._running[name] = subprocess.Popen(
                node["command"], stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=node["cwd"],
                env=os.environ | node.get("env", {}), start_new_session=True, preexec_fn=_die_with_supervisor,
            )  # fmt: skip
        self._write_pids()

    def stop(self, name: str, how: int = signal.SIGTERM) -> None:
        """End a node and wait for it; after a grace period it is killed."""
        process = self._running.pop(name)
        self._ended_at.pop(name, None)
        process.send_signal(how)
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._write_pids()

    def start_all(self) -> None:
        """Start every node."""
        for name in self._spec:
            self.start(name)

    def stop_all(self) -> None:
        """Ask all to end, then wait for each."""
        for process in self._running.values():
            process.terminate()
        for name in list(self._running):
            self.stop(name)

    def all_dead(self) -> bool:
        """Whether nodes are running that should, but none does, nor will again."""
        return bool(self._running) and all(
            process.poll() is not None and not self._comes_again(name) for name, process in self._running.items()
        )

    def revive(self, now: float) -> None:
        """Start again what ended and is to come again, a moment after its end."""
        for name, process in list(self._running.items()):
            if process.poll() is None or not self._comes_again(name):
                self._ended_at.pop(name, None)
            elif now - self._ended_at.setdefault(name, now) >= RESTART_SECONDS:
                self.start(name)

    def _comes_again(self, name: str) -> bool:
        final = self._spec[name].get("restart_unless")
        return final is not None and self._running[name].returncode not in final

    def obey(self, line: str) -> None:
        """Carry out a line; one that asks for what already is, or for no node of ours, changes nothing."""
        word, _, name = line.partition(" ")
        if word == "start" and name in self._spec and name not in self._running:
            self.start(name)
        elif word in ("kill", "stop") and name in self._running:
            self.stop(name, signal.SIGKILL if word == "kill" else signal.SIGTERM)

    def _write_pids(self) -> None:
        pids = {name: process.pid for name, process in self._running.items()}
        self._pids_file.write_text(json.dumps({"supervisor": os.getpid(), "nodes": pids}))


def _exit(*_: object) -> None:
    raise SystemExit(0)


def main(spec_path: str) -> int:
    """Run the nodes until told to end."""
    spec = json.loads(Path(spec_path).read_text())
    signal.signal(signal.SIGTERM, _exit)
    signal.signal(signal.SIGINT, _exit)
    nodes = Nodes(spec)
    try:
        nodes.start_all()
        return _watch(nodes, _control(spec["control"]) if spec["detached"] else STDIN)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        nodes.stop_all()


def _control(path: str) -> int:
    """The named pipe of a detached supervisor; open for writing too, so that it never ends."""
    with suppress(FileExistsError):
        os.mkfifo(path, 0o600)
    return os.open(path, os.O_RDWR | os.O_NONBLOCK)


def _watch(nodes: Nodes, commands: int) -> int:
    while not nodes.all_dead():
        nodes.revive(time.monotonic())
        ready, _, _ = select.select([commands], [], [], TICK_SECONDS)
        if ready:
            data = os.read(commands, 4096).decode()
            if not data:
                return 0
            for line in data.splitlines():
                nodes.obey(line)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
