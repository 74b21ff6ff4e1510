"""What an article of a text and a title tells, read as a worker reads it."""

from __future__ import annotations

from schemas.article import RawArticle
from schemas.report import ExtractedReport, Extraction
from services.extract.extractor import Extractor


def told(text: str, title: str = "") -> tuple[ExtractedReport, ...]:
    """Its reports."""
    article = RawArticle.model_validate(
        {
            "article_id": "a1",
            "source": {"name": "Example"},
            "title": title,
            "text": text,
            "published_at": "2025-03-12T09:00:00Z",
        }
    )
    extraction = Extractor()(article)
    assert isinstance(extraction, Extraction)
    return extraction.reports
