"""Answers that do not stand although they score: chance meetings of words with hamlets' names, and places elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from schemas.report import Toponym
from services.geocode.gazetteer import METHODS
from services.geocode.resolution import SURE, Resolved
from services.geocode.strangers import PLAIN, Answers, is_stranger, lands_of

SMALL = 0.36
"""The prominence of a village of two thousand."""
GREAT = 0.7
"""That of a city of some ten thousands, or a region: it stands whatever the text seems to say of what contains it."""
FITS = 0.4
"""How well a name must fit the article's others, 0..1, for a mere capital to mean a hamlet."""
FAR, ALIKE, MANY = 0.2, 0.72, 3
"""How badly a name fits many others, and how roughly it matches, to be mere sound: "Nyabiondo" is no Bondo."""
APART = 0.1
"""How badly a name fits many others to mean something else than a place whose name is only like it."""
_LIKENESS = ("transliterated", "fuzzy")
"""Ways of matching by which a village's name may meet a city's elsewhere."""
_UNITS = frozenset(("region", "district", "municipality"))
"""Cues that tell a unit from a place on the same list."""
_PARTS = frozenset(("quarter", "area"))
"""Cues of parts of what contains them."""
_LOST, _COMPANY = 0.15, 2
"""How badly the name of a quarter fits so many others, to be one that no entry has: a town of its name is another."""
_LIES = 0.5
"""How surely a container must itself lie where the text says, to be the one that is meant."""
_NOWHERE_NEAR = 0.05
"""How badly a unit fits the others, to be a namesake of another land: "North Zone (Arden)"."""
_CHAIN = 2
"""Units, one in the other, that a list of cities does not have."""
_SMALLER = frozenset(("village", "quarter"))
"""Cues of what no city is."""
SURE_UNIT = 0.6
"""The least score of a region or country that rules out what lies elsewhere."""


def without_chance(
    answers: Answers,
    toponyms: Sequence[Toponym],
    prominence: npt.NDArray[np.float32],
    country: npt.NDArray[np.int32],
    at_home: Callable[[int], bool] = lambda country: True,
    region: npt.NDArray[np.int32] | None = None,
) -> dict[int, tuple[Resolved, float]]:
    """The answers that stand; silence is better than a wrong village.

    `at_home` tells whether a country is one of the event's sides', or near it; `region` is each place's, -1 where no
    source says it.
    """
    lands = lands_of(answers, country)

    def stands(index: int, answer: Resolved) -> bool:
        toponym, there, known = toponyms[index], int(country[answer.place]), float(prominence[answer.place])
        return not (
            _is_chance(answer, known)
            or _is_mere_sound(answer)
            or _is_likeness_apart(answer)
            or _is_no_part(toponym, answer, known)
            or _is_lost_quarter(toponym, answer)
            or _is_elsewhere(answer, known, at_home(there))
            or is_stranger(answer, known, there, lands)
            or _contradicts(index, toponyms, answer, known, answers, country, region)
        )

    return {index: pair for index, pair in answers.items() if stands(index, pair[0])}


def _is_chance(answer: Resolved, prominence: float) -> bool:
    """Whether a word that only may be a name meets a hamlet's, with nothing else that speaks for it."""
    return prominence < SMALL and answer.strength < SURE and max(answer.context, answer.hierarchy) < FITS


def _is_mere_sound(answer: Resolved) -> bool:
    """Whether a name that sounds alike only roughly is far from all that the text names."""
    return _is_rough(answer) and answer.companions >= MANY and max(answer.context, answer.hierarchy) < FAR


def _is_likeness_apart(answer: Resolved) -> bool:
    """Whether a name that no plain preposition makes a place's only sounds like one far from all that a text names."""
    is_weak = METHODS[answer.method] in _LIKENESS and answer.strength < PLAIN
    return is_weak and answer.companions >= MANY and max(answer.context, answer.hierarchy) < APART


def _is_no_part(toponym: Toponym, answer: Resolved, prominence: float) -> bool:
    """Whether a part of a town ("the Belmar area of Arden") meets a city whose name only sounds roughly like it."""
    return _is_rough(answer) and prominence >= GREAT and toponym.cue in _PARTS and bool(toponym.within)


def _is_lost_quarter(toponym: Toponym, answer: Resolved) -> bool:
    """Whether a neighbourhood meets a place far from all else: "in Arden, in the Belmar neighbourhood"."""
    is_far = answer.context < _LOST and answer.hierarchy == 0
    return toponym.cue == "quarter" and is_far and answer.companions >= _COMPANY


def _is_elsewhere(answer: Resolved, prominence: float, is_near: bool) -> bool:
    """Whether a hamlet, or a place whose name only sounds alike, lies far from where the event's sides are at home."""
    is_weak = prominence < GREAT or METHODS[answer.method] in _LIKENESS
    return not is_near and is_weak and not answer.is_unit and max(answer.context, answer.hierarchy) < FITS


def _contradicts(
    index: int,
    toponyms: Sequence[Toponym],
    answer: Resolved,
    prominence: float,
    answers: Answers,
    country: npt.NDArray[np.int32],
    region: npt.NDArray[np.int32] | None,
) -> bool:
    """Whether a lesser place lies elsewhere than in the region, or than in the country of the town, that the text says
    contains it.

    A city that is called so, and a region, stay unless that is in another country and called a unit: a list ("Kyiv,
    Kharkiv region") reads like a container.
    """
    toponym = toponyms[index]
    is_city = prominence >= GREAT and METHODS[answer.method] not in _LIKENESS and toponym.cue not in _SMALLER
    if answer.hierarchy > 0 or country[answer.place] == answer.place:
        return False
    named = [i for i in toponym.within if i in answers and answers[i][1] >= SURE_UNIT]
    abroad = [i for i in named if -1 < country[answers[i][0].place] != country[answer.place]]
    elsewhere = [i for i in abroad if answers[i][0].country < answer.country and answers[i][0].hierarchy < _LIES]
    # These are themselves not where they should be.
    named, abroad = ([i for i in each if i not in elsewhere] for each in (named, abroad))
    if answer.is_unit and abroad and answer.context < _NOWHERE_NEAR:
        return True
    units = sum(answers[i][0].is_unit and answers[i][0].place != country[answers[i][0].place] for i in named)
    if answer.is_unit or (is_city and units < _CHAIN):
        return any(toponyms[i].cue in _UNITS for i in abroad)
    if abroad or (_is_rough(answer) and named):
        return True
    is_unknown = region is not None and region[answer.place] < 0 and METHODS[answer.method] not in _LIKENESS
    return not is_unknown and any(answers[i][0].is_unit for i in named)


def _is_rough(answer: Resolved) -> bool:
    """Whether a name only sounds roughly like the place's."""
    return METHODS[answer.method] == "fuzzy" and answer.similarity < ALIKE
