"""The same event in other codebooks.

PLOVER events and modes and their CAMEO roots: the Open Event Data Alliance's PLOVER manual and its table
CAMEO2PLOVER-2021 (github.com/openeventdata/PLOVER). CAMEO roots: Conflict and Mediation Event Observations, codebook
1.1b3 (2012): 03 intent to cooperate, 05 diplomatic cooperation, 08 yield, 14 protest, 15 exhibit force, 17 coerce,
18 assault, 19 fight, 20 unconventional mass violence. Types of violence: UCDP GED codebook (25.1): 1 state-based,
2 non-state, 3 one-sided.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from schemas.event import Codes, EventSlots, PloverCode
from schemas.report import Actor
from schemas.taxonomy import SubEventType


class Entry(NamedTuple):
    """PLOVER event and mode, CAMEO root."""

    event: str
    mode: str | None
    cameo: str


_TABLE: dict[SubEventType, Entry] = {
    "Armed clash": Entry("ASSAULT", "firearms", "19"),
    "Government regains territory": Entry("COERCE", "confiscate", "19"),
    "Non-state actor overtakes territory": Entry("COERCE", "confiscate", "19"),
    "Chemical weapon": Entry("ASSAULT", "unconventional", "20"),
    "Air/drone strike": Entry("ASSAULT", "heavy-weapons", "19"),
    "Suicide bomb": Entry("ASSAULT", "suicide-attack", "18"),
    "Shelling/artillery/missile attack": Entry("ASSAULT", "heavy-weapons", "19"),
    "Remote explosive/landmine/IED": Entry("ASSAULT", "explosives", "18"),
    "Grenade": Entry("ASSAULT", "explosives", "18"),
    "Sexual violence": Entry("ASSAULT", "sexual", "18"),
    "Attack": Entry("ASSAULT", None, "18"),
    "Abduction/forced disappearance": Entry("ASSAULT", "abduct", "18"),
    "Peaceful protest": Entry("PROTEST", "demo", "14"),
    "Protest with intervention": Entry("PROTEST", "demo", "14"),
    "Excessive force against protesters": Entry("ASSAULT", None, "17"),
    "Violent demonstration": Entry("PROTEST", "riot", "14"),
    "Mob violence": Entry("ASSAULT", "beat", "18"),
    "Agreement": Entry("SUPPORT", None, "05"),
    "Arrests": Entry("COERCE", "arrest", "17"),
    "Change to group/activity": Entry("MOBILIZE", None, "15"),
    "Disrupted weapons use": Entry("COERCE", "confiscate", "17"),
    "Headquarters or base established": Entry("MOBILIZE", "troops", "15"),
    "Looting/property destruction": Entry("ASSAULT", "destroy", "17"),
    "Non-violent transfer of territory": Entry("RETREAT", "withdraw", "08"),
    "Other": Entry("MOBILIZE", None, "15"),
}

_ORGANIZED = ("Battles", "Explosions/Remote violence", "Violence against civilians")
_GROUPS = ("Rebel group", "Political militia", "Identity militia", "External/Other forces")


def codes_of(slots: EventSlots) -> Codes:
    """The event's codes: PLOVER and CAMEO by its sub-type, UCDP by who fights whom."""
    entry = _TABLE[slots.sub_event_type]
    return Codes(plover=PloverCode(event=entry.event, mode=entry.mode), cameo=entry.cameo, ucdp=ucdp_type(slots))


def ucdp_type(slots: EventSlots) -> Literal[1, 2, 3] | None:
    """UCDP's type of violence; None where it is not organized violence or the parties do not tell.

    Against civilians by an organized actor it is one-sided; with a state as a party state-based; between groups
    non-state.
    """
    if slots.event_type not in _ORGANIZED:
        return None
    by, on = _side(slots.actors, "perpetrator"), _side(slots.actors, "target")
    if slots.event_type == "Violence against civilians" or _only_civilians(on):
        return 3 if by or slots.event_type == "Violence against civilians" else None
    parties = [*by, *on]
    if any(actor.category == "State forces" for actor in parties):
        return 1
    return 2 if sum(actor.category in _GROUPS for actor in parties) >= 2 else None


def _side(actors: tuple[Actor, ...], role: str) -> list[Actor]:
    return [actor for actor in actors if actor.role in (role, "participant")]


def _only_civilians(actors: list[Actor]) -> bool:
    return bool(actors) and all(actor.category in ("Civilians", "Protesters") for actor in actors)
