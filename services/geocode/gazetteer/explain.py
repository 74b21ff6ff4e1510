"""Saying how a name is looked up, step by step, and which place it means next to another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from services.geocode.gazetteer.generic import split_generic
from services.geocode.gazetteer.geometry import distances_m
from services.geocode.gazetteer.inflection import lemmas
from services.geocode.gazetteer.lookup import Gazetteer
from services.geocode.gazetteer.model import Candidate, Place
from services.geocode.gazetteer.names import is_cyrillic, normalize
from services.geocode.gazetteer.sound import folds, skeleton

NEAR_M = 30_000.0
"""The distance at which nearness is worth half."""
INSIDE = 0.9
"""What lying in the other place is worth, where that is a region, a district or an area."""
MOST = 400

_WAYS = {
    "exact": "its name as written",
    "alternate": "another name of it, as written",
    "former": "a name it had, or has under occupation",
    "transliterated": "the same name in another script or romanization",
    "inflected": "a case form of its name",
    "fuzzy": "a name of nearly the same sound",
}


class Found(NamedTuple):
    """A place that the name may mean, and why."""

    candidate: Candidate
    place: Place
    score: float
    """Similarity, times what nearness to the other place and the square of that one's own similarity are worth."""
    reason: str


class Explanation(NamedTuple):
    """How the search went and what it found, the best first."""

    steps: list[str]
    found: list[Found]


def guess_language(name: str) -> str:
    """"uk" by letters that only Ukrainian has, "ru" for other Cyrillic, else "en"."""  # fmt: skip
    return "uk" if set(name.lower()) & set("іїєґ") else "ru" if is_cyrillic(name) else "en"


def explain(
    gazetteer: Gazetteer, name: str, near: str | None = None, language: str | None = None, limit: int = 10
) -> Explanation:
    """What a name may mean, next to the place `near` where that is given."""
    chosen = language or guess_language(name)
    candidates = gazetteer.candidates(name, chosen, MOST)
    steps = [*_keys(name, chosen), f"{len(candidates)} places match"]
    if near is None:
        return Explanation(steps, [_found(gazetteer, c, c.similarity, _way(c)) for c in candidates[:limit]])
    others = gazetteer.candidates(near, guess_language(near), MOST)
    steps.append(
        f"near {near!r}: {len(others)} places match; each pair is scored by both similarities and its distance"
    )
    return Explanation(steps, _pairs(gazetteer, candidates, others)[:limit])


def _keys(name: str, language: str) -> list[str]:
    steps = [f"{name!r} is read as {language!r}"]
    for part, features in split_generic(name):
        key = normalize(part)
        steps.append(f"key {key!r}" + (" (without its generic word)" if features is not None else ""))
        if possible := lemmas(key, language):
            steps.append(f"possible nominatives: {', '.join(possible[:8])}{' ...' if len(possible) > 8 else ''}")
        steps.append(f"sound: {', '.join(f'{fold} ({skeleton(fold)})' for fold in folds(key))}")
    return steps


def _way(candidate: Candidate) -> str:
    return f"{_WAYS[candidate.method]} ({candidate.matched_name!r}, {candidate.similarity:.2f})"


def _found(gazetteer: Gazetteer, candidate: Candidate, score: float, reason: str) -> Found:
    return Found(candidate, gazetteer.place(candidate.index), round(score, 3), reason)


def _pairs(gazetteer: Gazetteer, candidates: list[Candidate], others: list[Candidate]) -> list[Found]:
    """Each candidate with the other place that suits it best."""
    if not others:
        return [_found(gazetteer, c, c.similarity, _way(c)) for c in candidates]
    rows = np.array([other.index for other in others])
    weights = np.array([other.similarity for other in others]) ** 2  # what only sounds alike is seldom meant
    found = []
    for candidate in candidates:
        at = gazetteer.latitude[candidate.index], gazetteer.longitude[candidate.index]
        away = distances_m(float(at[0]), float(at[1]), gazetteer.latitude[rows], gazetteer.longitude[rows])
        inside = np.array([gazetteer.is_within(candidate.index, int(row)) for row in rows])
        # Two settlements that only stand at their hromada's centre are not therefore next to one another.
        honest = np.hypot(away, (gazetteer.uncertainty_m[candidate.index] + gazetteer.uncertainty_m[rows]) / 2)
        scores = candidate.similarity * weights * np.where(inside, INSIDE, 1 / (1 + honest / NEAR_M))
        best = int(np.argmax(scores))
        where = "in" if inside[best] else f"{away[best] / 1000:.0f} km from"
        where += f" {gazetteer.name(int(rows[best]))} ({_way(others[best])})"
        found.append(_found(gazetteer, candidate, float(scores[best]), f"{_way(candidate)}; {where}"))
    return sorted(found, key=lambda f: (-f.score, f.place.index))
