"""Names in an event's clause that say who speaks, who acts, or what happened: no scene of their own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from schemas.report import Span, Toponym
from services.extract.claims.spoken import spoken_parts
from services.extract.events.candidate import Candidate
from services.extract.model import ActorMention


def nowhere_of(
    candidates: Sequence[Candidate], toponyms: Sequence[Toponym], mentions: Sequence[ActorMention], language: str
) -> frozenset[Span]:
    """The spans of such toponyms: "Russia's defence ministry said", "Azawad Liberation Front", "Rally ended"."""
    actors = [(m.start, m.end) for m in mentions if not m.adjective]
    triggers = sorted((c.clause.trigger.start, c.clause.trigger.end) for c in candidates)
    sentences = {c.clause.sentence.start: c.clause.sentence for c in candidates}
    parts = [part for sentence in sentences.values() for part in spoken_parts(sentence, language)]
    spoken = [part for part in parts if not _holds(part, triggers)]
    aside = _merged([*actors, *triggers, *spoken])
    starts = [start for start, _ in aside]
    return frozenset((t.start, t.end) for t in toponyms if _is_within(t.start, aside, starts))


def _holds(part: Span, triggers: Sequence[Span]) -> bool:
    """Whether a trigger stands in a speaker's words, which then tell more than who speaks."""
    at = bisect_left(triggers, (part[0], 0))
    return at < len(triggers) and triggers[at][1] <= part[1]


def _is_within(at: int, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < spans[index][1]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
