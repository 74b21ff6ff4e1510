"""What the extractor reads in news of a front."""

from __future__ import annotations

from schemas.article import RawArticle
from schemas.report import ExtractedReport, Extraction
from services.extract.extractor import Extractor


def reports(text: str, source: str = "Example Front", title: str = "") -> tuple[ExtractedReport, ...]:
    article = RawArticle.model_validate(
        {
            "article_id": "a1",
            "source": {"name": source},
            "title": title,
            "text": text,
            "published_at": "2026-03-12T09:00:00Z",
            "language": "en",
        }
    )
    extraction = Extractor()(article)
    assert isinstance(extraction, Extraction)
    return extraction.reports


def doers(report: ExtractedReport) -> set[str | None]:
    return {actor.country for actor in report.actors if actor.role != "target"}


def claimants(report: ExtractedReport) -> list[str]:
    return [claim.claimant for claim in report.claims]
