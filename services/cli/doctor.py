"""`sitrep doctor`: what is wrong here, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from services.cli.connect import connected
from services.runtime.processor import StartupError
from services.runtime.settings import Settings, SettingsError

CLOCK_SKEW_SECONDS = 60
FREE_BYTES = 2 * 2**30

Finding = tuple[bool, str]
"""Whether it is well, and what was found or what to do."""

NEED_BROKER = ("topics", "clock")
UNSEEN = (False, "not looked at: no broker answers")


@click.command(epilog="Example: sitrep doctor")
def doctor() -> None:
    """Check settings, gazetteer, schemas, broker, topics, clock and disk; exit status 1 where anything is wrong."""
    checks: dict[str, Callable[[Settings], Finding]] = {
        "python": _python, "disk": _disk, "gazetteer": _gazetteer, "schemas": _schemas,
        "broker": _broker, "topics": _topics, "clock": _clock,
    }  # fmt: skip
    settings = connected()
    findings: dict[str, Finding] = {}
    for name, check in checks.items():
        findings[name] = UNSEEN if name in NEED_BROKER and _is_silent(findings["broker"]) else _safely(check, settings)
    for name, (well, text) in findings.items():
        click.echo(f"{'ok     ' if well else 'PROBLEM'}  {name:10} {text}")
    if not all(well for well, _ in findings.values()):
        raise click.exceptions.Exit(1)


def _is_silent(broker: Finding) -> bool:
    """Whether no broker answered: it is waited for once, not by each check that needs it."""
    return broker[1].startswith("no broker answers")


def _safely(check: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return check(settings)
    except (StartupError, SettingsError) as error:
        return False, str(error)


def _python(_: Settings) -> Finding:
    return sys.version_info >= (3, 10), f"Python {sys.version.split()[0]} (3.10 or later is needed)"


def _disk(settings: Settings) -> Finding:
    folder = settings.data or Path.home()
    free = shutil.disk_usage(next(p for p in (folder, *folder.parents) if p.exists())).free
    advice = "" if free >= FREE_BYTES else "; the broker needs 2 GiB: free some, or set SITREP_DATA"
    return free >= FREE_BYTES, f"{free / 2**30:.1f} GiB free at {folder}{advice}"


def _gazetteer(settings: Settings) -> Finding:
    from services.geocode.gazetteer import Gazetteer, GazetteerError

    try:
        return True, f"version {Gazetteer.open(settings.gazetteer).version}"
    except GazetteerError as error:
        return False, str(error)


def _schemas(_: Settings) -> Finding:
    from schemas.export import GENERATED, generate

    def written(name: str) -> str | None:
        path = GENERATED / name
        return path.read_text(encoding="utf-8") if path.is_file() else None

    stale = [name for name, text in generate().items() if written(name) != text]
    return not stale, f"{', '.join(stale)} differ from the code; run `sitrep schema export`" if stale else "up to date"


def _broker(settings: Settings) -> Finding:
    from services.runtime.clients import admin

    with admin(settings) as client:
        brokers = client.describe_cluster()["brokers"]
    away = sum(bool(broker.get("is_fenced")) for broker in brokers)
    told = f"{len(brokers) - away} broker(s) at {settings.servers}"
    return not away, f"{told}; {away} of the cluster away: start them again" if away else told


def _topics(settings: Settings) -> Finding:
    from services.runtime.topics import check

    differences = check(settings)
    advice = "; run `sitrep topics apply`"
    return not differences, "; ".join(
        d.message for d in differences
    ) + advice if differences else "as the manifest says"


def _clock(settings: Settings) -> Finding:
    """Against the broker's: articles from the future or too late are judged by it."""
    skew = time.time() - _broker_time(settings)
    well = abs(skew) <= CLOCK_SKEW_SECONDS
    return well, f"{skew:+.0f} s against the broker" + ("" if well else "; set it by NTP: articles are judged by it")


def _broker_time(settings: Settings) -> float:
    """Seconds since 1970 by the broker's clock, which stamps a record on a topic made and deleted for this."""
    from services.runtime.clients import admin, producer

    name = f"sitrep-doctor-{os.getpid()}-{time.time_ns()}"
    stamped = {"num_partitions": 1, "replication_factor": -1, "configs": {"message.timestamp.type": "LogAppendTime"}}
    with admin(settings) as client:
        client.create_topics({name: stamped}, wait_for_metadata=True)
        try:
            with producer(settings) as broker:
                return float(broker.send(name, value=b"what time is it?").get(timeout=10).timestamp) / 1000
        finally:
            client.delete_topics([name])
