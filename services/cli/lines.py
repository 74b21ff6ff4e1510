"""Articles from JSON Lines: files, or standard input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

import click


class Line(NamedTuple):
    """One line of input, and where it stood."""

    where: str
    """For a person: "articles.jsonl, line 3"."""
    key: bytes | None
    value: bytes | None
    """None withdraws the article of the key."""
    headers: tuple[tuple[str, bytes], ...] = ()


def read_lines(path: str) -> Iterator[Line]:
    """The lines of a JSON Lines file ("-" is standard input) that are not blank."""
    with _open(path) as stream:
        for number, raw in enumerate(stream, 1):
            if raw.strip():
                yield _line(f"{'standard input' if path == '-' else path}, line {number}", raw.strip())


@contextmanager
def _open(path: str) -> Iterator[IO[bytes]]:
    with click.open_file(path, "rb") as stream:
        yield stream


def _line(where: str, raw: bytes) -> Line:
    """A line as a message; {"article_id": ..., "withdrawn": true} is the article's withdrawal."""
    if b'"withdrawn"' in raw:
        withdrawal = _withdrawal(raw)
        if withdrawal:
            return Line(where, withdrawal[0], None, withdrawal[1])
    return Line(where, None, raw)


def _withdrawal(raw: bytes) -> tuple[bytes, tuple[tuple[str, bytes], ...]] | None:
    from schemas.dead_letter import SOURCE_DOMAIN

    try:
        data = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(data, dict) or data.get("withdrawn") is not True or not isinstance(data.get("article_id"), str):
        return None
    domain = (data.get("source") or {}).get("domain")
    return data["article_id"].encode(), ((SOURCE_DOMAIN, domain.encode()),) if domain else ()
