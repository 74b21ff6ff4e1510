"""Casualties over all reports, and each party's own side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.event import MemberReport
from schemas.report import Casualties, Count, PartyCasualties
from services.deduplicate.consolidation.votes import tally

KINDS = ("killed", "injured", "captured")
_MOST_PARTIES = 30


def casualties(members: Sequence[MemberReport], voices: Sequence[str], further: Casualties) -> Casualties:
    """Low and high span all statements; best is the one that most voices give, each by its latest report.

    Among equals the latest, for tolls rise. `further` holds the figures of reports that are not kept in full.
    """
    return Casualties(**{kind: _count(kind, members, voices, getattr(further, kind)) for kind in KINDS})


def _count(kind: str, members: Sequence[MemberReport], voices: Sequence[str], further: Count | None) -> Count | None:
    latest: dict[str, tuple[float, str, Count]] = {}
    stated: list[Count] = [further] if further else []
    for member, voice in zip(members, voices, strict=True):
        count: Count | None = getattr(member.report.casualties, kind)
        if count is None:
            continue
        stated.append(count)
        at = member.report.published_at.timestamp()
        latest[voice] = max(
            latest.get(voice, (at, "", count)), (at, member.report.report_id, count), key=lambda x: x[:2]
        )
    if not latest:
        return spanned(stated)
    support = tally((count.best, voice, 1.0) for voice, (_, _, count) in sorted(latest.items()))
    newest = {count.best: at for at, _, count in sorted(latest.values(), key=lambda x: x[:2])}
    best = max(support, key=lambda value: (support[value], newest[value], -value))
    whole = spanned(stated)
    return Count(low=min(whole.low, best), best=best, high=max(whole.high, best)) if whole else None


def spanned(counts: Sequence[Count]) -> Count | None:
    """The span of all statements, with the most conservative best."""
    if not counts:
        return None
    low, high = min(c.low for c in counts), max(c.high for c in counts)
    return Count(low=low, best=min(c.best for c in counts), high=high)


def together(one: Casualties, two: Casualties) -> Casualties:
    """The span of two sets of figures."""
    return Casualties(**{k: spanned([c for c in (getattr(one, k), getattr(two, k)) if c is not None]) for k in KINDS})


def by_party(members: Iterable[MemberReport]) -> tuple[PartyCasualties, ...]:
    """The latest figures on each side by each speaker, never averaged."""
    latest: dict[tuple[str, str], tuple[float, str, PartyCasualties]] = {}
    for member in members:
        report = member.report
        for party in report.casualties_by_party:
            key = (party.side or "", (party.said_by or "").casefold())
            found = (report.published_at.timestamp(), report.report_id, party)
            latest[key] = max(latest.get(key, found), found, key=lambda x: x[:2])
    return tuple(latest[key][2] for key in sorted(latest))[:_MOST_PARTIES]
