"""Every command of README and docs/, run as it stands; every program in them too; every link leads somewhere."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from services.cli.main import COMMANDS
from services.runtime import topics
from services.runtime.settings import Settings, load_settings
from tests.integration.documents import DIRECTIVES, DOCUMENTS, ROOT, Block, blocks
from tests.integration.workers import until
from tests.record import record, shown

PATIENCE = 240  # a busy machine
FEED = files("services.cli.sample") / "feed.jsonl"
MEASURED = ("accuracy.md", "performance.md")
"""Their commands measure for hours, some on data that are not in the repository: what they call must be there."""

RUN = [d for d in DOCUMENTS if d.name not in MEASURED and any(b.is_command for b in blocks(d))]
RUN.sort(key=lambda document: "make up" not in document.read_text(encoding="utf-8"))
"""Those that start a pipeline themselves come before all others, which share one."""

MAKE = """#!/usr/bin/env bash
# `make` as a document's reader calls it: the target exists; what needs sitrep alone is run with the tests' own Python,
# the demo once for all documents
set -euo pipefail
"$REAL_MAKE" --no-print-directory -n -C "$ROOT" "$@" > /dev/null
case "$1" in
  up) exec sitrep up ;;
  demo) if mkdir "$ONCE/demo" 2> /dev/null; then exec sitrep demo; fi ;;
esac
"""


def ids(document: Path) -> str:
    return str(document.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids)
def test_each_block_is_run_or_says_why_not(document: Path) -> None:
    found = blocks(document)
    assert document.read_text(encoding="utf-8").count("\n```") in (2 * len(found), 2 * len(found) - 1), "an odd block"
    for block in found:
        assert block.directive in DIRECTIVES, f"{block.where}: unknown directive {block.directive!r}"
        assert block.directive not in ("not run", "needs", "until", "background") or block.value, f"{block.where}: why?"
        if block.language == "python":
            assert block.directive in ("file", "not run"), f"{block.where}: a program that nobody runs"


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d.name in MEASURED], ids=ids)
def test_what_a_measurement_calls_is_there(document: Path) -> None:
    text = "".join(b.text for b in blocks(document))
    for module in re.findall(r"python3? -m ((?:services|tests)[\w.]*)", text):
        assert importlib.util.find_spec(module), f"{ids(document)}: no module {module}"
    for command in re.findall(r"^(?:\S*/)?sitrep (\w+)", text, re.M):
        assert command in COMMANDS, f"{ids(document)}: no command sitrep {command}"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make ([\w-]+)", text, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), f"{ids(document)}: no target {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids)
def test_links_within_the_repository_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (document.parent / target).exists(), f"{ids(document)} links to {target}"


def test_the_record_in_the_readme_is_what_the_sample_feed_gives() -> None:
    assert json.loads(shown()) == json.loads(record()), "write it anew: python -m tests.record"


@pytest.fixture(scope="module")
def plain(broker: object) -> Settings:
    """The topics without a prefix, as documents name them; not on somebody's broker."""
    if load_settings().bootstrap_servers:
        pytest.skip("the documents' topics have no prefix: not on the broker of KAFKA_BOOTSTRAP_SERVERS")
    settings = load_settings(bootstrap_servers=broker.servers)  # type: ignore[attr-defined]
    topics.apply(settings)
    return settings


@pytest.fixture
def session(plain: Settings, tmp_path: Path) -> Iterator[Session]:
    started = Session(plain, tmp_path)
    yield started
    started.end()


@pytest.fixture(scope="module")
def pipeline(plain: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Four workers, and something to subscribe to."""
    started = Session(plain, tmp_path_factory.mktemp("pipeline"))
    started.background("sitrep up", "four workers run")
    started.background(f"sitrep push {FEED}", "pushed")
    yield
    started.end()


@pytest.mark.timeout(900)
@pytest.mark.usefixtures("real_kafka")
@pytest.mark.parametrize("document", RUN, ids=ids)
def test_commands_run(document: Path, session: Session, request: pytest.FixtureRequest) -> None:
    found = [b for b in blocks(document) if b.is_command or b.directive == "file"]
    if "sitrep" in "".join(b.text for b in found) and not any("make up" in b.text for b in found):
        request.getfixturevalue("pipeline")
    for block in found:
        session.run(block)


class Session:
    """A reader's terminal: a folder, an environment, and what runs in other windows."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.folder, self.others = folder, list[subprocess.Popen[str]]()
        (folder / "bin").mkdir()
        self._script("sitrep", f'#!/bin/sh\nexec "{sys.executable}" -m services.cli.main "$@"\n')
        self._script("python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        self._script("make", MAKE)
        (folder / ".venv").mkdir()
        (folder / ".venv" / "bin").symlink_to(folder / "bin")
        path = os.environ["PATH"]
        self.environment = {
            **os.environ, "PATH": f"{folder / 'bin'}:{path}", "PYTHONPATH": str(ROOT), "ROOT": str(ROOT),
            "ONCE": str(folder.parent),
            "REAL_MAKE": shutil.which("make") or "make", "KAFKA_BOOTSTRAP_SERVERS": settings.servers,
            "SITREP_SESSION_TIMEOUT_SECONDS": "6",
        }  # fmt: skip

    def _script(self, name: str, text: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def run(self, block: Block) -> None:
        """Do with a block what its comment says; a command that fails fails the test."""
        if block.directive == "file":
            (self.folder / block.value).write_text(block.text, encoding="utf-8")
        elif block.directive == "needs" and not shutil.which(block.value):
            return
        elif block.directive == "background":
            self.background(block.text, block.value)
        elif block.directive == "until":
            self._end(self.background(block.text, block.value))
        elif block.directive == "retry":
            until(lambda: block.value in self._done(block).stdout, PATIENCE, f"{block.where} says {block.value!r}")
        else:
            done = self._done(block)
            assert done.returncode == 0, f"{block.where}: {done.stdout}\n{done.stderr}"

    def _done(self, block: Block) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block.text], cwd=self.folder, env=self.environment, timeout=PATIENCE,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def background(self, command: str, said: str) -> subprocess.Popen[str]:
        """Start a command and return once it has said something; it runs on."""
        log = self.folder / f"log{len(self.others)}"
        with log.open("w") as stream:
            started = subprocess.Popen(
                ["bash", "-euo", "pipefail", "-c", command], cwd=self.folder, env=self.environment, stdout=stream,
                stderr=subprocess.STDOUT, text=True, start_new_session=True,
            )  # fmt: skip
        self.others.append(started)

        def heard() -> bool:
            text = log.read_text()
            assert started.poll() in (None, 0) or said in text, f"{command}: ended with {started.poll()}: {text}"
            return said in text

        until(heard, PATIENCE, f"{command!r} says {said!r}")
        return started

    def _end(self, process: subprocess.Popen[str]) -> None:
        """Ctrl-C to all that the command started; kill what does not listen."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def end(self) -> None:
        for process in self.others:
            self._end(process)
