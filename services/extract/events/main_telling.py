"""Which telling of an event tells most of it, and what all of them together say of its type."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.taxonomy import EVENT_TYPE_OF, SubEventType
from services.extract.events.headings import HEADED
from services.extract.events.kinds import UNREST, types_agree
from services.extract.events.rules import rule_book
from services.extract.events.told import Event, Told, near
from services.extract.events.told_places import is_underway

_INTERVENED = frozenset(("Peaceful protest", "Arrests", "Protest with intervention"))
"""Types that together are one peaceful protest in which the police took a hand."""
_QUIETER = frozenset(("Peaceful protest", "Protest with intervention", "Violent demonstration"))
"""Types of which the last names a protest that is told as all three."""
_SHOT_BACK = frozenset(("clash", "combat"))
"""Trigger classes that tell of an attack that those attacked fought back."""
_PEACEFUL = frozenset(("Peaceful protest", "Protest with intervention"))
_FORCE = frozenset(("Violence against civilians", "Battles"))
"""Kinds of events as which force used on a crowd is told where the sentence does not say that it protests."""
_UNCERTAIN = frozenset(("Remote explosive/landmine/IED", "Attack"))
"""Types of a blast that turns out to be a suicide bomber's."""


def event_of(group: list[Told]) -> Event:
    """The event of these tellings, of the type that they tell together."""
    first = group[0].candidate
    tellings = [one for one in group if one is group[0] or types_agree(first, one.candidate)]
    main = max(tellings, key=lambda one: _fullness(one, tellings))
    again = tuple(one for one in group if one is not main and not one.candidate.rule.is_sequel)
    kind = _together(main, group, tellings)
    return Event(_as(main, kind) if kind else main, again)


def _together(main: Told, group: list[Told], tellings: list[Told]) -> SubEventType | None:
    """The type that all tellings of an event give it together; None where it is the main one's."""
    if main.candidate.rule.score >= HEADED:
        return None
    kinds = {one.candidate.clause.trigger.sub_event_type for one in group}
    if "Peaceful protest" in kinds and kinds <= _INTERVENED and kinds & {"Arrests", "Protest with intervention"}:
        return "Protest with intervention"
    kind = main.candidate.clause.trigger.sub_event_type
    if kind == "Attack" and any(_is_fought_back(main, one) for one in group):
        return "Armed clash"
    if kind == "Attack" and any(_is_to_abduct(main, one) for one in group):
        return "Abduction/forced disappearance"
    if kind == "Arrests" and any(one.candidate.name == "vanish" for one in group):
        return "Abduction/forced disappearance"
    if kind in _UNCERTAIN and any(_is_suicide(one) for one in tellings):
        return "Suicide bomb"  # "An explosion killed six. One of its fighters blew himself up"
    if kinds & _PEACEFUL and "Violent demonstration" not in kinds and _is_put_down(group):
        return "Excessive force against protesters"
    kinds = {one.candidate.clause.trigger.sub_event_type for one in group if not one.candidate.rule.is_sequel}
    if "Violent demonstration" in kinds and {k for k in kinds if EVENT_TYPE_OF[k] in UNREST} <= _QUIETER:
        return "Violent demonstration"
    return None


def _is_fought_back(main: Told, one: Told) -> bool:
    """Whether the sentence behind an attack tells that it was a fight: "The guards returned fire"."""
    told, of_fight = one.candidate, rule_book().bit("clash") | rule_book().bit("combat")
    is_fight = told.name in _SHOT_BACK or (told.name == "kill" and bool(told.rule.near & of_fight))
    return told.clause.trigger.sub_event_type == "Armed clash" and is_fight and near(main, one)


def _is_to_abduct(main: Told, one: Told) -> bool:
    """Whether the sentence of an attack that hurt nobody tells whom the attackers took."""
    a, b = main.candidate, one.candidate
    taken = b.clause.trigger.sub_event_type == "Abduction/forced disappearance"
    return taken and not a.has_victims and a.clause.sentence == b.clause.sentence


def _is_put_down(group: list[Told]) -> bool:
    """Whether a telling of a peaceful protest says that force was used on it that may kill."""
    return any(
        one.candidate.clause.trigger.sub_event_type == "Excessive force against protesters"
        or (one.candidate.puts_down and EVENT_TYPE_OF[one.candidate.clause.trigger.sub_event_type] in _FORCE)
        for one in group
    )


def _is_suicide(one: Told) -> bool:
    return one.candidate.clause.trigger.sub_event_type == "Suicide bomb"


def _as(told: Told, kind: SubEventType) -> Told:
    """The same clause, telling an event of another type."""
    clause = told.candidate.clause
    told_so = clause._replace(trigger=clause.trigger._replace(sub_event_type=kind))
    rule = told.candidate.rule._replace(type=kind)
    return told._replace(candidate=told.candidate._replace(clause=told_so, rule=rule))


def _is_dated(one: Told, tellings: Sequence[Told]) -> bool:
    """Whether it has a day; one in the words of another telling is that one's."""
    span = one.when.span
    if span is None:
        return False
    sentences = {(s.start, s.end) for s in (each.candidate.clause.sentence for each in tellings)}
    own = one.candidate.clause.sentence
    return not any(start <= span[0] < end for start, end in sentences if start != own.start)


def _fullness(one: Told, tellings: Sequence[Told]) -> tuple[bool, int, int]:
    """How much a clause tells: its type's weight, its place (more where it names it itself) and date; else the first.

    One that speaks of the event as known ("blamed them for the massacre") gives way to one that tells it.
    """
    clause = one.candidate.clause
    here = any(clause.start <= start < clause.end for start, _ in one.place.spans.values())
    here = here and not is_underway(one)
    has = bool(one.place.places) + 2 * here + _is_dated(one, tellings)
    return (not one.candidate.is_definite, 2 * has + one.candidate.rule.weight, -one.candidate.clause.start)
