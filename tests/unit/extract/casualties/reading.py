"""What extract reads in a text: the casualties of its reports, in the order of the text."""

from __future__ import annotations

from schemas.article import RawArticle
from schemas.report import Casualties
from services.extract.extractor import Extractor


def casualties_in(text: str, language: str = "en") -> list[Casualties]:
    """Of each report of an article of 20 June 2025."""
    article = RawArticle.model_validate(
        {
            "article_id": "a",
            "url": "https://example.org/a",
            "source": {"name": "x"},
            "text": text,
            "published_at": "2025-06-20T12:00:00Z",
            "language": language,
        }
    )
    told = sorted(Extractor()(article).reports, key=lambda report: report.evidence.start)
    return [report.casualties for report in told]
