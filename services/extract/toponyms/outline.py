"""The places at the head of a paragraph, which a bulletin tells in one order: "3 May, Northern Halwa, Arden."."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from schemas.report import Toponym
from services.extract.text.document import Document, Sentence
from services.extract.text.layout import words_begin
from services.extract.toponyms.name import Name
from services.extract.when.expressions import expressions_of

_CLOCK = re.compile(r"\W*(?:\d{1,2}[:.h]\d{2}|\d{4})\s?(?:hrs?|hours|h|[ap]\.?m\.?)?\b[^\w\n]*")
_SIGNS = re.compile(r"[^\w\n]*")
_JOINS = re.compile(r"\s*[,/(|–—-]\s*")
_MOST = 4

_COMMA = ","
_HEAD = 40
"""Characters from the beginning of a paragraph in which the places at its head begin."""
_UNITS = frozenset(("region", "district", "country", "area"))


def begins(opening: Sentence, language: str) -> int:
    """Where a paragraph's words begin behind its bullet, number, day and hour."""
    at = words_begin(opening)
    for day in expressions_of(opening, language)[:2]:
        if _SIGNS.fullmatch(opening.text, at - opening.start, day.start - opening.start) and day.end > at:
            at = day.end
    at -= opening.start
    behind = _CLOCK.match(opening.text, at) or _SIGNS.match(opening.text, at)
    return opening.start + (behind.end() if behind else 0)


def chain_at(index: int, text: str, names: Sequence[Name] | Sequence[Toponym]) -> Sequence[int]:
    """The indices of names that signs alone join, from one on."""
    last = index
    while last + 1 < len(names) and last - index < _MOST:
        first, second = names[last], names[last + 1]
        if first.sentence != second.sentence or not _JOINS.fullmatch(text, first.end, second.start):
            break
        last += 1
    return range(index, last + 1)


def from_the_widest(names: Sequence[Name], document: Document) -> Sequence[Sequence[int]]:
    """The chains that head paragraphs, where they go from the widest place to the smallest: "Northern Halwa, Arden".

    They do where one place heads several that follow it, and none follows several.
    """
    chains = [chain for chain in _chains(names, document) if len(chain) > 1]
    behind: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        for first, second in pairwise(chain):
            behind[names[first].written].add(names[second].written)
            before[names[second].written].add(names[first].written)
    turned = any(len(inner) > 1 for inner in behind.values())
    told = any(len(outer) > 1 for outer in before.values()) or any(_ends_in_unit(chain, names) for chain in chains)
    return chains if turned and not told else ()


def _chains(names: Sequence[Name], document: Document) -> Iterator[Sequence[int]]:
    """Those of names that commas join at the beginning of a paragraph."""
    for at, (first, second) in enumerate(pairwise(names)):
        if first.sentence != second.sentence or document.text[first.end : second.start].strip() != _COMMA:
            continue
        opening = document.openings[document.sentences[first.sentence].paragraph]
        near = opening.start <= first.start <= opening.start + _HEAD
        if near and not document.text[begins(opening, document.language) : first.start].strip():
            yield chain_at(at, document.text, names)


def _ends_in_unit(chain: Sequence[int], names: Sequence[Name]) -> bool:
    return names[chain[-1]].cue in _UNITS


def turned(
    within: Sequence[tuple[int, ...]], names: Sequence[Name], document: Document, first_index: int
) -> list[tuple[int, ...]]:
    """What contains each name, where paragraphs are headed by the widest place first."""
    out = list(within)
    for chain in from_the_widest(names, document):
        for at in chain:
            later = {first_index + i for i in chain if i > at}
            kept = tuple(i for i in out[at] if i not in later)
            out[at] = (*(first_index + i for i in reversed(chain) if i < at), *kept)
    return out
