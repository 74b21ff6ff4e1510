"""Where a telling says that its event was: the names of its place, and whether it tells that itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from schemas.report import Span, Toponym
from services.extract.events.told import Told
from services.extract.model import Clause

_LEAVING = frozenset(("withdraw", "depart", "displace"))
"""Trigger classes of those who leave: where they go is not where it is."""
_WIDE = frozenset(("region", "district", "country", "area"))
"""Feature classes of places in which a sentence may name another as the event's own."""
_UNDERWAY = frozenset(("toward", "from"))
"""How places are named between which somebody was, or to which the wounded were brought."""
_SURE = 0.5
"""The least strength of a toponym that opens another scene by itself."""
_OBJECT, _SUBJECT = 6, 12
"""Characters between a trigger and a name that is its object or subject ("captured Goma", "Goma has been shelled")."""
_HEADING = 12
"""Characters of a paragraph in which a name that it opens with begins, behind its bullet."""


def scene_of(one: Told, toponyms: Sequence[Toponym], first_index: int, nowhere: frozenset[Span]) -> list[Toponym]:
    """The names of a clause's main place: the first that says where, and not only who."""
    leaves = one.candidate.name in _LEAVING
    told = (mention for mention in one.place.places if not (leaves and mention.relation == "toward"))
    places = ([toponyms[i - first_index] for i in mention.toponyms] for mention in told)
    scenes = [names for names in places if not all((t.start, t.end) in nowhere for t in names)]
    named = (names for names in scenes if not all(t.described for t in names))  # "In Arden, the centre of | the city"
    return next(named, scenes[0] if scenes else [])


def is_wide(scene: Sequence[Toponym]) -> bool:
    """Whether a place is a district or more; so is no place at all."""
    return all(t.cue in _WIDE for t in scene)


def tells_place(one: Told, scene: Sequence[Toponym], paragraphs: Sequence[int]) -> bool:
    """Whether a clause or the opening of its paragraph names its place: it is not only its neighbourhood's."""
    clause = one.candidate.clause
    at = bisect_right(paragraphs, clause.start) - 1
    opening = range(paragraphs[at], paragraphs[at] + _HEADING) if at >= 0 else range(0)
    if one.candidate.name == "kill" and is_underway(one):
        return False  # "nine wounded people were taken to": where they were brought
    return any(
        t.start in opening
        or t.start == one.place.head
        or (clause.start <= t.start < clause.end and _is_scene(t, clause))
        for t in ([] if _leaves_for(one) else scene)
        if not t.described  # "the town" is the one told before
    )


def is_underway(one: Told) -> bool:
    """Whether a clause names its place only as where somebody came from or was going to."""
    return any(place.relation in _UNDERWAY for place in one.place.places[:1])


def _leaves_for(told: Told) -> bool:
    """Whether a clause tells only where those went to who withdrew: "the army fell back to Arden"."""
    return told.candidate.name == "withdraw" and bool(told.place.places) and told.place.places[0].relation == "toward"


def _is_scene(name: Toponym, clause: Clause) -> bool:
    """Whether a name in the clause says where: surely a place, or what the trigger is done to.

    Where names have cases, they say so themselves.
    """
    trigger = clause.trigger
    beside = trigger.start - _SUBJECT <= name.end and name.start <= trigger.end + _OBJECT
    beside &= not (name.described or name.written.isupper())  # "One DRG man was hurt"
    return beside or name.strength >= _SURE or (name.language != "en" and not name.written.isupper())
