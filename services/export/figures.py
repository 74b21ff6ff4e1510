"""An event's many figures as the one that ACLED's format has room for, and in words."""

from __future__ import annotations

from schemas.event import ConflictEvent
from schemas.report import Casualties, Count

KINDS = ("killed", "injured", "captured")


def fatalities(event: ConflictEvent) -> int:
    """The most conservative best over all parties; 0 where nobody gives a figure, as ACLED has it.

    Of a side on which several speakers differ, the lowest best counts; together the sides replace the event's own best
    where they are lower, but never go below what any report gives as the whole: sides may be told only in part.
    """
    lowest: dict[str, int] = {}
    for party in event.casualties_by_party:
        if party.killed is not None:
            side = party.side or ""
            lowest[side] = min(lowest.get(side, party.killed.best), party.killed.best)
    sides = sum(lowest.values())
    whole = event.casualties.killed
    if whole is None:
        return sides
    return min(whole.best, max(whole.low, sides)) if lowest else whole.best


def by_party(event: ConflictEvent) -> list[str]:
    """Each party's own figures in words: "UKR, says General Staff: 3 killed, 5 (4-6) injured"."""
    told = [(f"{p.side or 'all'}{f', says {p.said_by}' if p.said_by else ''}", in_words(p))
            for p in event.casualties_by_party]  # fmt: skip
    return [f"{who}: {figures}" for who, figures in told if figures]


def in_words(casualties: Casualties) -> str:
    """For instance "3 killed, 5 (4-6) injured"; empty where nothing is said."""
    counts: list[tuple[Count | None, str]] = [(getattr(casualties, kind), kind) for kind in KINDS]
    return ", ".join(f"{_span(count)} {kind}" for count, kind in counts if count is not None)


def _span(count: Count) -> str:
    return str(count.best) if count.low == count.high else f"{count.best} ({count.low}-{count.high})"
