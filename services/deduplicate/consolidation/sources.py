"""Independent sources: copies of one text and citations of one origin speak with one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from schemas.event import MemberReport
from services.deduplicate.features import low_bytes
from services.deduplicate.similarity.text import COPY, shared


def voices(members: Sequence[MemberReport]) -> list[str]:
    """Each member's independent source: equal where one copies or cites the other, or both are of one outlet.

    Named after the first of them, in the order given.
    """
    parents = list(range(len(members)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = i = parents[parents[i]]
        return i

    for group in (*_named_alike(members), *_copies(members)):
        for i in group[1:]:
            one, two = sorted((root(group[0]), root(i)))
            parents[two] = one
    return [voice_of(members[root(i)]) for i in range(len(members))]


def voice_of(member: MemberReport) -> str:
    """The name that a report speaks under: the origin that it cites, or its outlet."""
    source = member.report.source
    return member.origin or (source.domain or source.name).lower()


def _named_alike(members: Sequence[MemberReport]) -> list[list[int]]:
    by_name: dict[str, list[int]] = defaultdict(list)
    for i, member in enumerate(members):
        by_name[voice_of(member)].append(i)
    return list(by_name.values())


def _copies(members: Sequence[MemberReport]) -> list[list[int]]:
    """Pairs of copies: the first report with a band, and each other that has it too."""
    signed = [_signed(m.signature) for m in members]
    first: dict[int, int] = {}
    pairs = {(first.setdefault(band, i), i) for i, one in enumerate(signed) for band in one.bands}
    return [[i, k] for i, k in sorted(pairs) if i != k and shared(signed[i].values, signed[k].values) >= COPY]


class _Signed(NamedTuple):
    values: bytes
    bands: tuple[int, ...]
    """Two bytes each, with where they stand: what two copies nearly always share one of, and two other texts never."""


@lru_cache(maxsize=4096)
def _signed(signature: str | None) -> _Signed:
    values = low_bytes(signature)
    bands = enumerate(zip(values[::2], values[1::2], strict=False))
    return _Signed(values, tuple([at << 16 | one << 8 | two for at, (one, two) in bands]))
