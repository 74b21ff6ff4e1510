import json
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from services.broker.process import CONTROL, alive, end, spawn

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]
COUNT = [sys.executable, "-c", "import sys; open('starts', 'a').write('x'); sys.exit(70)"]


def node(folder: Path, command: list[str], **more: object) -> dict[str, object]:
    return {"command": command, "log": str(folder / "log"), "cwd": str(folder), **more}


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.02)


def pids(folder: Path) -> dict[str, int]:
    try:
        found: dict[str, int] = json.loads((folder / "pids.json").read_text())["nodes"]
    except (OSError, ValueError):
        return {}
    return found


def test_nodes_end_when_the_pipe_closes(tmp_path: Path) -> None:
    supervisor = spawn(tmp_path, {"1": node(tmp_path, SLEEP), "2": node(tmp_path, SLEEP)}, detached=False)
    until(lambda: len(pids(tmp_path)) == 2)
    running = pids(tmp_path).values()
    end(supervisor)
    assert not any(alive(pid) for pid in running)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_nodes_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    supervisor = spawn(tmp_path, {"1": node(tmp_path, SLEEP)}, detached=False)
    until(lambda: pids(tmp_path))
    (pid,) = pids(tmp_path).values()
    supervisor.kill()
    supervisor.wait()
    until(lambda: not alive(pid))


def test_kill_and_start_of_one_node(tmp_path: Path) -> None:
    supervisor = spawn(tmp_path, {"1": node(tmp_path, SLEEP), "2": node(tmp_path, SLEEP)}, detached=False)
    assert supervisor.stdin is not None
    until(lambda: len(pids(tmp_path)) == 2)
    first = pids(tmp_path)["1"]
    supervisor.stdin.write(b"kill 1\n")
    supervisor.stdin.flush()
    until(lambda: set(pids(tmp_path)) == {"2"})
    assert not alive(first)
    supervisor.stdin.write(b"start 1\n")
    supervisor.stdin.flush()
    until(lambda: set(pids(tmp_path)) == {"1", "2"})
    end(supervisor)


def test_a_node_comes_again_unless_its_status_is_final(tmp_path: Path) -> None:
    again = node(tmp_path, COUNT, restart_unless=[0, 1])
    supervisor = spawn(tmp_path, {"1": again, "2": node(tmp_path, SLEEP)}, detached=False)
    until(lambda: (tmp_path / "starts").exists() and len((tmp_path / "starts").read_text()) >= 2)
    end(supervisor)


def test_it_ends_when_its_last_node_does(tmp_path: Path) -> None:
    supervisor = spawn(tmp_path, {"1": node(tmp_path, COUNT, restart_unless=[70])}, detached=False)
    assert supervisor.wait(20) == 1
    assert (tmp_path / "starts").read_text() == "x"


def test_a_detached_one_ends_on_sigterm(tmp_path: Path) -> None:
    supervisor = spawn(tmp_path, {"1": node(tmp_path, SLEEP)}, detached=True)
    until(lambda: pids(tmp_path))
    (pid,) = pids(tmp_path).values()
    supervisor.send_signal(signal.SIGTERM)
    assert supervisor.wait(20) == 0
    assert not alive(pid)


def test_a_detached_supervisor_obeys_its_pipe(tmp_path: Path) -> None:
    supervisor = spawn(tmp_path, {"1": node(tmp_path, SLEEP), "2": node(tmp_path, SLEEP)}, detached=True)
    try:
        until(lambda: len(pids(tmp_path)) == 2 and (tmp_path / CONTROL).exists())
        first = pids(tmp_path)["1"]
        (tmp_path / CONTROL).write_text("kill 1\nkill 1\nstart 7\nnonsense\n")
        until(lambda: set(pids(tmp_path)) == {"2"})
        assert not alive(first)
        (tmp_path / CONTROL).write_text("start 1\n")
        until(lambda: set(pids(tmp_path)) == {"1", "2"})
        assert alive(pids(tmp_path)["1"])
    finally:
        supervisor.terminate()
        supervisor.wait()
