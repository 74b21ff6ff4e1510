"""One article to its reports: the parts of the extractor, put together."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.article import RawArticle, Source
from schemas.report import Extraction
from services.extract.assembly import reports_of
from services.extract.claims import origin_of
from services.extract.intake import Withdrawal
from services.extract.reading import Reading, read
from services.extract.signature import signature_of
from services.extract.text.document import Document
from services.extract.text.language import language_of
from services.extract.text.prepare import prepare
from services.extract.toponyms import find_toponyms


@dataclass(frozen=True)
class Skipped:
    """An article in a language that is not read: counted, no error."""

    article_id: str
    language: str | None
    """As the feed tagged it; None where it did not."""


class Extractor:
    """A pure function from an article to what it says."""

    def __call__(self, article: RawArticle) -> Extraction | Skipped:
        """The article's reports and toponyms, or Skipped where its language is none of ours."""
        text = prepare(article.text, article.content_type)
        language = language_of(article.language, text)
        if language is None:
            return Skipped(article.article_id, article.language)
        return self._read(
            article, Document(text, language), Document(prepare(article.title, "text/plain"), language, "title")
        )

    def withdraw(self, withdrawal: Withdrawal) -> Extraction:
        """What is left of an article that its feed takes back."""
        domain = withdrawal.source_domain
        return Extraction(
            article_id=withdrawal.article_id,
            withdrawn=True,
            published_at=withdrawal.at,
            source=Source(name=domain, domain=domain) if domain else None,
        )

    def _read(self, article: RawArticle, text: Document, title: Document) -> Extraction:
        """The text's events; the title's only where the text tells none (it repeats them, in fewer words). What it
        names may say where an event of the text was."""
        reading = read(text, article.published_at)
        if not reading.events and title.text.strip():
            reading = _joined(reading, read(title, article.published_at, len(reading.toponyms)))
        elif title.text.strip():
            reading = reading._replace(
                toponyms=reading.toponyms + find_toponyms(title, first_index=len(reading.toponyms))
            )
        reports, toponyms = reports_of(article, reading)
        return Extraction(
            article_id=article.article_id,
            version=article.version,
            published_at=article.published_at,
            source=article.source,
            language=text.language,
            url=article.url,
            title=article.title,
            origin=origin_of(text),
            signature=signature_of(text.text),
            reports=reports,
            toponyms=toponyms,
        )


def _joined(text: Reading, title: Reading) -> Reading:
    """The title's reading, with the toponyms of both."""
    return title._replace(toponyms=text.toponyms + title.toponyms)
