"""All consolidated slots of an event: a function of the set of its reports."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from schemas.event import EventSlots, MemberReport, Overflow
from schemas.report import Actor, Claim, Loss, Territory
from schemas.taxonomy import EVENT_TYPE_OF, Means, SubEventType
from services.deduplicate.consolidation import standing, tolls, whereabouts
from services.deduplicate.consolidation.votes import tally, winner

_MOST_ACTORS, _MOST_LOSSES, _MOST_CLAIMS = 20, 60, 60
T = TypeVar("T")


def consolidate(members: Sequence[MemberReport], voices: Sequence[str], overflow: Overflow) -> EventSlots:
    """The slots that all reports together support; `members` by rank, `voices` as `sources.voices` gives them."""
    sub_event_type = _sub_event_type(members, voices)
    place = whereabouts.where(members, voices)
    standing_now = standing.status(members, voices)
    return EventSlots(
        event_type=EVENT_TYPE_OF[sub_event_type],
        sub_event_type=sub_event_type,
        actors=_actors(members, voices),
        when=whereabouts.when(members, voices),
        where=place,
        more_places=whereabouts.more_places(members, place),
        casualties=tolls.casualties(members, voices, overflow.casualties),
        casualties_by_party=tolls.by_party(members),
        losses=_losses(members),
        means=_means(members, voices),
        territory=_territory(members, voices),
        claims=_claims(members),
        status=standing_now,
        confidence=standing.confidence(members, voices, standing_now),
    )


def _sub_event_type(members: Sequence[MemberReport], voices: Sequence[str]) -> SubEventType:
    found = winner((m.report.sub_event_type, v, m.report.confidence) for m, v in zip(members, voices, strict=True))
    return found or members[0].report.sub_event_type


def _actors(members: Sequence[MemberReport], voices: Sequence[str]) -> tuple[Actor, ...]:
    told = [(a, v) for m, v in zip(members, voices, strict=True) for a in m.report.actors]
    support = tally((_party(a), v, 1.0) for a, v in told)
    first = {_party(a): a for a, _ in reversed(told)}
    order = sorted(support, key=lambda party: -support[party])  # stable: by rank among equals
    return tuple(first[party] for party in order[:_MOST_ACTORS])


def _party(actor: Actor) -> tuple[str, str]:
    return actor.role, actor.actor_id or actor.name.casefold()


def _means(members: Sequence[MemberReport], voices: Sequence[str]) -> tuple[Means, ...]:
    support = tally((x, v, 1.0) for m, v in zip(members, voices, strict=True) for x in m.report.means)
    return tuple(sorted(support, key=lambda x: -support[x]))


def _territory(members: Sequence[MemberReport], voices: Sequence[str]) -> Territory | None:
    return winner(
        (m.report.territory, v, m.report.confidence)
        for m, v in zip(members, voices, strict=True)
        if m.report.territory is not None
    )


def _losses(members: Sequence[MemberReport]) -> tuple[Loss, ...]:
    """Each loss once, with the highest count that a report gives."""
    ordered = sorted((x for m in members for x in m.report.losses), key=lambda x: -(x.count or 0))
    return tuple(_once(ordered, lambda x: (x.side, x.category, x.status, x.description.casefold())))[:_MOST_LOSSES]


def _claims(members: Sequence[MemberReport]) -> tuple[Claim, ...]:
    found = (c for m in members for c in m.report.claims)
    return tuple(_once(found, lambda c: (c.claimant.casefold(), c.stance)))[:_MOST_CLAIMS]


def _once(values: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    found: dict[Hashable, T] = {}
    for value in values:
        found.setdefault(key(value), value)
    return list(found.values())
