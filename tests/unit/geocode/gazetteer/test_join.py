from services.geocode.gazetteer.join import join
from tests.unit.geocode.gazetteer.conftest import entry


def test_joined_by_name_and_oblast() -> None:
    unit = entry("katottg:1", "Siversk", names=["Сіверськ"])
    here, there = entry("geonames:1", "Siversk", names=["Сіверськ"]), entry("geonames:2", "Siversk", names=["Сіверськ"])
    joined, others = join([(unit, "h1", ("05", "1402"))], [(here, ("05", "")), (there, ("18", ""))])
    assert joined == {"katottg:1": here}
    assert others == [there]


def test_the_raion_decides_where_it_is_known() -> None:
    unit = entry("katottg:1", "Fedorivka", names=["Федорівка"])
    a, b = (entry(f"geonames:{i}", "Fedorivka", names=["Федорівка"]) for i in (1, 2))
    joined, _ = join([(unit, "h1", ("05", "1416"))], [(a, ("05", "1402")), (b, ("05", "1416"))])
    assert joined["katottg:1"] is b


def test_homonyms_of_a_raion_go_to_the_hromada_that_is_nearer() -> None:
    units = [
        (entry("katottg:1", "Town A", names=["Аба"]), "h1", ("05", "1")),
        (entry("katottg:2", "Town B", names=["Бубу"]), "h2", ("05", "1")),
        (entry("katottg:3", "Myrne", names=["Мирне"]), "h1", ("05", "1")),
        (entry("katottg:4", "Myrne", names=["Мирне"]), "h2", ("05", "1")),
    ]
    places = [
        (entry("geonames:1", "Town A", at=(48.0, 37.0), names=["Аба"]), ("05", "1")),
        (entry("geonames:2", "Town B", at=(48.0, 38.0), names=["Бубу"]), ("05", "1")),
        (entry("geonames:3", "Myrne", at=(48.1, 38.05), names=["Мирне"]), ("05", "1")),
        (entry("geonames:4", "Myrne", at=(48.1, 37.05), names=["Мирне"]), ("05", "1")),
    ]
    joined, others = join(units, places)
    assert joined["katottg:3"].key == "geonames:4"
    assert joined["katottg:4"].key == "geonames:3"
    assert others == []


def test_what_is_too_far_from_its_hromada_stays_apart() -> None:
    units = [
        (entry("katottg:1", "Town A", names=["Аба"]), "h1", ("05", "1")),
        (entry("katottg:2", "Myrne", names=["Мирне"]), "h1", ("05", "1")),
        (entry("katottg:3", "Myrne", names=["Мирне"]), "h2", ("05", "1")),
    ]
    places = [
        (entry("geonames:1", "Town A", at=(48.0, 37.0), names=["Аба"]), ("05", "1")),
        (entry("geonames:2", "Myrne", at=(49.5, 38.0), names=["Мирне"]), ("05", "1")),
    ]
    joined, others = join(units, places)
    assert set(joined) == {"katottg:1"}
    assert [place.key for place in others] == ["geonames:2"]
