"""Independent sources: copies of one text and citations of one origin speak with one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from schemas.event import MemberReport
from services.deduplicate.features import low_bytes
from services.deduplicate.similarity.text import COPY, shared

_BAND = 2  # bytes that two copies nearly always share somewhere, and two other texts nearly never


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
    signatures = [low_bytes(m.signature) for m in members]
    first: dict[tuple[int, tuple[int, ...]], int] = {}
    pairs = {
        (first.setdefault(band, i), i)
        for i, signature in enumerate(signatures)
        for band in enumerate(zip(signature[::2], signature[1::2], strict=True))
    }
    return [[i, k] for i, k in sorted(pairs) if i != k and shared(signatures[i], signatures[k]) >= COPY]
