"""When an event happened."""

from services.extract.when.slot import when_of

__all__ = ["when_of"]
