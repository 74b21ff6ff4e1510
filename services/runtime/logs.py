"""Logging: lines for people or JSON for machines, each with the message that was being handled."""

from __future__ import annotations

import json
import logging
import sys
from contextvars import ContextVar
from datetime import datetime, timezone

from services.runtime.processor import Message
from services.runtime.settings import Settings

NOISY = ("aiokafka", "faust", "mode", "aiohttp", "services.runtime.app")
"""They build debug records even when silent (a fifth of the time), and tell each step; the last subclasses Faust."""

_context: ContextVar[dict[str, object] | None] = ContextVar("message", default=None)


def set_message(message: Message | None, key_name: str = "key") -> None:
    """What the following lines of this task are about; `key_name` is "article_id", "event_id" or "theatre"."""
    if message is None:
        _context.set(None)
        return
    key = message.key.decode(errors="replace")[:200] if message.key is not None else None
    _context.set({
        key_name: key, "topic": message.topic, "partition": message.partition, "offset": message.offset,
    })  # fmt: skip


class _Readable(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        context = _context.get()
        about = " [" + " ".join(f"{k}={v}" for k, v in context.items() if v is not None) + "]" if context else ""
        return super().format(record) + about


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **(_context.get() or {}),
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
