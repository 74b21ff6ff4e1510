"""Four tiny processors, wired like the real ones: they show the runtime's faults alone, and quickly.

An event is the set of the articles with one title. `python -m tests.faults.tiny SERVICE`.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterable
from typing import Any

from schemas.dead_letter import Rejection
from schemas.topics import ARTICLES, EVENT_CHANGES, EVENTS, EXTRACTIONS, REPORTS, REVISIONS
from services.runtime.processor import Message, Output, Processor, Result, StateRecord
from services.runtime.run import run_worker
from services.runtime.settings import load_settings

THEATRES = 11


class Extract:
    """Reads an article's JSON."""

    service = "extract"
    inputs = (ARTICLES,)

    def handle(self, message: Message) -> Result:
        try:
            article = json.loads(message.value or b"")
            report = {"article_id": article["article_id"], "title": str(article["title"])}
        except (ValueError, KeyError, TypeError) as error:
            return Result(rejections=(Rejection("not-json", f"{type(error).__name__}: {error}"),))
        return Result(outputs=(Output(EXTRACTIONS, str(report["article_id"]).encode(), _dump(report)),))


class Geocode:
    """Gives each report a theatre."""

    service = "geocode"
    inputs = (EXTRACTIONS,)

    def handle(self, message: Message) -> Result:
        report = json.loads(message.value or b"")
        theatre = f"theatre-{zlib.crc32(report['title'].encode()) % THEATRES}"
        return Result(outputs=(Output(REPORTS, theatre.encode(), message.value),))


class Deduplicate:
    """An event's state is the set of its articles, and how often it changed."""

    service = "deduplicate"
    inputs = (REPORTS,)
    state_topic = REVISIONS

    def __init__(self) -> None:
        self._events: dict[int, dict[str, dict[str, Any]]] = {}

    def handle(self, message: Message) -> Result:
        report = json.loads(message.value or b"")
        events = self._events[message.partition]
        event = events.get(report["title"], {"event_id": report["title"], "revision": 0, "reports": []})
        if report["article_id"] in event["reports"]:
            return Result()
        reports = sorted([*event["reports"], report["article_id"]])
        events[report["title"]] = {**event, "revision": event["revision"] + 1, "reports": reports}
        return Result(outputs=(self._output(message.partition, events[report["title"]]),))

    def restore(self, partition: int, records: Iterable[StateRecord]) -> list[Output]:
        best: dict[str, dict[str, Any]] = {}
        last: dict[str, int] = {}
        for event in (self._read(record) for record in records):
            if event is None:
                continue
            last[event["event_id"]] = event["revision"]
            if event["revision"] >= best.get(event["event_id"], event)["revision"]:
                best[event["event_id"]] = event
        self._events[partition] = best
        return [self._output(partition, e) for name, e in sorted(best.items()) if last[name] < e["revision"]]

    def drop(self, partition: int) -> None:
        self._events.pop(partition, None)

    def _read(self, record: StateRecord) -> dict[str, Any] | None:
        try:
            event: dict[str, Any] = json.loads(record.value or b"")
        except ValueError:
            return None  # not ours
        return event

    def _output(self, partition: int, event: dict[str, Any]) -> Output:
        return Output(REVISIONS, event["event_id"].encode(), _dump(event), partition=partition)


class Publish:
    """Writes each revision on."""

    service = "publish"
    inputs = (REVISIONS,)

    def handle(self, message: Message) -> Result:
        try:
            json.loads(message.value or b"")
        except ValueError as error:
            return Result(rejections=(Rejection("not-json", str(error)),))
        return Result(outputs=tuple(Output(topic, message.key, message.value) for topic in (EVENT_CHANGES, EVENTS)))


def _dump(data: Any) -> bytes:
    return json.dumps(data, sort_keys=True).encode()


PROCESSORS: dict[str, type[Processor]] = {p.service: p for p in (Extract, Geocode, Deduplicate, Publish)}

if __name__ == "__main__":
    run_worker(lambda _: PROCESSORS[sys.argv[1]](), load_settings())
