"""Votes of independent sources: each voice counts once for a value, by its surest report."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def tally(ballots: Iterable[tuple[T, str, float]]) -> dict[T, float]:
    """The weight of each value, from (value, voice, weight); values in the order in which they came first."""
    best: dict[T, dict[str, float]] = {}
    for value, voice, weight in ballots:
        voices = best.setdefault(value, {})
        voices[voice] = max(weight, voices.get(voice, 0.0))
    return {value: round(sum(sorted(voices.values())), 9) for value, voices in best.items()}


def winner(ballots: Iterable[tuple[T, str, float]]) -> T | None:
    """The value with the most weight, the first named among equals; None without ballots."""
    counted = tally(ballots)
    return max(counted, key=lambda value: counted[value]) if counted else None
