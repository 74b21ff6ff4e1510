"""Which report of an article's new version says again what one of the old version said."""

from __future__ import annotations

from collections.abc import Sequence

from services.deduplicate.features import Features
from services.deduplicate.similarity.comparison import compare


def successors(old: Sequence[Features], new: Sequence[Features]) -> dict[str, str]:
    """Old report ids to new ones, the best pairs first, each at most once; what was dropped has no successor.

    Figures count for nothing: they are what a correction most often changes.
    """
    pairs = sorted((-_points(one, two), one.report_id, two.report_id) for one in old for two in new)
    found: dict[str, str] = {}
    for points, before, after in pairs:
        if points <= 0 and before not in found and after not in found.values():
            found[before] = after
    return found


def _points(one: Features, two: Features) -> float:
    return compare(one._replace(article_id="", killed=None, injured=None, captured=None), two).points
