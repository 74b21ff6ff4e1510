"""How likely an answer is right: a logistic model of what the resolution knows of it.

The weights were fitted with `tests/accuracy/calibration.py` on LGL, TR-News, PITF, UCDP and VIINA (a recognized name is
right where it is annotated within 161 km, in reports of conflicts within 25 km); docs/accuracy.md has the table.
"""

from __future__ import annotations

import math
from operator import mul

from services.geocode.gazetteer import METHODS
from services.geocode.resolution import SURE, Resolved

LEAST = 0.3
"""The least score of an answer: below it the geocoder stays silent."""

STATED, NAMED = 0.5, 0.8
"""How surely it lies in what the text says contains it, and how like its name is, to be meant below that score: a unit
by its main town ("Twic county of Warrap State")."""

FEATURES = (
    "bias",
    "share",
    "prior",
    "context",
    "hierarchy",
    "country",
    "fuzzy",
    "similarity",
    "strength",
    "inflected",
    "few",
    "alone",
    "unit",
    "bare",
)
WEIGHTS = (-9.05, 0.79, 0.28, 1.82, 0.43, 2.66, -0.06, 8.07, -0.01, -0.00, -1.07, 1.19, -0.33, -0.68)


def describe(resolved: Resolved) -> tuple[float, ...]:
    """The model's features of an answer, in the order of FEATURES."""
    share = min(max(resolved.share, 0.001), 0.999)
    return (
        1.0,
        math.log(share / (1.0 - share)) / 2,
        resolved.prior,
        resolved.context,
        resolved.hierarchy,
        resolved.country,
        float(METHODS[resolved.method] == "fuzzy"),
        resolved.similarity,
        resolved.strength,
        float(METHODS[resolved.method] == "inflected"),
        1.0 / resolved.candidates,
        float(resolved.companions == 0),
        float(resolved.is_unit),
        float(resolved.strength < SURE),
    )


def score(resolved: Resolved) -> float:
    """The calibrated chance, 0..1, that the answer is the place meant."""
    value = math.fsum(map(mul, describe(resolved), WEIGHTS))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


def is_good(resolved: Resolved, chance: float) -> bool:
    """Whether an answer is good enough to be given."""
    return chance >= LEAST or (resolved.hierarchy >= STATED and resolved.similarity >= NAMED)
