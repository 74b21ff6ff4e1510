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
    """What a comparison comes to; symmetric."""

    points: float
    """Log-odds that both tell one event; they may be joined from 0."""
    contradicts: bool
    """Whether something speaks clearly against it, rather than nothing for it."""
    never: bool = False
    """Whether both are of one article, which tells each event once."""

    @property
    def same(self) -> bool:
        """Whether the two may be joined."""
        return self.points >= 0

    @property
    def score(self) -> float:
        """The chance that both tell one event."""
        return round(1 / (1 + exp(-self.points)), 4) if self.points > -700 else 0.0


_SAME_ARTICLE = Verdict(NEVER, True, True)


def compare(a: Features, b: Features) -> Verdict:
    """Compare two reports; `compare(a, b)` equals `compare(b, a)`."""
    if a.article_id == b.article_id:
        return _SAME_ARTICLE
    a, b = _by_rank(a, b)
    points, against = PRIOR, 0.0
    for aspect in _ASPECTS:
        one = aspect(a, b).points
        points += one
        if one < 0:
            against += one
            if one == NEVER:
                break
    return Verdict(points, points < 0 and against <= CONTRADICTION)


def reasons(a: Features, b: Features) -> tuple[str, ...]:
    """What speaks for and against, the weightiest first, up to what no other can outweigh; names in order of rank."""
    if a.article_id == b.article_id:
        return (f"two reports of one article ({NEVER:+.1f})",)
    said: list[Aspect] = []
    for aspect in _ASPECTS:
        said.append(aspect(*_by_rank(a, b)))
        if said[-1].points == NEVER:
            break
    ordered = sorted(said, key=lambda one: (-abs(one.points), one.words))
    return tuple(f"{one.said()} ({one.points:+.1f})" for one in ordered if one.words and one.points)


def _by_rank(a: Features, b: Features) -> tuple[Features, Features]:
    return (b, a) if b.rank < a.rank else (a, b)
