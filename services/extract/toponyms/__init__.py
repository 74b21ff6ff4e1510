"""Place names: recognition (`find_toponyms`), and which of them an event happens at (`places_of`)."""

from services.extract.toponyms.recognition import find_toponyms
from services.extract.toponyms.selection import named, places_of

__all__ = ["find_toponyms", "named", "places_of"]
