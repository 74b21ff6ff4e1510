"""Which report of an article's new version says again what one of the old version said."""

from __future__ import annotations

from collections.abc import Sequence

from services.deduplicate.features import Features
from services.deduplicate.similarity.comparison import compare


def successors(old: Sequence[Features], new: Sequence[Features]) -> dict[str, str]:
    """Old report ids to new ones, the best pairs first, each at most once; what was dropped has no successor."""
    pairs = sorted(
        (-compare(one._replace(article_id=""), two).points, one.report_id, two.report_id) for one in old for two in new
    )
    found: dict[str, str] = {}
    for points, before, after in pairs:
        if points <= 0 and before not in found and after not in found.values():
            found[before] = after
    return found
