"""A span a message, exported where OpenTelemetry's own variables ask for it; `pip install 'sitrep[otel]'`.

Without it the `traceparent` that a message came with is passed on as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, NamedTuple

from services.runtime.passing import TRACEPARENT
from services.runtime.processor import Message, StartupError

ASKED_BY = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
"""The standard variables; `OTEL_TRACES_SAMPLER` and the others hold too."""


class Tracing(NamedTuple):
    """How a worker traces."""

    span: Callable[[Message], AbstractContextManager[bytes | None]]
    """Around the work on one message; gives the `traceparent` of what it causes, None for the message's own."""
    stop: Callable[[], None]
    """Sends what is left."""


UNTRACED = Tracing(lambda _: nullcontext(), lambda: None)


def tracing(service: str) -> Tracing:
    """As the environment asks. StartupError where it asks and OpenTelemetry is not installed."""
    if not any(os.environ.get(name) for name in ASKED_BY):
        return UNTRACED
    try:
        return _exporting(service)
    except ImportError:
        raise StartupError(f"{ASKED_BY[0]} is set, OpenTelemetry not installed: pip install 'sitrep[otel]'") from None


def _exporting(service: str) -> Tracing:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": f"sitrep-{service}"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return Tracing(_spans(provider.get_tracer("sitrep"), service), provider.shutdown)


def _spans(tracer: Any, service: str) -> Callable[[Message], AbstractContextManager[bytes | None]]:
    from opentelemetry.trace import SpanKind
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    propagator = TraceContextTextMapPropagator()

    @contextmanager
    def span(message: Message) -> Iterator[bytes | None]:
        came_with = {name: value.decode("ascii", "replace") for name, value in message.headers if name == TRACEPARENT}
        attributes = {
            "messaging.system": "kafka",
            "messaging.operation.type": "process",
            "messaging.destination.name": message.topic,
            "messaging.destination.partition.id": str(message.partition),
            "messaging.kafka.offset": message.offset,
        }
        context, kind = propagator.extract(came_with), SpanKind.CONSUMER
        with tracer.start_as_current_span(f"{service} {message.topic}", context, kind, attributes):
            carrier: dict[str, str] = {}
            propagator.inject(carrier)
            yield carrier.get(TRACEPARENT, "").encode() or None

    return span
