"""The best-supported place and date."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.event import MemberReport
from schemas.report import Location, When
from services.deduplicate.consolidation.votes import tally

_MOST_PLACES = 10
_PRECISION = {1: 1.0, 2: 0.6, 3: 0.25}
"""What a location is worth by geo precision: a village is support for its region, not the reverse."""


def where(members: Sequence[MemberReport], voices: Sequence[str]) -> Location | None:
    """The place that the most independent voices name, precise ones counting more; its surest telling."""
    told = [(m.report.where, v) for m, v in zip(members, voices, strict=True) if m.report.where is not None]
    support = tally((_named(place), voice, _PRECISION[place.geo_precision] * place.score) for place, voice in told)
    if not support:
        return None
    best = max(support, key=lambda name: support[name])
    return min((p for p, _ in told if _named(p) == best), key=lambda p: (p.geo_precision, p.uncertainty_m, -p.score))


def more_places(members: Sequence[MemberReport], main: Location | None) -> tuple[Location, ...]:
    """Further places that reports name, each once, without the main one."""
    taken = {_named(main)} if main else set()
    found: list[Location] = []
    for place in (p for m in members for p in m.report.more_places):
        if _named(place) not in taken:
            taken.add(_named(place))
            found.append(place)
    return tuple(found[:_MOST_PLACES])


def when(members: Sequence[MemberReport], voices: Sequence[str]) -> When:
    """The date that the most independent voices give: said in words before inferred, a day before a week."""
    ballots = ((_dated(m.report.when), v, _sureness(m.report.when)) for m, v in zip(members, voices, strict=True))
    support = tally(ballots)
    best = max(support, key=lambda dates: support[dates])
    same = [m.report.when for m in members if _dated(m.report.when) == best]
    return next((w for w in same if w.text), same[0])


def _named(place: Location) -> tuple[object, ...]:
    """What makes two locations one: entry and relation, or the rounded point."""
    entry = place.ids.geonames or place.ids.katottg or (round(place.latitude, 2), round(place.longitude, 2))
    return place.relation.kind, entry


def _dated(value: When) -> tuple[int, int]:
    return value.start.toordinal(), value.end.toordinal()


def _sureness(value: When) -> float:
    days = (value.end - value.start).days + 1
    return float((1.0 if value.text else 0.45) / days**0.5)
