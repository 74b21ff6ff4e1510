"""Answers far from all else that a text names: "Jubilee House" in Accra is no Jubilee in Canada.

A text tells of one land or of some; a name that no words make surely a place's, and whose only namesake lies far from
all of them in a land that the text does not speak of, is a person's, a militia's or a house's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from services.geocode.resolution import SURE, Resolved

Answers = Mapping[int, tuple[Resolved, float]]
"""Toponym to its place and the score of that."""

_CLEAR = 0.7
"""The least score of an answer that says which land a text tells of."""
PLAIN = 0.85
"""The strength of a name behind a plain preposition: that says itself where it is."""
_FAR = 0.05
"""How badly a name fits the others, 0..1, to lie in another part of the world."""
_WORLDS = 0.82
"""The prominence of a city that the world's news name wherever they are from."""
_SAME = 0.97
"""How well its name must match for that."""
_ITS_OWN = 0.9
"""How well it must match for a plain preposition to say where it is: "in Ardenba" is not in Arden."""
_LEAST = 2
"""Clear places in a land that make it the text's."""


def lands_of(answers: Answers, country: npt.NDArray[np.int32]) -> dict[int, set[int]]:
    """The countries that a text tells of, with its places there that are clear, or the country's own name."""
    lands: dict[int, set[int]] = defaultdict(set)
    for answer, score in answers.values():
        if score >= _CLEAR and (answer.strength >= SURE or answer.is_unit):
            lands[int(country[answer.place])].add(answer.place)
    return lands


def is_stranger(answer: Resolved, prominence: float, country: int, lands: Mapping[int, set[int]]) -> bool:
    """Whether an answer lies in none of the text's lands and far from all of its places, and nothing speaks for it."""
    if answer.is_unit or max(answer.hierarchy, answer.country) > 0:
        return False
    if answer.strength >= PLAIN and answer.similarity >= _ITS_OWN:
        return False
    if answer.context >= _FAR or (prominence >= _WORLDS and answer.similarity >= _SAME):
        return False
    if lands.get(country, set()) - {answer.place}:
        return False
    return any(len(places) >= _LEAST for land, places in lands.items() if land != country)
