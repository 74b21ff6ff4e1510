"""Groups that a text names in quotation marks: known ones in any spelling, others behind a noun of fighters.

«Джаиш аль-Адль» is in the lexicon under one spelling of many; «Ансаруль-Ислам» behind "группировка" is a group even
if it is in none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from schemas.taxonomy import ActorCategory
from services.extract.actors.lexicon import Entry, Hit, fold
from services.extract.actors.skeleton import by_sound
from services.extract.lexicon.loading import load

_QUOTED = re.compile(r"[«\"“„]([^\W\d_][^«»\"“”„\n]{2,59})[»\"”]")
_NEAR = 3  # characters between a noun of fighters and the name of the group
_GROUPS = ("Rebel group", "Political militia", "Identity militia")
_LONGEST = 6  # words of a group's name
_ENDING = 3  # letters of a case ending


def with_quoted(hits: Sequence[Hit], original: str) -> list[Hit]:
    """The hits with the groups named in quotation marks, in order."""
    found = sorted([*hits, *_groups(hits, original)], key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _groups(hits: Sequence[Hit], original: str) -> Iterator[Hit]:
    for match in _QUOTED.finditer(original):
        name, (start, end) = match.group(1), match.span(1)
        if not name[0].isupper() or len(name.split()) > _LONGEST:
            continue
        after = bisect_left(hits, start, key=lambda hit: hit.start)
        if any(hit.entry.kind == "group" for hit in hits[after : after + 3] if hit.end <= end):
            continue  # the lexicon knows it
        entry = _known(name) or _unit(name) or _unknown(name, hits[after - 1] if after else None, match.start())
        if entry is not None:
            yield Hit(start, end, entry)


def _known(name: str) -> Entry | None:
    known = by_sound(name)
    return known and Entry("group", known.actor_id, known.country, cast("ActorCategory", known.category), known.name)


def _unit(name: str) -> Entry | None:
    """A unit of one of the armies at war that its name alone tells ("«Птахи Мадяра» уразили склад")."""
    words = fold(name).split()
    for beginnings, entry in _units():
        if len(words) == len(beginnings) and all(map(_begins, words, beginnings)):
            return entry
    return None


def _begins(word: str, beginning: str) -> bool:
    return word.startswith(beginning) and len(word) - len(beginning) <= _ENDING


@cache
def _units() -> tuple[tuple[list[str], Entry], ...]:
    """The beginnings of each unit's words, and whose it is."""
    return tuple(
        (words.split(), Entry("group", row["actor_id"], country, "State forces", row["name"]))
        for country, row in load("actors", "units").items()
        for words in row["names"]
    )


def _unknown(name: str, before: Hit | None, start: int) -> Entry | None:
    """A group by the noun right before its name ("группировка «...»")."""
    if before is None or not 0 < start - before.end <= _NEAR or before.entry.kind != "head":
        return None
    category = before.entry.category
    return Entry("group", None, None, category, name) if category in _GROUPS else None
