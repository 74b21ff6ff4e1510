"""Logging: lines for people or JSON for machines, each with the message that was being handled."""

from __future__ import annotations

import json
import logging
import re
import sys
from contextvars import ContextVar
from datetime import datetime, timezone

from services.runtime.passing import TRACEPARENT
from services.runtime.processor import Message
from services.runtime.settings import Settings

NOISY = ("aiokafka", "faust", "mode", "aiohttp", "services.runtime.app")
"""They build debug records even when silent (a fifth of the time), and tell each step; the last subclasses Faust."""

TRACE_PARTS = 4  # version, trace id, parent id, flags
ARTICLE = {
    "event_id": re.compile(rb'"changed_by":"([^"\\]{1,200})"'),
    "theatre": re.compile(rb'"article_id":"([^"\\]{1,200})"'),
}
"""Where a message keyed by something else says which article it is about, as we write it."""

_context: ContextVar[tuple[Message, str] | None] = ContextVar("message", default=None)


def set_message(message: Message | None, key_name: str = "key") -> None:
    """What the following lines of this task are about; `key_name` is "article_id", "event_id" or "theatre"."""
    _context.set((message, key_name) if message else None)


def _about() -> dict[str, object]:
    """What the message is and where it lies: looked up only when a line is written."""
    if (context := _context.get()) is None:
        return {}
    message, key_name = context
    key = message.key.decode(errors="replace")[:200] if message.key is not None else None
    article = ARTICLE[key_name].search(message.value or b"") if key_name in ARTICLE else None
    trace = dict(message.headers).get(TRACEPARENT, b"").decode("ascii", "replace").split("-")
    return {
        key_name: key,
        **({"article_id": article[1].decode(errors="replace")} if article else {}),
        "topic": message.topic, "partition": message.partition, "offset": message.offset,
        **({"trace_id": trace[1][:32]} if len(trace) == TRACE_PARTS else {}),
    }  # fmt: skip


class _Readable(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        about = " ".join(f"{name}={value}" for name, value in _about().items() if value is not None)
        return super().format(record) + (f" [{about}]" if about else "")


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_about(),
        }
        if record.exc_info:
            entry["stack"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def set_up(settings: Settings) -> None:
    """Send all logging to standard error in the form that the settings ask for."""
    handler = logging.StreamHandler(sys.stderr)
    readable = _Readable("%(asctime)s %(levelname)-8s %(name)s: %(message)s")
    handler.setFormatter(_Json() if settings.log_format == "json" else readable)
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # what its errors mean is said by who called it
