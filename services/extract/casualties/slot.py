"""The casualties of one event: the statements of its clause, and those of the sentences that plainly continue it."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.report import Casualties, Count, PartyCasualties, Span
from services.extract.casualties.statements import Statement, statements_of
from services.extract.model import ActorMention, CasualtySlot, Clause
from services.extract.text.document import Document

_KINDS = ("killed", "injured", "captured")


def casualties_of(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> CasualtySlot:
    """Killed, injured and captured people of the clause's event; None where the text says nothing."""
    own = [s for s in statements_of(clause.sentence, document.language) if clause.start <= s.start < clause.end]
    counts: dict[str, Count] = {}
    spans: dict[str, Span] = {}
    for kind in _KINDS:
        said = [s for s in own if s.kind == kind and not s.background]
        if said:
            counts[kind] = _count(said)
            spans[kind] = (said[0].start, said[0].end)
    parties: tuple[PartyCasualties, ...] = ()
    return CasualtySlot(Casualties(**counts), parties, spans)


def _count(said: Sequence[Statement]) -> Count:
    wholes = [s for s in said if not s.part] or list(said)
    first = max(wholes, key=lambda s: sum(p.best for p in s.people))
    return Count(
        low=sum(p.low for p in first.people),
        best=sum(p.best for p in first.people),
        high=sum(p.high for p in first.people),
    )
