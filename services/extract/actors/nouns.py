"""English nouns with which the names of parties end, where these say what roles they may have."""

from __future__ import annotations

from functools import cache

from services.extract.lexicon.loading import load


@cache
def nouns(key: str) -> tuple[str, ...]:
    """One list of them; a space begins those that end no longer word."""
    return tuple(load("en", "roles")[key])
