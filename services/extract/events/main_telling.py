"""Which telling of an event tells most of it, and what all of them together say of its type."""

from __future__ import annotations

from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.extract.events.kinds import UNREST, types_agree
from services.extract.events.told import Event, Told
from services.extract.events.told_places import is_underway

_INTERVENED = frozenset(("Peaceful protest", "Arrests", "Protest with intervention"))
"""Types that together are one peaceful protest in which the police took a hand."""
_QUIETER = frozenset(("Peaceful protest", "Protest with intervention", "Violent demonstration"))
"""Types of which the last names a protest that is told as all three."""
_UNCERTAIN = frozenset(("Remote explosive/landmine/IED", "Attack"))
"""Types of a blast that turns out to be a suicide bomber's."""


def event_of(group: list[Told]) -> Event:
    """The event of these tellings, of the type that they tell together."""
    first = group[0].candidate
    tellings = [one for one in group if one is group[0] or types_agree(first, one.candidate)]
    main = max(tellings, key=_fullness)
    again = tuple(one for one in group if one is not main)
    kinds = {one.candidate.clause.trigger.sub_event_type for one in group}
    if "Peaceful protest" in kinds and kinds <= _INTERVENED and kinds & {"Arrests", "Protest with intervention"}:
        main = _as(main, "Protest with intervention")
    elif main.candidate.clause.trigger.sub_event_type in _UNCERTAIN and any(_is_suicide(one) for one in tellings):
        main = _as(main, "Suicide bomb")  # "An explosion killed six. One of its fighters blew himself up"
    elif "Violent demonstration" in kinds and {k for k in kinds if EVENT_TYPE_OF[k] in UNREST} <= _QUIETER:
        main = _as(main, "Violent demonstration")
    return Event(main, again)


def _is_suicide(one: Told) -> bool:
    return one.candidate.clause.trigger.sub_event_type == "Suicide bomb"


def _as(told: Told, kind: SubEventType) -> Told:
    """The same clause, telling an event of another type."""
    clause = told.candidate.clause
    told_so = clause._replace(trigger=clause.trigger._replace(sub_event_type=kind))
    rule = told.candidate.rule._replace(type=kind)
    return told._replace(candidate=told.candidate._replace(clause=told_so, rule=rule))


def _fullness(one: Told) -> tuple[bool, int, int]:
    """How much a clause tells: its type's weight, its place (more where it names it itself) and date; else the first.

    One that speaks of the event as known ("blamed them for the massacre") gives way to one that tells it.
    """
    clause = one.candidate.clause
    here = any(clause.start <= start < clause.end for start, _ in one.place.spans.values())
    here = here and not is_underway(one)
    has = bool(one.place.places) + 2 * here + bool(one.when.span)
    return (not one.candidate.is_definite, 2 * has + one.candidate.rule.weight, -one.candidate.clause.start)
