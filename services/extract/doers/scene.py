"""What an article tells of an event without a doer: its clause, whom it hits, and who does the other events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from schemas.report import ExtractedReport
from schemas.taxonomy import SubEventType
from services.extract.actors.parties import Party, parties_of
from services.extract.actors.within import mentions_between
from services.extract.doers.candidates import keys_of
from services.extract.model import ActorMention, Clause
from services.extract.text.document import Document


class Other(NamedTuple):
    """Another event of the article: who does it, and whom it hits."""

    kind: SubEventType
    sentence: int
    doers: frozenset[str]
    hit: frozenset[str]


def other_of(report: ExtractedReport, document: Document) -> Other:
    """A report as another event of its article."""
    sentence = document.sentence_at(report.evidence.start).index
    return Other(report.sub_event_type, sentence, _keys(report, doers=True), _keys(report, doers=False))


def _keys(report: ExtractedReport, doers: bool) -> frozenset[str]:
    return frozenset[str]().union(*(keys_of(a) for a in report.actors if (a.role != "target") == doers))


class Scene:
    """An event, and what surrounds it."""

    def __init__(
        self,
        report: ExtractedReport,
        clause: Clause,
        others: Sequence[Other],
        document: Document,
        mentions: Sequence[ActorMention],
    ) -> None:
        self.report, self.clause, self.others, self.document = report, clause, others, document
        self._mentions = mentions
        self.hit = _keys(report, doers=False)
        self.lands = frozenset(a.country for a in report.actors if a.role == "target" and a.country)
        """The countries of those who are hit."""

    @cached_property
    def parties(self) -> dict[int, Party]:
        """The mentions of the clause's sentence in its grammar, by their start."""
        sentence = self.clause.sentence
        told = mentions_between(self._mentions, sentence.start, sentence.end)
        return {party.mention.start: party for party in parties_of(self.clause, self.document.language, told)}

    def sentences_off(self, mention: ActorMention) -> int:
        """How many sentences behind the event's a mention stands (before it: less than 0)."""
        return self.document.sentence_at(mention.start).index - self.clause.sentence.index
