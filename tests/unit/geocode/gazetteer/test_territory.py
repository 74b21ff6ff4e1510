"""Land divided among settlements, and what is guessed from it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.geocode.gazetteer.geometry import distances_m
from services.geocode.gazetteer.territory import LEAST_RADIUS_M, STEP, guesses, land_of

WEST, EAST = (49.0, 36.0), (49.0, 36.5)
KNOWN = [(*WEST, 1), (*EAST, 2)]


def test_land_goes_to_the_nearest_settlement() -> None:
    land = land_of(*(np.array(column) for column in zip(*KNOWN, strict=True)))
    assert set(land) == {1, 2}
    assert land[1][:, 1].max() < 36.25 + STEP < land[2][:, 1].min() + 2 * STEP


def test_no_settlement_no_land() -> None:
    assert land_of(np.array([]), np.array([]), np.array([], dtype=np.int64)) == {}
    assert guesses([], {1: WEST}) == {}


def test_a_guess_lies_between_the_main_settlement_and_the_middle_of_the_land() -> None:
    west = guesses(KNOWN, {1: WEST})[1]
    assert west.longitude < WEST[1]  # the east is the other's
    assert west.latitude == pytest.approx(WEST[0], abs=STEP)
    assert west.radius_m >= LEAST_RADIUS_M


places = st.lists(
    st.tuples(st.floats(48, 50), st.floats(34, 37), st.integers(0, 5)),
    min_size=1,
    max_size=12,
    unique_by=lambda p: p[2],
)


@given(places)
def test_every_point_is_nearest_to_its_owner(known: list[tuple[float, float, int]]) -> None:
    latitudes, longitudes = np.array([p[0] for p in known]), np.array([p[1] for p in known])
    owners = np.array([p[2] for p in known])
    for owner, points in land_of(latitudes, longitudes, owners).items():
        for latitude, longitude in points[:: max(1, len(points) // 5)]:
            away = distances_m(float(latitude), float(longitude), latitudes, longitudes)
            assert away[owners == owner].min() <= away.min() * 1.02 + 200


@given(places)
def test_a_guess_is_no_farther_than_land_reaches(known: list[tuple[float, float, int]]) -> None:
    mains = {owner: (latitude, longitude) for latitude, longitude, owner in known}
    for owner, place in guesses(known, mains).items():
        metres = distances_m(place.latitude, place.longitude, *(np.array([m]) for m in mains[owner]))
        assert metres[0] < 30_000
