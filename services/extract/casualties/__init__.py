"""People killed, injured and captured."""

from services.extract.casualties.slot import casualties_of

__all__ = ["casualties_of"]
