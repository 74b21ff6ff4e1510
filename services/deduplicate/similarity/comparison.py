"""Do two reports tell one event? Aspects vote with log-odds; the sum decides, and its parts are the reasons."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from services.deduplicate.features import Features
from services.deduplicate.similarity import detail, figures
from services.deduplicate.similarity.aspect import NEVER, Aspect
from services.deduplicate.similarity.kind import kind
from services.deduplicate.similarity.names import names
from services.deduplicate.similarity.place import place
from services.deduplicate.similarity.sides import sides, victims
from services.deduplicate.similarity.text import text
from services.deduplicate.similarity.time import hours, time

PRIOR = -3.25
"""Log-odds that two reports whose blocks meet tell one event, before anything is looked at: tuned on tests/gold/dev."""
CONTRADICTION = -2.2
"""Points against from which two reports contradict each other."""
_ASPECTS = (
    kind, time, hours, place, names, sides, victims, figures.killed, figures.injured, figures.captured,
    detail.means, detail.territory, detail.objects, text,
)  # fmt: skip


class Verdict(NamedTuple):
    """What grouping needs of a comparison."""

    points: float
    """Log-odds that both tell one event; they may be joined from 0."""
    contradicts: bool
    """Whether something speaks clearly against it, rather than nothing for it."""
    never: bool
    """Whether both are of one article, which tells each event once."""


class Comparison:
    """The verdict on a pair; symmetric."""

    __slots__ = ("_aspects", "contradicts", "points")

    def __init__(self, points: float, contradicts: bool, aspects: tuple[Aspect, ...]) -> None:
        self.points = points
        """Log-odds that both tell one event."""
        self.contradicts = contradicts
        """Whether something speaks clearly against it, rather than nothing for it."""
        self._aspects = aspects

    @property
    def same(self) -> bool:
        """Whether the two may be joined."""
        return self.points >= 0

    @property
    def verdict(self) -> Verdict:
        """Its result without its reasons."""
        return Verdict(self.points, self.contradicts, self is _SAME_ARTICLE)

    @property
    def score(self) -> float:
        """The chance that both tell one event."""
        return round(1 / (1 + exp(-self.points)), 4) if self.points > -700 else 0.0

    def reasons(self) -> tuple[str, ...]:
        """What speaks for and against, the weightiest first."""
        ordered = sorted(self._aspects, key=lambda a: (-abs(a.points), a.words))
        return tuple(f"{a.said()} ({a.points:+.1f})" for a in ordered if a.words and a.points)


_SAME_ARTICLE = Comparison(NEVER, True, (Aspect(NEVER, "two reports of one article"),))


def compare(a: Features, b: Features) -> Comparison:
    """Compare two reports; `compare(a, b)` equals `compare(b, a)` in all but the order of names in the reasons."""
    if b.rank < a.rank:
        a, b = b, a
    if a.article_id == b.article_id:
        return _SAME_ARTICLE
    found: list[Aspect] = []
    points, against = PRIOR, 0.0
    for aspect in _ASPECTS:
        one = aspect(a, b)
        found.append(one)
        points += one.points
        if one.points < 0:
            against += one.points
            if one.points == NEVER:
                break
    return Comparison(points, points < 0 and against <= CONTRADICTION, tuple(found))
