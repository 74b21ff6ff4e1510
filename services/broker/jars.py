"""Apache Kafka's jars: exactly the locked ones, fetched once by jgo into the user's cache, no Java or Maven needed."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_path

PARALLEL = 6  # downloads at once; Maven Central throttles eager clients


class Jar(NamedTuple):
    """One line of the lock file."""

    sha256: str
    size: int
    coordinates: tuple[str, str, str]
    """Group, artifact, version."""


class JarsUnavailableError(Exception):
    """The jars are neither cached nor to be fetched: one line that says why."""


def locked() -> tuple[Jar, ...]:
    """The jars of `kafka.lock`."""
    text = files(__package__).joinpath("kafka.lock").read_text()
    return tuple(_jar(line) for line in text.splitlines() if line and not line.startswith("#"))


def _jar(line: str) -> Jar:
    sha256, size, coordinates = line.split()
    group, artifact, version = coordinates.split(":")
    return Jar(sha256, int(size), (group, artifact, version))


def cache() -> Path:
    """Where the jars lie, in Maven's layout."""
    return user_cache_path("sitrep") / "maven"


def cached() -> bool:
    """Whether all jars are there (by size; their checksums were compared when they were fetched)."""
    return all(_path(jar).is_file() and _path(jar).stat().st_size == jar.size for jar in locked())


def classpath(repository: str | None = None, progress: bool = True) -> str:
    """Java's class path of all jars, after fetching what is missing.

    `repository` replaces Maven Central. Raises JarsUnavailableError.
    """
    if not cached():
        with _only_one():
            _fetch(tuple(jar for jar in locked() if not _intact(jar)), repository, progress)
    return ":".join(str(_path(jar)) for jar in locked())


def _path(jar: Jar) -> Path:
    group, artifact, version = jar.coordinates
    return cache() / Path(*group.split(".")) / artifact / version / f"{artifact}-{version}.jar"


def _intact(jar: Jar) -> bool:
    path = _path(jar)
    if not path.is_file():
        return False
    if hashlib.sha256(path.read_bytes()).hexdigest() == jar.sha256:
        return True
    path.unlink()  # an interrupted download: jgo would take it for the jar
    return False


@contextmanager
def _only_one() -> Iterator[None]:
    """Of several processes that need the jars, one fetches and the others wait."""
    cache().mkdir(parents=True, exist_ok=True)
    with (cache() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch(jars: tuple[Jar, ...], repository: str | None, progress: bool) -> None:
    from services.broker.progress import bytes_progress

    if not jars:
        return
    total = sum(jar.size for jar in jars)
    with bytes_progress("Apache Kafka (once)", total, progress) as advance, ThreadPoolExecutor(PARALLEL) as pool:
        download = _downloader(repository)
        try:
            for jar in pool.map(lambda jar: _download(jar, download), jars):
                advance(jar.size)
        except Exception as error:
            pool.shutdown(cancel_futures=True)
            raise JarsUnavailableError(f"Apache Kafka's jars cannot be fetched ({_short(error)})") from None


def _downloader(repository: str | None) -> Callable[[Jar], object]:
    from jgo.config import GlobalSettings
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.maven import MavenContext

    repositories = {"sitrep": repository} if repository else GlobalSettings.load().repositories
    context = MavenContext(repo_cache=cache(), remote_repos=repositories or {"central": MAVEN_CENTRAL_URL})

    def download(jar: Jar) -> object:
        group, artifact, version = jar.coordinates
        return context.project(group, artifact).at_version(version).artifact().resolve()

    return download


def _download(jar: Jar, download: Callable[[Jar], object]) -> Jar:
    download(jar)
    if not _intact(jar):
        raise ValueError(f"{':'.join(jar.coordinates)} does not have the locked checksum")
    return jar


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:160]}"
