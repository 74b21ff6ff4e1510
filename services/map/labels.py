"""Names on the map: the gazetteer's most prominent places in view."""

from __future__ import annotations

from typing import Any

import numpy as np

from services.geocode.gazetteer import FEATURES, Gazetteer

MOST = 150
"""Labels at once: as many as a screen has room for."""

_SETTLED = np.array([FEATURES.index(f) for f in ("city", "town", "village")])


def labels(gazetteer: Gazetteer, west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A GeoJSON FeatureCollection of settlements in this area, the most prominent first."""
    within = (gazetteer.latitude >= south) & (gazetteer.latitude <= north)
    within &= (gazetteer.longitude >= west) & (gazetteer.longitude <= east)
    indices = np.flatnonzero(within & np.isin(gazetteer.feature, _SETTLED))
    order = np.argsort(-gazetteer.prominence[indices], kind="stable")[:MOST]
    return {"type": "FeatureCollection", "features": [_label(gazetteer, int(i)) for i in indices[order]]}


def _label(gazetteer: Gazetteer, index: int) -> dict[str, Any]:
    place = gazetteer.place(index)
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    rank = round(1 - float(gazetteer.prominence[index]), 3)
    return {"type": "Feature", "geometry": point, "properties": {"name": place.name, "rank": rank}}
