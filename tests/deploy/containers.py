"""Containers without an engine: the image's environment made as deploy/Dockerfile makes it, its commands run as
docker-compose.yml has them, in a mount namespace where nothing but /tmp can be written, as an unprivileged user.

What it cannot show: that the base image has what Debian's slim one has, and that GeoNames' dumps can be fetched.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from services.geocode.gazetteer import Gazetteer

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
USER = "10001"
HOST = {"LD_LIBRARY_PATH": "/opt/python/lib"}
"""This machine's Python is moved to /opt/python, and may have its library beside it."""

NAMESPACE = r"""
set -euo pipefail
mount -t tmpfs tmpfs /opt
mkdir /opt/python /opt/sitrep /opt/gazetteer /opt/cache
mount --bind "$PYTHON_BASE" /opt/python
mount --bind "$ENVIRONMENT" /opt/sitrep
mount --bind "$GAZETTEER" /opt/gazetteer
mount --bind "$CACHE" /opt/cache
"""
READ_ONLY = r"""
mount -t tmpfs -o mode=1777 tmpfs /tmp
while read -r _ at _; do
  case "$at" in /proc*|/sys*|/dev*|/tmp) ;; *) mount -o remount,bind,ro "$at" ;; esac
done < /proc/self/mounts
cd /
exec setpriv --reuid "$USER_ID" --regid "$USER_ID" --clear-groups --no-new-privs --bounding-set=-all env -i "$@"
"""


class Image(NamedTuple):
    """What the Dockerfile makes, in folders of this machine."""

    environment: Path
    cache: Path

    @property
    def variables(self) -> dict[str, str]:
        """ENV of the last stage."""
        last = DOCKERFILE.split("\nFROM ")[-1]
        (block,) = re.findall(r"^ENV ((?:.*\\\n)*.*)$", last, re.MULTILINE)
        pairs = dict(re.findall(r"(\w+)=(\S+)", block))
        return {**pairs, "PATH": pairs["PATH"].replace("$PATH", "/usr/local/bin:/usr/bin:/bin"), "HOME": "/home/sitrep"}

    def command(self, variables: dict[str, str], *arguments: str) -> list[str]:
        """A command of a container, as this machine runs it."""
        given = [f"{name}={value}" for name, value in {**self.variables, **variables, **HOST}.items()]
        return ["unshare", "--mount", "bash", "-c", NAMESPACE + READ_ONLY, "container", *given, *arguments]

    @property
    def mounts(self) -> dict[str, str]:
        """The environment that `command` needs."""
        return {
            **os.environ, "USER_ID": USER, "PYTHON_BASE": sys.base_prefix, "ENVIRONMENT": str(self.environment),
            "CACHE": str(self.cache), "GAZETTEER": str(Gazetteer.open().directory),
        }  # fmt: skip

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.command(variables, *arguments), env=self.mounts, capture_output=True, text=True, timeout=120
        )

    @contextmanager
    def running(self, log: Path, *arguments: str, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
        """A command that goes on; killed at the end."""
        with log.open("wb") as out:
            process = subprocess.Popen(self.command(variables, *arguments), env=self.mounts, stdout=out, stderr=out)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def missing() -> str | None:
    """Why containers cannot be rehearsed here; None where they can."""
    if not all(shutil.which(tool) for tool in ("unshare", "setpriv", "mount")):
        return "needs unshare, setpriv and mount of util-linux"
    tried = subprocess.run(["unshare", "--mount", "true"], capture_output=True, text=True)
    return f"needs the right to make a mount namespace: {tried.stderr.strip()}" if tried.returncode else None


def build(work: Path) -> Image:
    """The Dockerfile's stages `builder` and `environment`; what the lock names is installed once for each lock."""
    lock = (ROOT / "deploy" / "requirements.lock").read_bytes()
    kept = ROOT / "build" / "container" / hashlib.sha256(lock + sys.version.encode()).hexdigest()[:16]
    image = Image(kept / "sitrep", kept / "cache")
    if not (kept / "installed").exists():
        shutil.rmtree(kept, ignore_errors=True)
        for folder in image:
            folder.mkdir(parents=True)
        _inside(image, "/opt/python/bin/python3", "-m", "venv", "--without-pip", "/opt/sitrep")
        _pip(image, "--require-hashes", "--requirement", str(ROOT / "deploy" / "requirements.lock"))
        (kept / "installed").touch()
    _pip(image, "--no-deps", "--no-index", "--force-reinstall", str(_wheel(work)))
    _inside(image, "/opt/sitrep/bin/python", "-m", "compileall", "-q", "/opt/sitrep/lib")
    fetched = {**os.environ, "XDG_CACHE_HOME": str(image.cache)}
    subprocess.run([sys.executable, "-m", "services.cli.main", "map", "--fetch"], cwd=ROOT, env=fetched, check=True)
    return image


def _wheel(work: Path) -> Path:
    """The package, from what the Dockerfile copies and nothing else."""
    source, wheels = work / "src", work / "wheels"
    source.mkdir()
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    for name in ("schemas", "services"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    made = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*made, "--wheel-dir", str(wheels), str(source)], check=True)
    (wheel,) = wheels.glob("*.whl")
    return wheel


def _pip(image: Image, *arguments: str) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-compile")
    _inside(image, sys.executable, "-m", "pip", "--python", "/opt/sitrep/bin/python", "install", *quiet, *arguments)


def _inside(image: Image, *command: str) -> None:
    """A step of the build: where the image's folders are, and may be written."""
    done = subprocess.run(
        ["unshare", "--mount", "bash", "-c", NAMESPACE + 'exec "$@"', "build", *command],
        env=image.mounts, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def services_of_image() -> dict[str, dict[str, Any]]:
    """The services of docker-compose.yml that run our image."""
    return {name: s for name, s in COMPOSE["services"].items() if s["image"].startswith("sitrep")}
