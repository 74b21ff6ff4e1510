"""Places of the news: new ones, and names for those that the sources have."""

from __future__ import annotations

from services.geocode.gazetteer import news_places
from services.geocode.gazetteer.data import load_tsv
from services.geocode.gazetteer.entry import Entry
from services.geocode.gazetteer.names import normalize


def _town(key: str, name: str, at: tuple[float, float], parent: str, country: str = "PK") -> Entry:
    town = Entry(key, name, "town", country, *at, parent=parent)
    town.add_name(name)
    return town


def test_a_place_that_no_source_has_hangs_on_the_region_of_the_settlement_next_to_it() -> None:
    near = _town("geonames:1", "Bannu", (32.99, 70.60), "region:PK.03")
    far = _town("geonames:2", "Quetta", (30.18, 67.00), "region:PK.02")
    found = {entry.name: entry for entry in news_places.add([near, far], frozenset({"PK"}))}
    assert {entry.country for entry in found.values()} == {"PK"}
    assert found["Mir Ali"].parent == "region:PK.03"
    assert found["Zehri"].parent == "region:PK.02"
    assert found["Mir Ali"].uncertainty_m == 6_000


def test_a_place_that_a_source_has_gets_the_other_names_and_keeps_its_own_coordinates() -> None:
    known = _town("geonames:3", "Badaliyn", (22.40, 95.15), "region:MM.10", "MM")
    known.add_name("Budalin")
    unit = Entry("district:MM.Budalin", "Budalin", "district", "MM", 22.39, 95.14)
    unit.add_name("Budalin")
    found = {entry.name for entry in news_places.add([known, unit], frozenset({"MM"}))}
    assert "Budalin" not in found
    assert "Kani" in found
    assert (known.latitude, known.longitude) == (22.40, 95.15)


def test_a_namesake_far_off_or_a_unit_is_another_place() -> None:
    namesake = _town("geonames:4", "Budalin", (18.0, 95.0), "region:MM.01", "MM")
    unit = Entry("district:MM.Budalin", "Budalin", "district", "MM", 22.39, 95.14)
    unit.add_name("Budalin")
    assert "Budalin" in {entry.name for entry in news_places.add([namesake, unit], frozenset({"MM"}))}


def test_rows_are_told_once_and_lie_on_the_earth() -> None:
    rows = load_tsv("news_places.tsv", 7)
    regions = {row[0] for row in load_tsv("admin1.tsv", 3)}
    assert len(rows) > 1_000
    assert len({(row[0], normalize(row[1]), row[2], row[3]) for row in rows}) == len(rows)
    for country, name, latitude, longitude, _, feature, region in rows:
        assert len(country) == 2, name
        assert max(abs(float(latitude)) * 2, abs(float(longitude))) <= 180, name
        assert feature in ("", "quarter", "facility", "relief", "water"), name
        assert not region or (region in regions and region.startswith(f"{country}.")), name


def test_no_region_is_guessed_where_two_are_about_as_near() -> None:
    near = _town("geonames:1", "Bannu", (32.99, 70.60), "region:PK.03")
    nearer = _town("geonames:2", "Razmak", (32.70, 69.85), "region:PK.02")
    found = {entry.name: entry for entry in news_places.add([near, nearer], frozenset({"PK"}))}
    assert found["Mir Ali"].parent == "country:PK"
    assert found["Mir Ali"].is_told


def test_a_row_that_names_its_region_is_in_it_whatever_lies_nearest() -> None:
    unit = Entry("region:SD.61", "Central Darfur", "region", "SD", 12.9, 23.5)
    near = _town("geonames:6", "Kas", (12.51, 24.28), "region:SD.49", "SD")
    found = {entry.name: entry for entry in news_places.add([unit, near], frozenset({"SD"}))}
    assert found["Golo"].parent == "region:SD.61"
    found = {entry.name: entry for entry in news_places.add([near], frozenset({"SD"}))}
    assert found["Golo"].parent == "region:SD.49"


def test_a_place_that_no_source_gives_coordinates_gets_the_rows() -> None:
    guessed = Entry("katottg:UA1", "Robotyne", "village", "UA", 47.50, 35.95, uncertainty_m=21_500)
    guessed.add_name("Robotyne")
    named = Entry("geonames:5", "Verbove", "village", "UA", 47.43, 35.97, uncertainty_m=1_500, geonames=5)
    named.add_name("Verbove")
    news_places.add([guessed, named], frozenset({"UA"}))
    assert (guessed.latitude, guessed.longitude, guessed.uncertainty_m) == (47.45, 35.84, 6_000)
    assert (named.latitude, named.longitude) == (47.43, 35.97)
