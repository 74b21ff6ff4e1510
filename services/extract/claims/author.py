"""Who tells an article himself: an authority, a staff, or whoever posts in a channel of his own."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from schemas.article import Source
from services.extract.actors.lexicon import fold
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load

_SIGNS = r"[^\w«»\"“”'’.)№-]"
"""What stands around a source's name and is none of it: bars, emoji."""


@lru_cache(maxsize=4096)
def author_of(source: Source | None) -> str | None:
    """The name of a source that speaks for itself; None for an outlet, which tells what others say."""
    if source is None:
        return None
    patterns = _patterns()
    name = patterns.added.sub("", source.name)
    name = re.sub(rf"^{_SIGNS}+|{_SIGNS}+$", "", name)
    if not name or patterns.outlet.search(name) or patterns.gathering.search(fold(name)):
        return None
    return name if patterns.first_hand.search(fold(name)) or _posts(source.domain or "") else None


def _posts(domain: str) -> bool:
    """Whether a domain is one where everybody speaks for himself, or a state's."""
    data = load("actors", "authors")
    parts = domain.lower().split(".")
    return not set(parts).isdisjoint(data["official"]) or ".".join(parts[-2:]) in data["hosts"]


class _Patterns:
    def __init__(self) -> None:
        data, outlets = load("actors", "authors"), load("actors", "outlets")
        self.first_hand = re.compile(rf"(?<!\w)(?:(?:{any_of(data['stems'])})|(?:{any_of(data['words'])})(?!\w))")
        self.outlet = re.compile(rf"(?<!\w)(?:{any_of([*outlets['outlets'], *outlets['agencies']])})(?!\w)")
        self.gathering = re.compile(rf"(?<!\w)(?:{any_of(data['gathering'])})")
        platforms = rf"(?i:{any_of(data['platforms'])})"
        self.added = re.compile(rf"\s*[(\[]\s*{platforms}[^()\[\]]{{0,20}}[)\]]|\s*[|/•·]\s*{platforms}\s*$")


@cache
def _patterns() -> _Patterns:
    return _Patterns()
