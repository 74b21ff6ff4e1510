"""Spans of the four workers, at a collector that speaks OTLP over HTTP."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from schemas.topics import ARTICLES, EVENT_CHANGES
from services.runtime.lag import SERVICES, total_lag
from services.runtime.settings import Settings
from tests.integration.records import push, read_all
from tests.integration.workers import Worker, until

pytest.importorskip("opentelemetry.sdk", reason="needs the extra: pip install 'sitrep[otel]'")

ARTICLE = (files("services.cli.sample") / "feed.jsonl").read_bytes().splitlines()[0]
TRACE_ID, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


class Span(NamedTuple):
    service: str
    trace_id: str
    span_id: str
    parent: str
    topic: str


@contextmanager
def collector() -> Iterator[tuple[str, list[Span]]]:
    """Its address, and the spans that came."""
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

    spans: list[Span] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            plain = gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
            spans.extend(_spans(ExportTraceServiceRequest.FromString(plain)))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", spans
    finally:
        server.shutdown()
        server.server_close()


def _spans(request: Any) -> Iterator[Span]:
    for group in request.resource_spans:
        (service,) = (a.value.string_value for a in group.resource.attributes if a.key == "service.name")
        for span in (span for scope in group.scope_spans for span in scope.spans):
            (topic,) = (a.value.string_value for a in span.attributes if a.key == "messaging.destination.name")
            yield Span(service, span.trace_id.hex(), span.span_id.hex(), span.parent_span_id.hex(), topic)


@pytest.mark.usefixtures("real_kafka")
def test_one_trace_leads_from_the_article_to_its_event(settings: Settings, tmp_path: Path) -> None:
    with collector() as (address, spans), ExitStack() as stack:
        for service in SERVICES:
            command = (sys.executable, "-m", "services.cli.main", "worker", service)
            log = tmp_path / f"{service}.log"
            stack.enter_context(
                Worker(
                    settings, service, log, command, OTEL_EXPORTER_OTLP_ENDPOINT=address, OTEL_BSP_SCHEDULE_DELAY="200"
                )
            )
        traceparent = f"00-{TRACE_ID}-{PARENT}-01".encode()
        push(settings, ARTICLES, [(None, ARTICLE)], headers=[("traceparent", traceparent)])
        until(lambda: bool(read_all(settings, EVENT_CHANGES)) and total_lag(settings) == 0, 90, "it is an event")
        until(lambda: len({span.service for span in spans}) == len(SERVICES), what="all services' spans came")

    assert {span.trace_id for span in spans} == {TRACE_ID}
    by_id = {span.span_id: span for span in spans}
    record = read_all(settings, EVENT_CHANGES)[0]
    _, trace_id, last, _ = dict(record.headers)["traceparent"].decode().split("-")
    way = []
    while last in by_id:
        way.append(by_id[last].service)
        last = by_id[last].parent
    assert (trace_id, last) == (TRACE_ID, PARENT), "it ends at the feed's own span"
    assert way == ["sitrep-publish", "sitrep-deduplicate", "sitrep-geocode", "sitrep-extract"]
