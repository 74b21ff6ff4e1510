"""Whose the police, the army and the people are that a text names without a nationality: those of the place.

ACLED names such actors by the country that the event is in ("Police Forces of Kenya", "Civilians (Sudan)"), and a
territory that is overtaken was its government's where nobody else is named; a reader takes both so. Extract cannot: it
knows no places.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Actor, EventReport
from schemas.taxonomy import SubEventType
from services.extract.actors.forces import of_country
from services.extract.actors.voice import other_side
from services.extract.lexicon.loading import load
from services.geocode.branches import branch_of
from services.geocode.lands import forces, struck_land
from services.geocode.strikes import FROM_AFAR

_PEOPLE = frozenset({"Civilians", "Protesters", "Rioters"})
_STATE = "State forces"
_GROUPS = frozenset({"Rebel group", "Political militia", "Identity militia"})
_BORDER = ("border", "погран", "прикордон")
"""How names of police begin that guards its own state's border, as its army does."""
_POLICE = ("polic", "officer", "полиц", "поліц")


def at_home(reports: Sequence[EventReport]) -> list[EventReport]:
    """The reports of one article, their nameless state forces and people with the country of their event.

    An army only where the article names no other country's or that one fights against it here: in a war between states
    "the soldiers" are either's.
    """
    states = {actor.country for report in reports for actor in report.actors if actor.category == _STATE}
    return [_at_home(report, states - {None}) for report in reports]


def _at_home(report: EventReport, states: set[str | None]) -> EventReport:
    country = report.where.country if report.where else None
    if country is None:
        return report
    alone, foe = states <= {country, _army_in(country)}, _is_of_foe(report, country)
    actors = tuple(
        _of(report, actor, country, not foe and (alone or _is_invaded(report, actor, country)))
        for actor in report.actors
    )
    actors = tuple(branch_of(actor, country, report.when.end) for actor in actors)
    actors = actors if foe else actors + _dispossessed(report, country)
    actors += _struck(report.sub_event_type, actors, country)
    return report if actors == report.actors else report.model_copy(update={"actors": actors})


def _of(report: EventReport, actor: Actor, country: str, armies: bool) -> Actor:
    if actor.country or actor.actor_id or actor.category not in (*_PEOPLE, _STATE):
        return actor
    if not _is_army(actor):
        return of_country(actor, country, report.sub_event_type, report.language or "")
    return of_country(actor, _army_in(country), report.sub_event_type, report.language or "") if armies else actor


def _is_of_foe(report: EventReport, country: str) -> bool:
    """Whether a text tells of its side's enemy's land by its language: the army there need not be that land's."""
    voices = load("actors", "wars")["voice"].items()
    sides = (side for side, words in voices if report.language in words.get("languages", ()))
    return any(other_side(side) == country for side in sides)


def _is_invaded(report: EventReport, army: Actor, country: str) -> bool:
    """Whether another state's forces stand against an army, in the other role, or a group attacks it, or it arrests."""
    foreign = (a.role for a in report.actors if a.category == _STATE and a.country not in (None, country))
    attacked = army.role == "target" and any(a.category in _GROUPS and a.role != "target" for a in report.actors)
    return (
        attacked
        or report.sub_event_type == "Arrests"
        or any(role != army.role or role == "participant" for role in foreign)
    )


def _is_army(actor: Actor) -> bool:
    name = actor.name.lower()
    return actor.category == _STATE and (name.startswith(_BORDER) or not any(word in name for word in _POLICE))


def _army_in(country: str) -> str:
    """Whose army is in a land: in an occupied one another state's."""
    return str(load("actors", "wars")["occupied"].get(country, country))


def _struck(kind: SubEventType, actors: Sequence[Actor], country: str) -> tuple[Actor, ...]:
    """The land that a state, or a group, at war with it strikes, where nobody else is named."""
    if kind not in FROM_AFAR or any(a.role != "perpetrator" for a in actors):
        return ()
    wars = load("actors", "wars")
    if not any(
        country in wars["struck"].get(a.country, ())
        if a.category == _STATE
        else wars["against"].get(a.actor_id) == country
        for a in actors
    ):
        return ()
    return (struck_land(country),)


def _dispossessed(report: EventReport, country: str) -> tuple[Actor, ...]:
    """The government that territory was taken from, where the text names the taker alone."""
    taken = report.sub_event_type == "Non-state actor overtakes territory"
    if not taken or not report.actors or any(a.role != "perpetrator" or a.country is None for a in report.actors):
        return ()
    if any(a.category == _STATE and a.country == country for a in report.actors):
        return ()
    return (forces("target", country),)
