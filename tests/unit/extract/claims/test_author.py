"""Whoever posts a text himself tells what nobody else in it does; an outlet does not."""

from datetime import datetime, timezone

import pytest

from schemas.article import RawArticle, Source
from services.extract.claims import author_of
from services.extract.extractor import Extractor


@pytest.mark.parametrize(
    ("name", "domain", "author"),
    [
        ("Арденська ОВА (Telegram)", "t.me", "Арденська ОВА"),
        ("Бельмарська обласна прокуратура", "belmar.example", "Бельмарська обласна прокуратура"),
        ("Ополченец 🐻 | Telegram", "t.me", "Ополченец"),
        ("Пограничная служба Ардена", "border.example", "Пограничная служба Ардена"),
        ("Ministry of Defence of Arden", "arden.example", "Ministry of Defence of Arden"),
        ("Belmar Watch", "x.com", "Belmar Watch"),
        ("Arden 24", "press.gov.ard", "Arden 24"),
        ("Прикордоння сьогодні", "news.example", None),
        ("Inter Press Service", "ips.example", None),
        ("Ardener Courier", "courier.example", None),
        ("Reuters (Telegram)", "t.me", None),
        ("General Staff digest", "digest.example", None),
    ],
)
def test_an_authority_or_a_channel_is_the_author_of_its_posts(name: str, domain: str, author: str | None) -> None:
    assert author_of(Source(name=name, domain=domain)) == author


def test_no_source_has_no_author() -> None:
    assert author_of(None) is None


def _claims(text: str, source: Source) -> list[tuple[str, str | None]]:
    article = RawArticle(
        article_id="a",
        url="https://example.org/a",
        title="",
        text=text,
        language="uk",
        published_at=datetime(2025, 3, 2, tzinfo=timezone.utc),
        source=source,
    )
    extraction = Extractor()(article)
    return [(c.claimant, c.via) for r in extraction.reports for c in r.claims]  # type: ignore[union-attr]


def test_what_nobody_else_tells_the_author_does() -> None:
    text = "Учора росіяни обстріляли з артилерії місто Нікополь, поранено двох людей."
    assert _claims(text, Source(name="Арденська ОВА", domain="t.me")) == [("Арденська ОВА", None)]
    assert _claims(text, Source(name="Арденський кур'єр", domain="kur.example")) == []


def test_whom_the_author_cites_he_passes_on() -> None:
    text = "Учора росіяни обстріляли з артилерії місто Нікополь, повідомила поліція."
    assert _claims(text, Source(name="Арденська ОВА", domain="t.me")) == [("поліція", "Арденська ОВА")]
