"""The choice: a conditional logit over the parties of an article and nobody, whose chances add up to 1.

The weights were fitted with `tests/accuracy/doers.py` on the read half of our gold set; docs/decisions/0016 tells how.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from services.extract.doers.candidates import Candidate
from services.extract.doers.features import Features, describe, of_nobody
from services.extract.doers.scene import Scene
from services.extract.lexicon.loading import load_shared

LEAST = 0.5
"""The least chance of an answer: rather right than not, for who is named is blamed (decision 16)."""


class Likely(NamedTuple):
    """Who did it, and how likely."""

    doer: Candidate
    chance: float


def likely_doer(scene: Scene, candidates: Sequence[Candidate]) -> Likely | None:
    """The likeliest party, if it is likely enough."""
    chances = chances_of(scene, candidates)[1:]
    best = max(range(len(candidates)), key=chances.__getitem__)
    return Likely(candidates[best], chances[best]) if chances[best] >= LEAST else None


def chances_of(scene: Scene, candidates: Sequence[Candidate]) -> list[float]:
    """The chance that nobody is told, and that of each candidate."""
    told = [describe(scene, candidate, candidates) for candidate in candidates]
    odds = [math.exp(_score(features)) for features in (of_nobody(scene, candidates), *told)]
    every = math.fsum(odds)
    return [one / every for one in odds]


def _score(features: Features) -> float:
    weights = load_shared("doers")
    return math.fsum(weights.get(name, 0.0) * value for name, value in features.items())
