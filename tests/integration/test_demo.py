"""`sitrep demo` as a newcomer runs it, and Ctrl-C in the middle: no process is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from tests.integration.workers import ROOT, until

MARK = "SITREP_TEST_MARK"
DEMO = (sys.executable, "-m", "services.cli.main", "demo")


def started(mark: str, output: Path) -> subprocess.Popen[bytes]:
    """The demo on a broker of its own, in a session of its own as a terminal's."""
    env = {key: value for key, value in os.environ.items() if key != "KAFKA_BOOTSTRAP_SERVERS"} | {MARK: mark}
    with output.open("wb") as out:
        return subprocess.Popen(DEMO, cwd=ROOT, env=env, stdout=out, stderr=out, start_new_session=True)


def living(mark: str) -> list[str]:
    """Processes that were started by the demo, by their environment."""
    return [str(process) for process in Path("/proc").glob("[0-9]*") if f"{MARK}={mark}" in _environment(process)]


def _environment(process: Path) -> list[str]:
    try:
        return (process / "environ").read_text(errors="replace").split("\0")
    except OSError:  # it ended meanwhile, or is another user's
        return []


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize(
    ("said", "number"), [("Broker:", signal.SIGINT), ("Pushed", signal.SIGINT), ("Pushed", signal.SIGKILL)]
)
def test_a_demo_that_is_stopped_leaves_no_process(tmp_path: Path, said: str, number: signal.Signals) -> None:
    mark, output = uuid.uuid4().hex, tmp_path / "output"
    demo = started(mark, output)
    until(lambda: demo.poll() is not None or said in output.read_text(), 120, f"the demo says {said!r}")
    assert living(mark)
    if number == signal.SIGKILL:
        demo.kill()
    else:
        os.killpg(demo.pid, number)  # as the terminal does: to the whole foreground group
    demo.wait(60)
    until(lambda: not living(mark), 60, "all that it started is gone")
    if number == signal.SIGINT:
        assert "Traceback" not in output.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_the_demo_ends_by_itself_with_events_and_a_dead_letter(tmp_path: Path) -> None:
    mark, output = uuid.uuid4().hex, tmp_path / "output"
    demo = started(mark, output)
    assert demo.wait(200) == 0, output.read_text()
    assert "1 dead letter(s)" in output.read_text()
    assert "Where to go next" in output.read_text()
    assert not living(mark)
