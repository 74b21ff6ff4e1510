"""Workers as processes, and waiting on conditions."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from services.runtime.settings import Settings

ROOT = Path(__file__).parents[2]
READY_SECONDS = 60
ADDRESS = re.compile(r"health and metrics at (http://\S+)")


def until(condition: Callable[[], bool], seconds: float = READY_SECONDS, what: str = "") -> None:
    """Return when the condition is true; an AssertionError when it does not come true in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s: {what or condition}"
        time.sleep(0.05)


def environment(settings: Settings, **more: str) -> dict[str, str]:
    """A worker's environment for these settings."""
    mine = {
        "KAFKA_BOOTSTRAP_SERVERS": settings.servers,
        "SITREP_NAMESPACE": settings.namespace,
        "SITREP_SESSION_TIMEOUT_SECONDS": str(settings.session_timeout_seconds),
        "SITREP_HTTP_PORT": "0",
    }
    return {**os.environ, **mine, **more}


class Worker:
    """A worker process: a fake of `fakes.py`, or `command` for another; it is killed at the end of the with block."""

    def __init__(
        self, settings: Settings, fake: str, log: Path, command: tuple[str, ...] | None = None, **env: str
    ) -> None:
        self._command = command or (sys.executable, "-m", "tests.integration.fakes", fake)
        self._env = environment(settings, SITREP_GROUP_INSTANCE_ID=fake) | env
        self._log = log
        self.process: subprocess.Popen[bytes]

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def start(self) -> None:
        """Start (again)."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(self._command, env=self._env, cwd=ROOT, stdout=log, stderr=log)

    def kill(self) -> None:
        """Kill -9, and wait for the end."""
        self.process.kill()
        self.process.wait()

    def signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if self.process.poll() is None:
            self.process.send_signal(number)

    def terminate(self) -> tuple[int, float]:
        """SIGTERM; the exit status and how many seconds it took."""
        since = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30), time.monotonic() - since

    def ended(self, seconds: float = READY_SECONDS) -> int:
        """The exit status of a worker that ends by itself."""
        return self.process.wait(seconds)

    @property
    def said(self) -> str:
        """All that its log holds."""
        return self._log.read_text()

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of one of its HTTP endpoints; 0 while it does not serve."""
        found = ADDRESS.findall(self.said)
        try:
            with urllib.request.urlopen(found[-1] + path, timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except (OSError, IndexError):
            return 0, ""

    def until_ready(self) -> None:
        """Wait until it holds partitions."""
        until(lambda: self.process.poll() is not None or self.get("/ready")[0] == 200, what=f"ready; {self._log}")
        assert self.process.poll() is None, self.said
