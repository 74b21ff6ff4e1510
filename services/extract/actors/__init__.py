"""Who did what to whom: the parties of an event."""

from services.extract.actors.recognition import find_actors
from services.extract.actors.roles import actors_of

__all__ = ["actors_of", "find_actors"]
