"""The casualties of one event: the statements of its clause, and those of the sentences that plainly continue it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemas.report import Casualties, Count, PartyCasualties, Span
from services.extract.actors.within import mentions_over
from services.extract.casualties.statements import People, Statement, statements_in, statements_of
from services.extract.casualties.vocabulary import KINDS, vocabulary
from services.extract.continuation import continuation_of
from services.extract.model import ActorMention, CasualtySlot, Clause
from services.extract.text.document import Document


def casualties_of(clause: Clause, document: Document, mentions: Sequence[ActorMention]) -> CasualtySlot:
    """Killed, injured and captured people of the clause's event; None where the text says nothing."""
    own = statements_in(clause.sentence, document.language, clause.start, clause.end)
    later = list(_later(clause, document))
    counts: dict[str, Count] = {}
    spans: dict[str, Span] = {}
    counted: dict[str, list[Statement]] = {}
    for kind in KINDS:
        said = _figures([s for s in own if s.kind == kind], [s for s in later if s.kind == kind], document)
        if said:
            counted[kind] = said
            wholes = [s for s in (*own, *later) if s.kind == kind and not (s.part or s.more or s in said)]
            counts[kind] = _count(_total(said), [s.best for s in _disputed(said[0], wholes, document)])
            spans[kind] = (said[0].start, said[0].end)
    return CasualtySlot(Casualties(**counts), _by_party(counted, mentions), spans)


def _later(clause: Clause, document: Document) -> Iterator[Statement]:
    """Statements of the continuation: not those with a doer of their own, which tell another event."""
    for segment in continuation_of(clause, document, lambda s: bool(statements_of(s, document.language))):
        for statement in statements_in(segment.sentence, document.language, segment.start, segment.end):
            if statement.agentive and not segment.names_it:
                return
            yield statement


def _disputed(first: Statement, others: Sequence[Statement], document: Document) -> list[Statement]:
    """The other wholes that words of dispute set against the first ("... while police said nine")."""
    words = vocabulary(document.language).sets["conflict"]
    out = []
    for other in others:
        a, b = sorted((first, other), key=lambda s: s.start)
        between = document.text[a.end : b.start].lower()
        if other.best != first.best and any(word in between for word in sorted(words)):
            out.append(other)
    return out


def _figures(own: list[Statement], later: list[Statement], document: Document) -> list[Statement]:
    """The statements that add up to the figure: a toll told last, or the largest whole and what is told as more.

    A toll that only contradicts a figure of the same sentence ("while police put the toll at nine") replaces none.
    """
    tolls = [s for s in (*own, *later) if s.toll and not (own and _disputed(own[0], [s], document))]
    if tolls:
        return tolls[-1:]
    wholes = [s for s in own if not s.part] or own
    if not wholes:
        wholes = [s for s in later if not s.part][:1]
    if not wholes:
        return []
    first = max(wholes, key=lambda s: s.best)
    if first.vague:  # "killed dozens. ... Hospitals said 55 people died"
        first = next((s for s in later if s.people and not (s.vague or s.part or s.more)), first)
    more = [s for s in (*own, *later) if s.more and not s.part and s.start > first.start]
    return [first, *more]


def _total(said: Sequence[Statement]) -> Count:
    groups = [group for statement in said for group in statement.people]
    return Count(low=sum(g.low for g in groups), best=sum(g.best for g in groups), high=sum(g.high for g in groups))


def _count(total: Count, disputed: Sequence[int]) -> Count:
    """The most conservative figure, between the lowest and the highest stated."""
    return Count(
        low=min(total.low, *disputed, total.low),
        best=min(total.best, *disputed, total.best),
        high=max(total.high, *disputed, total.high),
    )


def _by_party(counted: dict[str, list[Statement]], mentions: Sequence[ActorMention]) -> tuple[PartyCasualties, ...]:
    """The figures of each side, where the words say whose people they are."""
    sides: dict[str, dict[str, list[People]]] = {}
    for kind, statements in counted.items():
        for group in (group for statement in statements for group in statement.people):
            side = _side(group, mentions)
            if side is not None:
                sides.setdefault(side, {}).setdefault(kind, []).append(group)
    return tuple(PartyCasualties(side=side, **_counts(kinds)) for side, kinds in sides.items())


def _counts(kinds: dict[str, list[People]]) -> dict[str, Count]:
    return {kind: _sum(groups) for kind, groups in kinds.items()}


def _sum(groups: Iterable[People]) -> Count:
    rows = list(groups)
    return Count(low=sum(g.low for g in rows), best=sum(g.best for g in rows), high=sum(g.high for g in rows))


def _side(group: People, mentions: Sequence[ActorMention]) -> str | None:
    """The actor named among the words of the group ("three Malian soldiers"), or "civilians"."""
    inside = mentions_over(mentions, group.start, group.end)
    named = next((m.side for m in inside if m.category != "Civilians"), None)
    return "civilians" if group.group == "civilian" else named
