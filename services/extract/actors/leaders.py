"""Fighters by whose they are: "rebels loyal to warlord X" are X's group where the lexicon knows him."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from services.extract.actors.lexicon import Hit
from services.extract.lexicon.loading import load


def without_titles(hits: Sequence[Hit], text: str) -> list[Hit]:
    """The hits, without nouns that are only a leader's title ("general | Khalifa Haftar")."""
    titles = {title.start for title, name in pairwise(hits) if is_leader(name) and _is_title(title, name, text)}
    return [hit for hit in hits if hit.start not in titles] if titles else list(hits)


def _is_title(title: Hit, name: Hit, text: str) -> bool:
    beside = text[title.end : name.start] in (" ", ", ")
    return beside and text[title.start : title.end] in load("en", "naming")["titles"]


def is_leader(hit: Hit) -> bool:
    """Whether a name is a leader's, who is no party himself."""
    return hit.entry.kind == "group" and hit.entry.bound and hit.entry.category != "Identity militia"
