"""RawArticle: what a news feed pushes."""

from __future__ import annotations

import hashlib
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import ConfigDict, Field, field_validator, model_validator

from schemas.record import Identifier, Record, UtcDatetime

MAX_ARTICLE_BYTES = 1_048_576
"""The largest article that is read, as received: 1 MiB."""


class Source(Record):
    """The outlet or channel that published an article."""

    name: str = Field(min_length=1, max_length=200)
    """As its readers know it."""
    domain: str | None = Field(default=None, max_length=253)
    """Its internet domain, lower case; only the same domain may replace or withdraw the article."""
    country: str | None = Field(default=None, max_length=3)
    """ISO 3166-1 country code of its seat."""


def _id_or_url(schema: dict[str, Any]) -> None:
    """In JSON Schema too, the URL may stand for the id."""
    schema["required"].remove("article_id")
    schema["anyOf"] = [{"required": ["article_id"]}, {"required": ["url"]}]


class RawArticle(Record):
    """One version of one article, as pushed."""

    model_config = ConfigDict(json_schema_extra=_id_or_url)

    article_id: Identifier
    """Defaults to the first 32 hex digits of the SHA-256 of the canonical URL."""
    version: int = Field(default=1, ge=1, le=2**53)
    """The feed's; a higher one replaces the article's reports as a unit."""
    url: str | None = Field(default=None, max_length=4096)
    source: Source
    title: str = ""
    text: str
    content_type: Literal["text/plain", "text/html"] = "text/plain"
    language: str | None = Field(default=None, max_length=35)
    """BCP 47; detected when absent."""
    published_at: UtcDatetime
    fetched_at: UtcDatetime | None = None

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, data: Any) -> Any:
        """Derive the id and the source's domain from the URL where they are absent."""
        if not isinstance(data, dict) or not isinstance(data.get("url"), str):
            return data
        source = data.get("source")
        if isinstance(source, dict) and not source.get("domain"):
            source = {**source, "domain": domain_of(data["url"])}
        return {**data, "source": source, "article_id": data.get("article_id") or article_id_of(data["url"])}

    @field_validator("text", "title")
    @classmethod
    def _no_null_byte(cls, value: str) -> str:
        if "\x00" in value:
            raise ValueError(f"has a null byte at character {value.index(chr(0))}; send it as text, without it")
        return value

    @field_validator("text")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty; an article without text tells nothing")
        return value


def domain_of(url: str) -> str | None:
    """The host of a URL, lower case, without "www."; None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def article_id_of(url: str) -> str:
    """The article id of a URL: 32 hex digits of the SHA-256 of its canonical form."""
    return hashlib.sha256(canonical_url(url).encode()).hexdigest()[:32]


def canonical_url(url: str) -> str:
    """A URL without what does not name the article: fragment, tracking parameters, case of the host, last slash."""
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(k))
    host = (parts.hostname or "") + port
    return urlunsplit((parts.scheme.lower(), host, parts.path.rstrip("/"), urlencode(query), ""))


def _is_tracking(parameter: str) -> bool:
    return parameter.startswith("utm_") or parameter in {"fbclid", "gclid", "yclid", "igshid"}
