"""The four workers as processes that can be killed, stopped and scaled, and how far they are."""

from __future__ import annotations

import importlib
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import CoordinatorNotAvailableError, KafkaError

from schemas.topics import ARTICLES, EXTRACTIONS, REPORTS, REVISIONS, Topic, full_name
from services.geocode.gazetteer.files import locate
from services.runtime import topics
from services.runtime.settings import Settings
from tests.faults.feed import Pushed
from tests.integration.workers import Worker, until

INPUT: dict[str, Topic] = {"extract": ARTICLES, "geocode": EXTRACTIONS, "deduplicate": REPORTS, "publish": REVISIONS}
SERVICES = tuple(INPUT)
FEW = 5  # articles
WORK_SECONDS = 5.0
"""What was pushed comes as far as the last service in less."""
FINISH_SECONDS = 1800
"""Long, for a machine that does other work too: a fault is found by what is lost, not by how long it takes."""
SESSION_SECONDS = 6.0
LOOK_MS = 3_000
"""Longer than a look takes while all nodes are there, shorter than kafka-python waits for one that is not."""


def real_processors() -> bool:
    """Whether all four processors are there."""
    try:
        for service in SERVICES:
            importlib.import_module(f"services.{service}.worker")
    except ImportError:
        return False
    return True


class Pipeline:
    """Topics of a namespace of their own, and the workers on them; everything is ended at the end of the with block."""

    def __init__(self, servers: str, name: str, real: bool, **env: str) -> None:
        stamp = f"{name}-{random.SystemRandom().randrange(16**6):06x}"
        self.settings = Settings(
            bootstrap_servers=servers, namespace=stamp, session_timeout_seconds=SESSION_SECONDS, _env_file=None
        )  # type: ignore[call-arg]
        self._real, self._env = real, env
        self.folder = Path(tempfile.mkdtemp(prefix="sitrep-faults-"))
        self.workers: dict[str, Worker] = {}
        self._producer: KafkaProducer | None = None

    def __enter__(self) -> Pipeline:
        topics.apply(self.settings)
        self._connect()
        servers = self.settings.servers.split(",")
        self._producer = KafkaProducer(
            bootstrap_servers=servers, linger_ms=5, acks="all", retries=1000, reconnect_backoff_max_ms=500
        )
        return self

    def _connect(self) -> None:
        """New clients to look with: they learn at once which nodes are there."""
        servers = self.settings.servers.split(",")
        consumer = KafkaConsumer(bootstrap_servers=servers, isolation_level="read_committed")
        self._admin, self._consumer = KafkaAdminClient(bootstrap_servers=servers), consumer

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers.values():
            worker.signal(signal.SIGCONT)
            worker.kill()
        for client in (self._admin, self._consumer, self._producer):
            client.close()
        if error is None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *services: str, number: int = 1, how: tuple[str, ...] = (), **env: str) -> None:
        """Start a worker of each service (all four, unless said); `number` tells several of one service apart."""
        for service in services or SERVICES:
            name = f"{service}-{number}"
            command = (sys.executable, "-m", "services.cli.main", "worker", service)
            if not self._real:
                command = (sys.executable, "-m", "tests.faults.tiny", service)
            if how:
                command = (sys.executable, "-m", "tests.faults.spoiled", *how, *command[2:])
            more = {**self._env, **self._home(name), "SITREP_GROUP_INSTANCE_ID": name, **env}
            self.workers[name] = Worker(self.settings, name, self.folder / f"{name}.log", command, **more)
            self.workers[name].start()

    def _home(self, name: str) -> dict[str, str]:
        """Environment that leads all that a worker would keep on disk to a folder of its own."""
        home = self.folder / "homes" / name
        home.mkdir(parents=True, exist_ok=True)
        places = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
        return {place: str(home) for place in places} | ({"SITREP_GAZETTEER": str(locate())} if self._real else {})

    def on_disk(self) -> list[str]:
        """What the workers keep on the local disk, their logs aside."""
        homes = self.folder / "homes"
        return [str(path.relative_to(homes)) for path in homes.rglob("*") if path.is_file()]

    def delete_disk(self, name: str) -> None:
        """Delete what a worker keeps on the local disk."""
        shutil.rmtree(self.folder / "homes" / name)
        (self.folder / "homes" / name).mkdir()

    def revive(self) -> int:
        """Start again what ended by itself asking for it; returns how many did."""
        ended = [worker for worker in self.workers.values() if worker.process.poll() in (69, 70)]
        for worker in ended:
            worker.start()
        return len(ended)

    def ready(self) -> bool:
        """Whether all workers hold partitions."""
        return all(worker.get("/ready")[0] == 200 for worker in self.workers.values())

    def push(self, feed: Iterable[Pushed]) -> None:
        """Push articles and wait until the broker has them."""
        assert self._producer is not None
        for message in feed:
            self._producer.send(
                full_name(ARTICLES, self.settings.namespace),
                key=message.key, value=message.value, headers=list(message.headers),
            )  # fmt: skip
        self._producer.flush()

    def push_until_lagging(self, feed: list[Pushed], service: str) -> list[Pushed]:
        """Push a few at a time until the service is seen to have something uncommitted; returns what was not pushed.

        A client that still looks for a dead node is slower than a worker: all at once could be done before it looks.
        """
        for start in range(0, len(feed), FEW):
            self.push(feed[start : start + FEW])
            if self.lag(service):
                return feed[start + FEW :]
        raise AssertionError(f"{service} was never seen with something uncommitted: nothing would be proven")

    def lag(self, service: str) -> int | None:
        """Messages of the service's input that are not committed; None while the broker cannot tell."""
        with suppress(KafkaError):
            return self._lag(service)
        with suppress(KafkaError):  # a client may hold on to a node that is gone, for minutes
            old = self._admin, self._consumer
            self._connect()
            for client in old:
                client.close()
        return None

    def _lag(self, service: str) -> int:
        name = full_name(INPUT[service], self.settings.namespace)
        parts = [TopicPartition(name, number) for number in range(INPUT[service].partitions)]
        ends = self._consumer.end_offsets(parts, timeout_ms=LOOK_MS)
        done = self._committed(self.settings.group(service))
        return sum(ends[part] - max(0, done[part].offset if part in done else 0) for part in parts)

    def _committed(self, group: str) -> dict[TopicPartition, Any]:
        """With a client that is kept: a kill must come quickly after this look."""
        try:
            found: dict[TopicPartition, Any] = self._admin.list_group_offsets({group: None})[group]
        except CoordinatorNotAvailableError:  # the broker's first group
            return {}
        return found

    def until_finished(
        self, seconds: float = FINISH_SECONDS, while_waiting: Callable[[], object] = lambda: None
    ) -> None:
        """Wait until every service has committed everything, and stays so for two commits."""
        end = time.monotonic() + seconds
        calm = 0
        while calm < 3:
            while_waiting()
            calm = calm + 1 if all(self.lag(service) == 0 for service in SERVICES) else 0
            if time.monotonic() > end:
                lags = {service: self.lag(service) for service in SERVICES}
                raise AssertionError(f"not finished after {seconds} s: {lags}; logs in {self.folder}")
            time.sleep(0.4)

    def seen_at_work(self, service: str) -> bool:
        """Wait until its worker holds partitions; whether it is then seen with something uncommitted."""
        worker = self.workers[f"{service}-1"]
        until(lambda: not self.revive() and worker.get("/ready")[0] == 200, FINISH_SECONDS, f"{service} is ready")
        end = time.monotonic() + WORK_SECONDS
        while not (found := bool(self.lag(service))) and time.monotonic() < end:
            time.sleep(0.02)
        return found

    def until_lagging(self, service: str, seconds: float = FINISH_SECONDS) -> None:
        """Wait until the service has something uncommitted; workers that ask for it are started again meanwhile."""
        until(lambda: bool(self.lag(service) or (self.revive() and False)), seconds, f"{service} has something to do")
