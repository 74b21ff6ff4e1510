"""The closed vocabularies of the records, in the field's own terms.

Event and sub-event types, interaction categories and precisions are ACLED's (codebook of 2023); equipment status
is Oryx's.
"""

from __future__ import annotations

from typing import Literal, get_args

EventType = Literal[
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
]

SubEventType = Literal[
    "Armed clash",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Peaceful protest",
    "Protest with intervention",
    "Excessive force against protesters",
    "Violent demonstration",
    "Mob violence",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
]

SUB_EVENT_TYPES: dict[EventType, tuple[SubEventType, ...]] = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
"""ACLED's six event types and the sub-event types of each."""

EVENT_TYPE_OF: dict[SubEventType, EventType] = {sub: kind for kind, subs in SUB_EVENT_TYPES.items() for sub in subs}

ActorRole = Literal["perpetrator", "target", "participant"]
"""participant: a side of two-sided fighting."""

ActorCategory = Literal[
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
]
"""ACLED's interaction codes 1 to 8."""

RelationKind = Literal[
    "at",
    "near",
    "toward",
    "from",
    "north_of",
    "north_east_of",
    "east_of",
    "south_east_of",
    "south_of",
    "south_west_of",
    "west_of",
    "north_west_of",
    "between",
    "along",
    "axis",
    "outskirts",
    "border_of",
]

Status = Literal["reported", "claimed", "confirmed", "disputed", "denied"]
"""reported: the outlet's own voice; claimed: attributed to a party; confirmed: by the other side or verified."""

Stance = Literal["asserts", "denies", "doubts", "confirms"]

LossStatus = Literal["destroyed", "damaged", "captured", "abandoned"]
"""Oryx's four."""

LossCategory = Literal[
    "tank", "armoured vehicle", "vehicle", "artillery", "air defence", "aircraft", "helicopter", "drone",
    "missile", "ship", "radar", "ammunition", "infrastructure", "equipment",
]  # fmt: skip
"""Oryx's equipment categories, grouped."""

Means = Literal[
    "small arms", "artillery", "mortar", "rocket artillery", "tank", "missile", "drone", "aircraft", "helicopter",
    "bomb", "glide bomb", "mine", "ied", "grenade", "chemical", "bladed weapon", "vehicle", "fire", "explosive belt",
    "ship", "other",
]  # fmt: skip

TerritoryChange = Literal["advanced", "captured", "retook", "repelled", "withdrew", "lost", "held", "handed over"]

Change = Literal["reported", "corroborated", "revised", "disputed", "corrected", "merged", "split", "retracted"]
"""Why a revision of an event exists."""

EventState = Literal["active", "merged", "retracted"]

SUB_EVENT_TYPE_NAMES: tuple[str, ...] = get_args(SubEventType)
