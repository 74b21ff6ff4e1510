"""Fighters by whose they are: "rebels loyal to warlord X" are X's group where the lexicon knows him."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from services.extract.actors.lexicon import Hit
from services.extract.lexicon.loading import load


def without_titles(hits: Sequence[Hit], text: str) -> list[Hit]:
    """The hits, without nouns that are only a leader's title ("general | Khalifa Haftar")."""
    titles = frozenset(load("en", "naming")["titles"])
    led = [
        is_leader(name) and text[title.end : name.start] in (" ", ", ") and text[title.start : title.end] in titles
        for title, name in pairwise(hits)
    ]
    return [hit for hit, is_title in zip(hits, (*led, False), strict=False) if not is_title]


def is_leader(hit: Hit) -> bool:
    """Whether a name is a leader's, who is no party himself."""
    return hit.entry.kind == "group" and hit.entry.bound and hit.entry.category != "Identity militia"
