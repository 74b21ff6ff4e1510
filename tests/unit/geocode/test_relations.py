from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.taxonomy import RelationKind
from services.geocode.gazetteer import Feature, Place
from services.geocode.geometry import bearing_of, corridor, distance_m, middle, moved, sector
from services.geocode.relations import BEARINGS, locate

latitudes = st.floats(-80, 80)
longitudes = st.floats(-179, 179)


def place(at: tuple[float, float], feature: Feature = "village", radius: float = 1500.0) -> Place:
    return Place(0, "Arden", *at, feature, 0, "UKR", None, None, None, None, None, radius, ())


@given(latitudes, longitudes, st.floats(0, 359), st.floats(1, 500_000))
def test_a_moved_point_lies_as_far_off_as_asked(latitude: float, longitude: float, bearing: float, far: float) -> None:
    start = (latitude, longitude)
    assert math.isclose(distance_m(start, moved(start, bearing, far)), far, rel_tol=1e-3, abs_tol=1.0)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_symmetric(a: float, b: float, c: float, d: float) -> None:
    assert math.isclose(distance_m((a, b), (c, d)), distance_m((c, d), (a, b)), abs_tol=1e-3)


def test_bearings_are_clockwise_from_north() -> None:
    assert bearing_of((50, 30), (51, 30)) == pytest.approx(0)
    assert bearing_of((0, 30), (0, 31)) == pytest.approx(90)


def test_the_middle_is_no_farther_across_the_date_line() -> None:
    assert abs(middle([(0, 179), (0, -179)])[1]) == pytest.approx(180)


def test_polygons_are_closed_with_longitude_first() -> None:
    for area in (sector((50.0, 30.0), 0.0, 10_000.0), corridor((50.0, 30.0), (50.0, 31.0), 5_000.0)):
        ring = area["coordinates"][0]
        assert ring[0] == ring[-1]
        assert all(29 < longitude < 32 and 49 < latitude < 51 for longitude, latitude in ring)


@pytest.mark.parametrize("kind", sorted(BEARINGS))
def test_a_stated_distance_moves_the_point_that_far(kind: RelationKind) -> None:
    found = locate(kind, 12_000.0, [place((50.0, 30.0))])
    assert distance_m(found.point, (50.0, 30.0)) == pytest.approx(12_000, rel=1e-3)
    assert found.geo_precision == 2
    assert 1_500 < found.uncertainty_m < 12_000
    assert found.area is not None


def test_west_of_lies_west() -> None:
    assert locate("west_of", None, [place((50.0, 30.0))]).point[1] < 30.0


def test_at_is_the_place_itself_and_near_is_not() -> None:
    at, near = (locate(kind, None, [place((50.0, 30.0))]) for kind in ("at", "near"))
    assert (at.point, at.uncertainty_m, at.geo_precision, at.where_prec) == ((50.0, 30.0), 1500.0, 1, 1)
    assert near.uncertainty_m > at.uncertainty_m
    assert (near.geo_precision, near.where_prec) == (2, 2)


def test_between_is_in_the_middle_and_reaches_both() -> None:
    ends = (50.0, 30.0), (50.0, 30.4)
    found = locate("between", None, [place(end) for end in ends])
    assert all(distance_m(found.point, end) <= found.uncertainty_m for end in ends)
    assert found.area is not None


def test_a_region_is_put_at_its_seat_with_a_radius_that_holds_it() -> None:
    region, seat = place((49.0, 33.0), "region", 90_000.0), place((48.5, 35.0), "city", 10_000.0)
    found = locate("at", None, [region], seat)
    assert found.point == (48.5, 35.0)
    assert found.uncertainty_m >= 90_000 + distance_m((49.0, 33.0), (48.5, 35.0)) - 1
    assert (found.geo_precision, found.where_prec) == (3, 4)


def test_a_village_known_by_its_municipality_only_is_not_precise() -> None:
    assert locate("at", None, [place((50.0, 30.0), radius=21_500.0)]).geo_precision == 2
