"""One article to its reports: the parts of the extractor, put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from schemas.article import RawArticle, Source
from schemas.report import ExtractedReport, Extraction
from services.extract.assembly import reports_of, with_roles
from services.extract.claims import origin_of
from services.extract.doers import with_likely_doers
from services.extract.headline import with_doer
from services.extract.intake import Withdrawal
from services.extract.names import Names
from services.extract.reading import read
from services.extract.signature import signature_of
from services.extract.text.document import Document
from services.extract.text.language import language_of
from services.extract.text.prepare import prepare


@dataclass(frozen=True)
class Skipped:
    """An article in a language that is not read: counted, no error."""

    article_id: str
    language: str | None
    """As the feed tagged it; None where it did not."""


class Extractor:
    """A pure function from an article to what it says.

    Of an article that tells no event, the origin and signature are left out, and unless `every_place` is asked for,
    the toponyms: nobody needs them, and finding them is most of what such an article costs.
    """

    def __init__(self, every_place: bool = False) -> None:
        self._every_place = every_place

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
        names may say where an event of the text was. Without reports nobody asks whose copy it is."""
        names = Names(text)
        with_title = Names(title, before=names)
        reading = read(names, article.published_at)
        if not reading.events and title.text.strip():
            reading = read(with_title, article.published_at)
        reports = reports_of(article, reading)
        if reading.document is text and title.text.strip():
            told = partial(_told_in, article, with_title)
            reports = with_doer(reports, with_title, told)
        reports = with_likely_doers(reports, reading, with_title)
        toponyms = with_roles(with_title.known, reports) if reports or self._every_place else ()
        return Extraction(
            article_id=article.article_id,
            version=article.version,
            published_at=article.published_at,
            source=article.source,
            language=text.language,
            url=article.url,
            title=article.title,
            origin=origin_of(text) if reports else None,
            signature=signature_of(text.text) if reports else None,
            reports=reports,
            toponyms=toponyms,
        )


def _told_in(article: RawArticle, names: Names) -> tuple[ExtractedReport, ...]:
    """The reports of one field."""
    return reports_of(article, read(names, article.published_at))
