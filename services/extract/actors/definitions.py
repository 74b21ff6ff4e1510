"""Who makes an event by its type alone."""

from __future__ import annotations

from schemas.taxonomy import ActorCategory, SubEventType

BY_DEFINITION: dict[SubEventType, ActorCategory] = {
    "Peaceful protest": "Protesters",
    "Violent demonstration": "Rioters",
    "Mob violence": "Rioters",
}
"""Who makes such an event by ACLED's definition, where the text only names the event."""
