"""Copies of one text, and words in common."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from services.deduplicate.features import Features
from services.deduplicate.similarity.aspect import NEUTRAL, Aspect

COPY = 0.3
"""Share of equal MinHash values from which two articles are copies of one text (standard error 0.06): three words in a
row survive few editors, so a lightly edited copy shares a third; docs/accuracy.md has the figures."""
_WORDS = 10
"""Fewer words than these prove less: "killing", "governor" and "said" are in most statements."""
_SAME_QUOTE = 80.0  # of 100: an editor's light hand


def shared(a: bytes, b: bytes) -> float:
    """The share of equal MinHash values: estimates the Jaccard similarity of two articles' word shingles."""
    if not a or len(a) != len(b):
        return 0.0
    differing = int.from_bytes(a, "little") ^ int.from_bytes(b, "little")
    return differing.to_bytes(len(a), "little").count(0) / len(a)


def text(a: Features, b: Features) -> Aspect:
    """One statement copied, two statements of one copied text, or words in common within a language."""
    if a.signature and b.signature and shared(a.signature, b.signature) >= COPY:
        if ratio(a.quote, b.quote) >= _SAME_QUOTE:
            return Aspect(6.0, "the same words in copies of one text")
        return Aspect(-2.0, "two statements of one copied text")
    if a.language != b.language or not a.words or not b.words:
        return NEUTRAL
    fewer = min(len(a.words), len(b.words))
    common = len(a.words & b.words) / fewer
    if common >= 0.3:
        points = 3.0 * (common - 0.2) * min(1.0, fewer / _WORDS)
        return Aspect(min(1.8, points), "{:.0%} of the words in common", (common,))
    return Aspect(-0.3, "few words in common") if common < 0.1 else NEUTRAL
