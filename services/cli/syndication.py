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
    """Whether a file, or what comes on standard input ("-"), is XML."""
    if path == "-":
        given = click.get_binary_stream("stdin")
        head: bytes = given.peek(256) if hasattr(given, "peek") else b""
    else:
        with click.open_file(path, "rb") as stream:
            head = stream.read(256)
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def read_syndication(path: str) -> Iterator[Line]:
    """The entries of an RSS or Atom file as articles; what an entry lacks is found out when it is checked."""
    name = "standard input" if path == "-" else path
    with click.open_file(path, "rb") as stream:
        feed = feedparser.parse(stream.read())
    if not feed.entries:
        click.echo(f"{name}: no entries: {feed.get('bozo_exception') or 'is it RSS or Atom?'}", err=True)
    for number, entry in enumerate(feed.entries, 1):
        article = {k: v for k, v in _article(entry, feed.feed).items() if v is not None}
        yield Line(f"{name}, entry {number}", None, json.dumps(article, ensure_ascii=False).encode())


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
