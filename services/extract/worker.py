"""extract on the topics: articles in, extractions out."""

from __future__ import annotations

from schemas.dead_letter import Rejection
from schemas.report import Extraction
from schemas.topics import ARTICLES, EXTRACTIONS, Topic
from services.extract.extractor import Extractor, Skipped
from services.extract.intake import Withdrawal, read_article
from services.runtime.processor import Count, Message, Output, Result
from services.runtime.settings import Settings


class ExtractProcessor:
    """A pure step: one article's message to its extraction."""

    service = "extract"
    inputs: tuple[Topic, ...] = (ARTICLES,)

    def __init__(self) -> None:
        self._extractor = Extractor()

    def handle(self, message: Message) -> Result:
        """The extraction, a dead letter, or nothing but a count for a language that is not read."""
        article = read_article(message.key, message.value, message.timestamp, message.headers)
        if isinstance(article, Rejection):
            return Result(rejections=(article,), counts=(_count("rejected"),))
        if isinstance(article, Withdrawal):
            return _result(self._extractor.withdraw(article), "withdrawn")
        extraction = self._extractor(article)
        if isinstance(extraction, Skipped):
            return Result(counts=(_count("skipped"),))
        return _result(extraction, "read" if extraction.reports else "empty")


def create(settings: Settings) -> ExtractProcessor:
    """The processor of `sitrep worker extract`."""
    return ExtractProcessor()


def _count(outcome: str) -> Count:
    return Count("articles", {"outcome": outcome})


def _result(extraction: Extraction, outcome: str) -> Result:
    output = Output(EXTRACTIONS, extraction.article_id.encode(), extraction.to_bytes())
    reports = tuple(Count("reports", {"sub_event_type": r.sub_event_type}) for r in extraction.reports)
    return Result(outputs=(output,), counts=(_count(outcome), *reports))
