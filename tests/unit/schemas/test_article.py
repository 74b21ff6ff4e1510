import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.article import RawArticle, article_id_of, canonical_url, domain_of

MINIMAL = {
    "url": "https://www.example.org/a",
    "source": {"name": "Example"},
    "text": "Shelling was reported.",
    "published_at": "2026-03-11T08:00:00+02:00",
}


def read(**changes: object) -> RawArticle:
    return RawArticle.read(json.dumps({**MINIMAL, **changes}))


def test_id_and_domain_come_from_the_url() -> None:
    article = read()
    assert article.article_id == article_id_of("https://www.example.org/a")
    assert len(article.article_id) == 32
    assert article.source.domain == "example.org"
    assert article.version == 1


def test_times_are_kept_in_utc() -> None:
    assert read().published_at.isoformat() == "2026-03-11T06:00:00+00:00"


def test_fields_of_later_versions_are_ignored_when_read() -> None:
    assert read(sentiment="none") == read()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"published_at": "2026-03-11T08:00:00"}, "timezone"),
        ({"published_at": None}, "published_at"),
        ({"text": " \n"}, "is empty"),
        ({"text": "a\x00b"}, "null byte at character 1"),
        ({"url": None}, "article_id"),
        ({"source": {}}, "source.name"),
        ({"version": 0}, "version"),
        ({"article_id": "with space"}, "article_id"),
    ],
)
def test_what_is_refused_and_why(changes: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(**changes)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "HTTPS://Example.org/a",
        "https://example.org/a/",
        "https://example.org/a#part",
        "https://example.org/a?utm_source=x&fbclid=1",
        "https://example.org:443/a",
    ],
)
def test_urls_of_one_article_are_one(url: str) -> None:
    assert canonical_url(url) == "https://example.org/a"


def test_the_query_names_the_article_in_any_order() -> None:
    assert canonical_url("https://example.org/?b=2&a=1") == canonical_url("https://example.org/?a=1&b=2")
    assert article_id_of("https://example.org/?a=1") != article_id_of("https://example.org/?a=2")


@given(st.text(max_size=200))
def test_no_url_is_too_odd(url: str) -> None:
    once = canonical_url(url)
    assert isinstance(once, str)
    assert domain_of(url) is None or domain_of(url) == domain_of(url).lower()  # type: ignore[union-attr]
    assert len(article_id_of(url.encode("utf-8", "replace").decode())) == 32
