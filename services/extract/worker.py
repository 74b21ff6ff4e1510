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
        reports = 0 if isinstance(extraction, Skipped) else len(extraction.reports)
        feed = _feed(article.source.domain or article.source.name, message.timestamp.timestamp(), reports)
        if isinstance(extraction, Skipped):
            return Result(counts=(_count("skipped"), *feed))
        return _result(extraction, "read" if reports else "empty", feed)


def create(settings: Settings) -> ExtractProcessor:
    """The processor of `sitrep worker extract`."""
    return ExtractProcessor()


def _count(outcome: str, language: str | None = None) -> Count:
    return Count("articles", {"outcome": outcome, "language": language or "other"})


def _feed(source: str, at: float, reports: int) -> tuple[Count, ...]:
    """What operators see of a feed: that it is alive, and whether its articles tell events."""
    label = {"source": source}
    return (
        Count("feed_articles", label),
        Count("feed_reports", label, reports),
        Count("feed_last_article_timestamp_seconds", label, at),
    )


def _result(extraction: Extraction, outcome: str, feed: tuple[Count, ...] = ()) -> Result:
    output = Output(EXTRACTIONS, extraction.article_id.encode(), extraction.to_bytes())
    reports = tuple(Count("reports", {"sub_event_type": r.sub_event_type}) for r in extraction.reports)
    return Result(outputs=(output,), counts=(_count(outcome, extraction.language), *reports, *feed))
