"""Articles from RSS and Atom files."""

from __future__ import annotations

import json
from calendar import timegm
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import click
import feedparser

from schemas.article import domain_of
from services.cli.lines import Line


def is_syndication(path: str) -> bool:
    """Whether a file is XML; standard input is taken as JSON Lines."""
    if path == "-":
        return False
    with click.open_file(path, "rb") as stream:
        head: bytes = stream.read(256)
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def read_syndication(path: str) -> Iterator[Line]:
    """The entries of an RSS or Atom file as articles; what an entry lacks is found out when it is checked."""
    feed = feedparser.parse(path)
    for number, entry in enumerate(feed.entries, 1):
        article = {k: v for k, v in _article(entry, feed.feed).items() if v is not None}
        yield Line(f"{path}, entry {number}", None, json.dumps(article, ensure_ascii=False).encode())


def _article(entry: Any, feed: Any) -> dict[str, Any]:
    url = entry.get("link") or entry.get("id")
    name = feed.get("title") or domain_of(url or "") or "unnamed feed"
    return {
        "url": url,
        "source": {"name": name, "domain": domain_of(url or "") or domain_of(feed.get("link") or "")},
        "title": entry.get("title") or "",
        "text": _body(entry),
        "content_type": "text/html",
        "language": (feed.get("language") or "").replace("_", "-") or None,
        "published_at": _time(entry),
    }


def _body(entry: Any) -> str:
    """The full content where the feed carries it, else the summary."""
    contents = entry.get("content") or []
    return (contents[0].get("value") if contents else None) or entry.get("summary") or entry.get("title") or ""


def _time(entry: Any) -> str | None:
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    return datetime.fromtimestamp(timegm(stamp), timezone.utc).isoformat() if stamp else None
