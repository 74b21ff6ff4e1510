"""Sub-event types that one event may be given by two outlets."""

from __future__ import annotations

from schemas.taxonomy import EVENT_TYPE_OF, EventType, SubEventType
from services.deduplicate.features import Features
from services.deduplicate.similarity.aspect import NEUTRAL, NEVER, Aspect

REMOTE: EventType = "Explosions/Remote violence"
CIVILIANS: EventType = "Violence against civilians"
_BLUNT = frozenset({"Remote explosive/landmine/IED", "Attack"})
UNSPECIFIC = -0.4
_RELATED_TYPES: dict[frozenset[str], float] = {
    frozenset({"Battles"}): -0.5,
    frozenset({REMOTE}): -1.0,
    frozenset({"Violence against civilians"}): -0.6,
    frozenset({"Protests"}): 0.0,
    frozenset({"Riots"}): 0.0,
    frozenset({"Battles", REMOTE}): -0.5,
    frozenset({"Battles", "Violence against civilians"}): -0.5,
    frozenset({REMOTE, "Violence against civilians"}): 1.1,
    frozenset({"Battles", "Protests"}): -1.5,
    frozenset({"Battles", "Riots"}): -1.3,
    frozenset({"Protests", "Riots"}): -0.5,
    frozenset({"Protests", "Violence against civilians"}): -0.9,
    frozenset({"Riots", "Violence against civilians"}): -0.9,
}
"""Other sub-types, by their types: an ambush is a battle for one coder and an attack for the next."""

_RELATED: dict[frozenset[SubEventType], float] = {
    frozenset({"Air/drone strike", "Shelling/artillery/missile attack"}): -0.7,
    frozenset({"Remote explosive/landmine/IED", "Suicide bomb"}): -0.4,
    frozenset({"Remote explosive/landmine/IED", "Grenade"}): -0.5,
    frozenset({"Armed clash", "Government regains territory"}): -0.5,
    frozenset({"Armed clash", "Non-state actor overtakes territory"}): -0.5,
    frozenset({"Armed clash", "Non-violent transfer of territory"}): -0.4,
    frozenset({"Non-state actor overtakes territory", "Non-violent transfer of territory"}): 0.0,
    frozenset({"Government regains territory", "Non-violent transfer of territory"}): 0.0,
    frozenset({"Government regains territory", "Non-state actor overtakes territory"}): 0.3,
    frozenset({"Attack", "Abduction/forced disappearance"}): -0.7,
    frozenset({"Arrests", "Abduction/forced disappearance"}): -0.3,
    frozenset({"Air/drone strike", "Looting/property destruction"}): -0.8,
    frozenset({"Shelling/artillery/missile attack", "Looting/property destruction"}): -0.8,
    frozenset({"Remote explosive/landmine/IED", "Looting/property destruction"}): -0.8,
    frozenset({"Abduction/forced disappearance", "Suicide bomb"}): -3.0,
    frozenset({"Abduction/forced disappearance", "Air/drone strike"}): -3.0,
    frozenset({"Abduction/forced disappearance", "Shelling/artillery/missile attack"}): -3.0,
    frozenset({"Abduction/forced disappearance", "Remote explosive/landmine/IED"}): -3.0,
    frozenset({"Armed clash", "Suicide bomb"}): -0.4,
    frozenset({"Attack", "Suicide bomb"}): 0.4,
    frozenset({"Attack", "Sexual violence"}): -0.5,
    frozenset({"Attack", "Mob violence"}): 0.0,
    frozenset({"Attack", "Looting/property destruction"}): -0.5,
    frozenset({"Armed clash", "Arrests"}): -1.2,
    frozenset({"Armed clash", "Abduction/forced disappearance"}): -1.2,
    frozenset({"Violent demonstration", "Mob violence"}): 0.2,
    frozenset({"Violent demonstration", "Looting/property destruction"}): -0.5,
    frozenset({"Peaceful protest", "Protest with intervention"}): 0.0,
    frozenset({"Protest with intervention", "Excessive force against protesters"}): 0.2,
    frozenset({"Peaceful protest", "Violent demonstration"}): -0.8,
    frozenset({"Protest with intervention", "Violent demonstration"}): 0.0,
    frozenset({"Protest with intervention", "Arrests"}): -0.3,
    frozenset({"Attack", "Excessive force against protesters"}): -0.3,
    frozenset({"Air/drone strike", "Disrupted weapons use"}): -0.8,
    frozenset({"Shelling/artillery/missile attack", "Disrupted weapons use"}): -0.8,
    frozenset({"Headquarters or base established", "Non-violent transfer of territory"}): -0.5,
}


def kind(a: Features, b: Features) -> Aspect:
    """Same sub-type, one that is told in its stead, or another thing altogether."""
    one, two = a.sub_event_type, b.sub_event_type
    is_blunt = REMOTE in (a.event_type, b.event_type) and (_is_unspecific(a, b) or _is_unspecific(b, a))
    points = points_of(one, two)
    if is_blunt and one != two and points is not None:
        points = max(points, UNSPECIFIC)
    if points is None:
        return Aspect(NEVER, "{} is not {}", (one, two))
    if one == two:
        return Aspect(points, "both tell of {}", (one,))
    return Aspect(points, "{} may be told as {}", (one, two)) if points else NEUTRAL


def points_of(one: SubEventType, two: SubEventType) -> float | None:
    """What it says that one is told and the other; None where they are never of one event."""
    if one == two:
        return 0.2 if one == "Other" else 1.3
    types = frozenset({EVENT_TYPE_OF[one], EVENT_TYPE_OF[two]})
    is_vague = len(types) == 1 and "Other" in (one, two)  # a strategic development of no known kind
    return _RELATED.get(frozenset({one, two}), -0.5 if is_vague else _RELATED_TYPES.get(types))


def _is_unspecific(a: Features, b: Features) -> bool:
    """Whether one tells a blast or a killing and no means: of any strike, some outlet tells no more at first."""
    return a.sub_event_type in _BLUNT and not a.means - {"bomb"} and b.event_type in (REMOTE, CIVILIANS)
