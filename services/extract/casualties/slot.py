"""The casualties of one event: the statements of its clause, and those of the sentences that plainly continue it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from schemas.report import Casualties, Count, Span
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.casualties.closing import closing_of
from services.extract.casualties.earlier import answers_deaths, earlier_parts
from services.extract.casualties.entries import KINDS
from services.extract.casualties.figures import conservative, disputed, figures_of, total_of
from services.extract.casualties.sides import by_party
from services.extract.casualties.statement import Statement
from services.extract.casualties.statements import statements_in, statements_of
from services.extract.casualties.vocabulary import vocabulary
from services.extract.claims.spoken import spoken_parts
from services.extract.continuation import Segment, continuation_of, is_of_another_scene
from services.extract.model import ActorMention, CasualtySlot, Clause, Extent
from services.extract.text.document import Document, Sentence

_HARMFUL = ("Battles", "Explosions/Remote violence", "Violence against civilians")
"""Types of events whose toll the sentence before may tell."""


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
    counted: dict[str, list[Statement]] = {}
    first = next((t for t in tellings if figures_of(t.own, t.later, document)), None)
    for kind in KINDS:
        # Arrests told elsewhere follow the event; people seized in it stand with its dead.
        asked = [t for t in tellings if t is first or kind != "captured"]
        said, telling = _said([t.of(kind) for t in asked], document)
        if said:
            counted[kind] = said
            wholes = [s for s in chain(*telling) if not (s.part or s.more or s in said)]
            total = total_of(group for statement in said for group in statement.people)
            counts[kind] = conservative(total, [s.best for s in disputed(said[0], wholes, document)])
    spans = {kind: (said[0].start, said[0].end) for kind, said in counted.items()}
    return CasualtySlot(Casualties(**counts), by_party(counted, mentions), spans)


def _telling(extent: Extent, document: Document) -> _Telling:
    """What an extent says; where that is nothing, what the sentence before it does."""
    clause = extent.clause
    own = _of(clause, clause.sentence, (clause.start, clause.end), document)
    later = (*_later(extent, document), *closing_of(extent, document))
    return _Telling(own, later) if own or later else _Telling((), _before(extent, document))


def _before(extent: Extent, document: Document) -> tuple[Statement, ...]:
    """The toll that the sentence right before tells, which names no event: "Four bodies were found. A bomb hit it"."""
    clause, language = extent.clause, document.language
    if not clause.sentence.index or EVENT_TYPE_OF[clause.trigger.sub_event_type] not in _HARMFUL:
        return ()
    last = document.sentences[clause.sentence.index - 1]
    if last.start < extent.since or clause.sentence.paragraph != last.paragraph:
        return ()
    said = tuple(s for s in statements_of(last, language) if s.kind != "captured" and not s.agentive)
    return () if said and is_of_another_scene(clause.sentence, last, language) else said


def _of(clause: Clause, sentence: Sentence, part: Span, document: Document) -> tuple[Statement, ...]:
    """What a part of a sentence says of an event, not of one before that it is counted from."""
    said = statements_in(sentence, document.language, *part)
    before = earlier_parts(sentence, document.language, clause) if said else []
    said = tuple(s for s in said if not any(a <= s.start < b for a, b in before)) if before else said
    return tuple(s for s in said if not s.before) if answers_deaths(clause) else said


def _said(
    tellings: Sequence[tuple[list[Statement], list[Statement]]], document: Document
) -> tuple[list[Statement], tuple[list[Statement], list[Statement]]]:
    """The statements that make up the figure, and their telling: a toll's, else the first that counts."""
    found = [(said, telling) for telling in tellings if (said := figures_of(*telling, document))]
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
        return any(s.toll or s.late for s in statements_of(sentence, language))

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
