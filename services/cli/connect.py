"""Which broker a command talks to: the one that is set, else the one that `sitrep up` or `broker start` runs here."""

from __future__ import annotations

from services.broker.detached import status
from services.runtime.settings import Settings, load_settings


def connected() -> Settings:
    """The settings in force, with this machine's running broker where none is set."""
    settings = load_settings()
    running = status(settings.data) if settings.bootstrap_servers is None else None
    return settings.model_copy(update={"bootstrap_servers": running.servers}) if running else settings
