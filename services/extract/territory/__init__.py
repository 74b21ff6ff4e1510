"""Changes of control and movements of the front."""

from services.extract.territory.territory import territory_of

__all__ = ["territory_of"]
