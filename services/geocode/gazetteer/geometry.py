"""Distances on the sphere, in metres and degrees."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_M = 6_371_009.0
"""The mean radius of the Earth (IUGG)."""

Degrees = npt.NDArray[np.float64]


def distances_m(latitude: float, longitude: float, latitudes: Degrees, longitudes: Degrees) -> Degrees:
    """Great-circle distances from one point to many (haversine)."""
    phi, phis = np.radians(latitude), np.radians(latitudes)
    half = (
        np.sin((phis - phi) / 2) ** 2 + np.cos(phi) * np.cos(phis) * np.sin(np.radians(longitudes - longitude) / 2) ** 2
    )
    result: Any = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return np.asarray(result, dtype=np.float64)


def centre(latitudes: Degrees, longitudes: Degrees) -> tuple[float, float]:
    """The middle of some points: the mean of their unit vectors, so that the date line does no harm."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    x, y, z = np.mean(np.cos(phi) * np.cos(lam)), np.mean(np.cos(phi) * np.sin(lam)), np.mean(np.sin(phi))
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))


def middle(latitudes: Degrees, longitudes: Degrees, cell: float = 0.2) -> tuple[float, float]:
    """The middle of the area that settlements cover: the centre of the cells (degrees) in which there are any.

    Settlements crowd around cities; counted by cells, the result lies near the centroid of the unit's polygon.
    """
    wide = cell / np.maximum(np.cos(np.radians(latitudes)), 0.1)
    cells = np.stack([np.floor(latitudes / cell), np.floor(longitudes / wide)])
    _, first, member = np.unique(cells, axis=1, return_index=True, return_inverse=True)
    counts = np.bincount(member.ravel())
    means = [np.bincount(member.ravel(), weights=values) / counts for values in (latitudes, longitudes)]
    crossing = float(np.ptp(longitudes)) > 180
    return centre(latitudes[first], longitudes[first]) if crossing else centre(means[0], means[1])


def radius_m(latitude: float, longitude: float, latitudes: Degrees, longitudes: Degrees, share: float = 0.9) -> float:
    """The radius around a point that holds this share of the others."""
    return float(np.quantile(distances_m(latitude, longitude, latitudes, longitudes), share))
