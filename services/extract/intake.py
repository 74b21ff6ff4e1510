"""Bytes from the articles' topic to a RawArticle, a Withdrawal, or the reason why it is neither."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from schemas.article import MAX_ARTICLE_BYTES, RawArticle
from schemas.dead_letter import SOURCE_DOMAIN, Reason, Rejection

_EARLIEST_YEAR = 1900
_CLOCK_SKEW = timedelta(days=1)  # feeds stamp local time as UTC; no zone is further ahead than 14 hours

Headers = Iterable[tuple[str, bytes]]


@dataclass(frozen=True)
class Withdrawal:
    """A feed takes an article back: a null value under the article's key."""

    article_id: str
    source_domain: str | None
    """From the header `sitrep.source-domain`; None where the feed does not say who it is."""
    at: datetime
    """The message's time."""


def read_article(
    key: bytes | None, value: bytes | None, timestamp: datetime, headers: Headers = ()
) -> RawArticle | Withdrawal | Rejection:
    """Validate one message; `timestamp` (UTC-aware) is its time on the broker, the bound of `published_at`."""
    domain = _text(dict(headers).get(SOURCE_DOMAIN))
    if value is None:
        return _withdrawal(key, timestamp, domain)
    if len(value) > MAX_ARTICLE_BYTES:
        message = f"The article has {len(value)} bytes; at most {MAX_ARTICLE_BYTES} are read. Send its text alone."
        return Rejection("too-large", message, domain)
    try:
        article = RawArticle.read(value)
    except ValidationError as error:
        return _invalid(error, value, domain)
    except OverflowError:
        return Rejection("bad-date", "published_at or fetched_at lies outside the calendar.", _source_of(value, domain))
    return _check_key(article, key) or _check_date(article, timestamp) or article


def _withdrawal(key: bytes | None, timestamp: datetime, domain: str | None) -> Withdrawal | Rejection:
    article_id = _text(key)
    if not article_id or article_id.split() != [article_id] or len(article_id) > 200:
        message = "A null value withdraws the article of its key, and this key is no article_id."
        return Rejection("key-mismatch", message, domain)
    return Withdrawal(article_id, domain.lower() if domain else None, timestamp)


def _check_key(article: RawArticle, key: bytes | None) -> Rejection | None:
    if not key or _text(key) == article.article_id:
        return None
    message = f"The key {_text(key)!r} is not the article_id {article.article_id!r}; send that as key, or none."
    return Rejection("key-mismatch", message, _domain(article))


def _check_date(article: RawArticle, timestamp: datetime) -> Rejection | None:
    published = article.published_at
    if published.year < _EARLIEST_YEAR:
        return Rejection(
            "bad-date", f"published_at {published.isoformat()} is before {_EARLIEST_YEAR}.", _domain(article)
        )
    if published > timestamp + _CLOCK_SKEW:
        message = (
            f"published_at {published.isoformat()} lies over a day after it was received ({timestamp.isoformat()})."
        )
        return Rejection("bad-date", message, _domain(article))
    return None


def _invalid(error: ValidationError, value: bytes, domain: str | None) -> Rejection:
    """The first thing that is wrong, in the feed owner's words."""
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    reason, message = _explain(first["type"], field, first["msg"].removeprefix("Value error, "), value)
    return Rejection(reason, message, _source_of(value, domain))


def _explain(kind: str, field: str, problem: str, value: bytes) -> tuple[Reason, str]:
    if kind == "json_invalid" and b"\x00" in value:
        return "null-byte", f"The message has a null byte at byte {value.index(0)}; send UTF-8 JSON without it."
    if kind == "json_invalid":
        return "not-json", f"The message is not JSON: {problem.removeprefix('Invalid JSON: ')}."
    if field == "published_at":
        missing = kind == "missing"
        said = "is missing" if missing else f"is no moment with a time zone: {problem}"
        return "no-date" if missing else "bad-date", f"published_at {said}; send ISO 8601 with a zone."
    if "null byte" in problem:
        return "null-byte", f"{field} {problem}."
    if field == "text" and "is empty" in problem:
        return "empty-text", f"text {problem}."
    return "wrong-shape", f"{field or 'The message'}: {problem}."


def _source_of(value: bytes, domain: str | None) -> str | None:
    """The feed's domain or name, as far as a broken article lets it be read."""
    try:
        data: Any = json.loads(value)
        source = data["source"]
        return str(source.get("domain") or source.get("name") or domain)[:200]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return domain


def _domain(article: RawArticle) -> str:
    return article.source.domain or article.source.name


def _text(data: bytes | None) -> str | None:
    return data.decode("utf-8", "replace") if data is not None else None
