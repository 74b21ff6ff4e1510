import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import MAX_ARTICLE_BYTES, RawArticle, article_id_of
from schemas.dead_letter import SOURCE_DOMAIN, Rejection
from services.extract.intake import Withdrawal, read_article

NOW = datetime(2025, 7, 21, 12, tzinfo=timezone.utc)
GOOD = {
    "url": "https://example.org/a",
    "source": {"name": "Example Wire"},
    "text": "Rebels shelled the village of Ambo.",
    "published_at": "2025-07-21T10:00:00Z",
}


def read(changes=None, key=None, drop=()):
    data = {k: v for k, v in {**GOOD, **(changes or {})}.items() if k not in drop}
    return read_article(key, json.dumps(data).encode(), NOW)


def reason(result):
    assert isinstance(result, Rejection), result
    return result.reason


def test_an_article_without_id_is_named_by_its_url():
    article = read()
    assert isinstance(article, RawArticle)
    assert article.article_id == article_id_of(GOOD["url"])
    assert article.source.domain == "example.org"


def test_the_key_must_be_the_article_id():
    assert isinstance(read(key=article_id_of(GOOD["url"]).encode()), RawArticle)
    assert reason(read(key=b"another")) == "key-mismatch"


@pytest.mark.parametrize(
    ("changes", "drop", "expected"),
    [
        ({}, ("published_at",), "no-date"),
        ({"published_at": "yesterday"}, (), "bad-date"),
        ({"published_at": "2025-07-21T10:00:00"}, (), "bad-date"),
        ({"published_at": "2025-08-21T10:00:00Z"}, (), "bad-date"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, (), "bad-date"),
        ({"published_at": "1450-01-01T00:00:00Z"}, (), "bad-date"),
        ({"text": " \n "}, (), "empty-text"),
        ({"text": "a\x00b"}, (), "null-byte"),
        ({"title": "a\x00b"}, (), "null-byte"),
        ({}, ("text",), "wrong-shape"),
        ({}, ("source",), "wrong-shape"),
        ({}, ("url",), "wrong-shape"),
        ({"version": 0}, (), "wrong-shape"),
        ({"content_type": "application/pdf"}, (), "wrong-shape"),
    ],
)
def test_what_is_wrong_with_an_article_is_said(changes, drop, expected):
    result = read(changes, drop=drop)
    assert reason(result) == expected
    field = next(iter(changes), drop[0] if drop else "")
    assert field == "url" or field in result.message


@pytest.mark.parametrize("value", [b"", b"{", b"\xff\xfe", b"Rebels shelled Ambo", b'{"text": "\\ud800"}'])
def test_what_is_not_json_is_called_so(value):
    assert reason(read_article(None, value, NOW)) == "not-json"


@pytest.mark.parametrize("value", [b"[]", b"3", b"null", b'"text"', b"{}"])
def test_json_of_another_shape_is_called_so(value):
    assert reason(read_article(None, value, NOW)) == "wrong-shape"


def test_raw_null_bytes_are_named():
    result = read_article(None, b'{"text": "a\x00b"}', NOW)
    assert reason(result) == "null-byte"
    assert "byte 11" in result.message


def test_the_limit_is_one_mebibyte_as_received():
    room = MAX_ARTICLE_BYTES - len(json.dumps({**GOOD, "text": ""}).encode())
    assert isinstance(read({"text": "a" * room}), RawArticle)
    assert reason(read({"text": "a" * (room + 1)})) == "too-large"


def test_a_rejection_names_the_feed():
    assert read({"source": {"name": "N", "domain": "news.example"}}, drop=("published_at",)).source == "news.example"


def test_clocks_may_differ_by_a_day():
    assert isinstance(read({"published_at": (NOW + timedelta(hours=20)).isoformat()}), RawArticle)


def test_a_null_withdraws_the_article_of_its_key():
    result = read_article(b"abc", None, NOW, ((SOURCE_DOMAIN, b"News.Example"),))
    assert result == Withdrawal("abc", "news.example", NOW)


@pytest.mark.parametrize("key", [None, b"", b"two words", b"x" * 201])
def test_a_null_without_an_id_withdraws_nothing(key):
    assert reason(read_article(key, None, NOW)) == "key-mismatch"


@given(st.binary(max_size=200), st.none() | st.binary(max_size=20))
def test_no_bytes_raise(value, key):
    assert isinstance(read_article(key, value, NOW), Rejection)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(sorted(GOOD)), x, max_size=4),
    )
)
def test_no_json_raises(data):
    result = read_article(None, json.dumps(data).encode(), NOW)
    assert isinstance(result, (Rejection, RawArticle))
