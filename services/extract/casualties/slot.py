"""The casualties of one event: the statements of its clause, and those of the sentences that plainly continue it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from schemas.report import Casualties, Count, PartyCasualties, Span
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.actors.within import mentions_over
from services.extract.casualties.earlier import earlier_part
from services.extract.casualties.statement import People, Statement
from services.extract.casualties.statements import statements_in, statements_of
from services.extract.casualties.vocabulary import KINDS, vocabulary
from services.extract.claims.spoken import spoken_parts
from services.extract.continuation import Segment, continuation_of, is_of_another_scene
from services.extract.model import ActorMention, CasualtySlot, Clause, Extent
from services.extract.text.document import Document, Sentence

_HARMFUL = ("Battles", "Explosions/Remote violence", "Violence against civilians")
_SIDES_WITHIN = 100
"""Characters within which the dead of both sides are told."""
_DISPUTE_WITHIN = 1_000
"""Characters within which one figure may be set against another."""


class _Telling(NamedTuple):
    """What one telling of an event says: in its clause, and in what continues it."""

    own: tuple[Statement, ...]
    later: tuple[Statement, ...]

    def of(self, kind: str) -> tuple[list[Statement], list[Statement]]:
        """Its statements of one kind."""
        return [s for s in self.own if s.kind == kind], [s for s in self.later if s.kind == kind]


def casualties_of(extents: Sequence[Extent], document: Document, mentions: Sequence[ActorMention]) -> CasualtySlot:
    """Killed, injured and captured people of the event that these tell; None where the text says nothing."""
    tellings = [_telling(extent, document) for extent in extents]
    counts: dict[str, Count] = {}
    spans: dict[str, Span] = {}
    counted: dict[str, list[Statement]] = {}
    first = next((t for t in tellings if _figures(list(t.own), list(t.later), document)), None)
    for kind in KINDS:
        # Arrests told elsewhere follow the event; people seized in it stand with its dead.
        asked = [t for t in tellings if t is first or kind != "captured"]
        said, telling = _said([t.of(kind) for t in asked], document)
        if said:
            counted[kind] = said
            wholes = [s for s in chain(*telling) if not (s.part or s.more or s in said)]
            counts[kind] = _count(_total(said), [s.best for s in _disputed(said[0], wholes, document)])
            spans[kind] = (said[0].start, said[0].end)
    return CasualtySlot(Casualties(**counts), _by_party(counted, mentions), spans)


def _telling(extent: Extent, document: Document) -> _Telling:
    clause = extent.clause
    own = _of(clause, clause.sentence, (clause.start, clause.end), document)
    later = tuple(_later(extent, document))
    return _Telling(own, later) if own or later else _Telling((), _before(extent, document))


def _before(extent: Extent, document: Document) -> tuple[Statement, ...]:
    """The toll that the sentence right before tells, which names no event: "Four bodies were found. A bomb hit it"."""
    clause, language = extent.clause, document.language
    if not clause.sentence.index or EVENT_TYPE_OF[clause.trigger.sub_event_type] not in _HARMFUL:
        return ()
    last = document.sentences[clause.sentence.index - 1]
    if last.start < extent.since or clause.sentence.paragraph != last.paragraph:
        return ()
    said = [s for s in statements_of(last, language) if s.kind != "captured" and not s.agentive]
    if not said or is_of_another_scene(clause.sentence, last, language):
        return ()
    return tuple(said)


def _of(clause: Clause, sentence: Sentence, part: Span, document: Document) -> tuple[Statement, ...]:
    """What a part of a sentence says of an event, not of one before that it is counted from."""
    said = statements_in(sentence, document.language, *part)
    before = earlier_part(sentence, document.language, clause) if said else None
    return tuple(s for s in said if not (before and before[0] <= s.start < before[1]))


def _said(
    tellings: Sequence[tuple[list[Statement], list[Statement]]], document: Document
) -> tuple[list[Statement], tuple[list[Statement], list[Statement]]]:
    """The statements that make up the figure, and their telling: a toll's, else the first that counts."""
    found = [(said, telling) for telling in tellings if (said := _figures(*telling, document))]
    if not found:
        return [], ([], [])
    tolls = [row for row in found if row[0][0].toll]
    counted = [row for row in found if not row[0][0].vague]
    return max(tolls, key=lambda row: row[0][0].start) if tolls else (counted or found)[0]


def _later(extent: Extent, document: Document) -> Iterator[Statement]:
    """Statements of the continuation: not those with a doer of their own, which tell another event."""
    language = document.language

    def tells(sentence: Sentence) -> bool:
        return bool(statements_of(sentence, language))

    def names(sentence: Sentence) -> bool:
        return any(s.toll for s in statements_of(sentence, language))

    def speakers(sentence: Sentence) -> list[Span]:
        return spoken_parts(sentence, language)

    for segment in continuation_of(extent, document, tells, names, speakers):
        for statement in _of(extent.clause, segment.sentence, (segment.start, segment.end), document):
            if statement.agentive and not (segment.names_it or _by_those_named(segment, statement, language)):
                return
            yield statement


def _by_those_named(segment: Segment, statement: Statement, language: str) -> bool:
    """Whether a pronoun stands for who did it: one named before ("It said it had captured 60 policemen")."""
    pronouns = vocabulary(language).sets["doers"]
    return any(t.lower in pronouns for t in segment.sentence.tokens if segment.start <= t.start < statement.start)


def _disputed(first: Statement, others: Sequence[Statement], document: Document) -> list[Statement]:
    """The other wholes that words of dispute set against the first ("... while police said nine")."""
    words = vocabulary(document.language).sets["conflict"]
    out = []
    for other in others:
        if abs(other.start - first.start) > _DISPUTE_WITHIN:
            continue
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
    if wholes and all(s.more for s in wholes):
        wholes = [*wholes, *_sums(wholes, later)]
    if not wholes:
        wholes = [s for s in later if not s.part][:1]
    if not wholes:
        return []
    first = max(wholes, key=lambda s: s.best)
    if first.vague:  # "killed dozens. ... Hospitals said 55 people died"
        first = next((s for s in later if s.people and not (s.vague or s.part or s.more)), first)
    more = [s for s in (*own, *later) if s.more and not s.part and s.start > first.start]
    other = [s for s in (*own, *later) if _is_of_other_side(s, first) and not _disputed(first, [s], document)]
    return [first, *other[:1], *(s for s in more if s not in other)]


def _is_of_other_side(other: Statement, first: Statement) -> bool:
    """Whether these are the dead of the other side ("The rebels lost four men and killed eleven soldiers")."""
    beside = abs(other.start - first.start) <= _SIDES_WITHIN
    opposed = other.lost != first.lost or _are_attackers(other) != _are_attackers(first)
    return beside and opposed and bool(other.people) and not (other.part or other.toll)


def _are_attackers(told: Statement) -> bool:
    """Whether all are of those who fight the state ("Four soldiers fell and | nine militants were killed")."""
    return bool(told.people) and all(group.group == "attacker" for group in told.people)


def _sums(more: Sequence[Statement], later: Sequence[Statement]) -> list[Statement]:
    """The figures that take in those told as more before ("Two more bodies were found. In all, five people died")."""
    least = sum(s.best for s in more)
    return [s for s in later if s.best > least and not (s.part or s.more or s.vague)]


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
