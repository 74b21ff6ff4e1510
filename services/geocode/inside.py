"""Answers that lie far from the very place that the text says contains them: a village of the name, but another one.

Of "Arden (Belmar, Halwa)" some Arden in Halwa is the wrong one where it is far from the town of Belmar: then Belmar,
which is near the right one, is the better answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from schemas.report import Toponym
from services.geocode.gazetteer import FEATURES, Gazetteer
from services.geocode.silence import GREAT, SURE_UNIT
from services.geocode.strangers import Answers

_LIES = 0.5
"""How surely the nearer container must itself lie in the wider one, to be the one that is meant."""
_REACH_KM = 75.0
"""How far from a district's main town, beyond its own radius, its places may be."""
_SEATS = frozenset(FEATURES.index(feature) for feature in ("city", "town", "village", "district", "municipality"))
_KM = 111.2
_SAME_KM = 25.0
"""How near a namesake is the same place once more: a town's commune, its lake."""
_MOST = 100
"""Namesakes that are looked at."""


def lies_outside(index: int, answers: Answers, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> bool:
    """Whether an answer is far from the nearest of two places or more that the text says contain it."""
    place = answers[index][0].place
    outer = [i for i in toponyms[index].within if i in answers and answers[i][1] >= SURE_UNIT]
    if len(outer) < 2 or gazetteer.prominence[place] >= GREAT or answers[index][0].is_unit:
        return False
    nearest = answers[outer[0]][0]
    if nearest.hierarchy < _LIES or int(gazetteer.feature[nearest.place]) not in _SEATS:
        return False
    reach = _REACH_KM + float(gazetteer.uncertainty_m[nearest.place]) / 1000
    return _distance_km(place, nearest.place, gazetteer) > reach and _is_common(toponyms[index], place, gazetteer)


def _is_common(toponym: Toponym, place: int, gazetteer: Gazetteer) -> bool:
    """Whether its region, or its country where no source says the region, has others of the name farther off; a rare
    one may well lie in a district as large as deserts'."""
    named = gazetteer.candidates(toponym.written, toponym.language, limit=_MOST, similar=False)
    column = gazetteer.admin1 if gazetteer.admin1[place] >= 0 else gazetteer.country
    there = (c.index for c in named if column[c.index] == column[place])
    return any(_distance_km(index, place, gazetteer) > _SAME_KM for index in there)


def _distance_km(one: int, other: int, gazetteer: Gazetteer) -> float:
    """Between two places, on a plane: exact enough to tell near from far."""
    north = float(gazetteer.latitude[one] - gazetteer.latitude[other])
    east = float(gazetteer.longitude[one] - gazetteer.longitude[other])
    east = min(abs(east), 360.0 - abs(east)) * math.cos(math.radians(float(gazetteer.latitude[one])))
    return _KM * math.hypot(north, east)
