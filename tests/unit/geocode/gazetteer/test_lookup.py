from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.geocode.gazetteer import FEATURES, Gazetteer
from tests.unit.geocode.gazetteer.conftest import entries, entry, written


def best(gazetteer: Gazetteer, name: str, language: str = "en") -> tuple[str, str]:
    candidate = gazetteer.candidates(name, language)[0]
    return gazetteer.place(candidate.index).name, candidate.method


@pytest.mark.parametrize(
    ("written", "language", "name", "method"),
    [
        ("Bakhmut", "en", "Bakhmut", "exact"),
        ("Artemivsk", "en", "Bakhmut", "transliterated"),
        ("Артемівськ", "uk", "Bakhmut", "former"),
        ("Артемівську", "uk", "Bakhmut", "inflected"),
        ("Котлярівці", "uk", "Kotliarivka", "inflected"),
        ("Котляровки", "ru", "Kotliarivka", "inflected"),
        ("Kotlyarovki", "en", "Kotliarivka", "inflected"),
        ("Kotlyarovka", "en", "Kotliarivka", "transliterated"),
        ("Zelenaya Dolina", "en", "Zelena Dolyna", "transliterated"),
        ("Verhnemekensky", "en", "Verkhnokamianske", "fuzzy"),
        ("Verkhnekamenskoye", "en", "Verkhnokamianske", "transliterated"),
        ("al-Hasaka", "en", "Al Ḩasakah", "transliterated"),
        ("Hassakeh", "en", "Al Ḩasakah", "fuzzy"),
        ("Эль-Хасаку", "ru", "Al Ḩasakah", "inflected"),
    ],
)
def test_names_as_outlets_write_them(small: Gazetteer, written: str, language: str, name: str, method: str) -> None:
    assert best(small, written, language) == (name, method)


def test_homonyms_all_come_the_prominent_first(small: Gazetteer) -> None:
    assert [small.place(c.index).admin1 for c in small.candidates("Fedorivka", "en")] == ["Donetsk", "Poltava"]
    assert best(small, "Seversk")[0] == "Seversk"
    assert "Siversk" in {small.place(c.index).name for c in small.candidates("Северск", "ru")}


def test_a_generic_word_says_what_is_meant(small: Gazetteer) -> None:
    assert {small.place(c.index).feature for c in small.candidates("Donetsk", "en")} == {"city", "region"}
    assert small.place(small.candidates("Donetsk region", "en")[0].index).feature == "region"
    assert small.place(small.candidates("Донецькій області", "uk")[0].index).feature == "region"
    assert best(small, "Bakhmut district")[0] == "Bakhmut"


def test_what_is_no_place_is_rejected(small: Gazetteer) -> None:
    for word in ("Tuesday", "Reuters", "Zelenskyy", "", "   ", "—"):
        assert not small.knows(word, "en")
    assert small.candidates("Xylophone", "en") == []
    assert small.knows("Котляровки", "ru")
    assert small.knows("Bakhmut's", "en")
    assert not small.knows("Kotlyarovki", "en")


def test_absurd_input_is_bounded(small: Gazetteer) -> None:
    for name in ("a" * 100_000, "федорівка " * 10_000, "\x00", "\ud800", "1234", "´" * 50):
        assert small.candidates(name, "uk") == []
        assert not small.knows(name, "uk")


def test_similarity_falls_with_what_has_to_be_done(small: Gazetteer) -> None:
    ways = [("Бахмут", "uk"), ("Бахмуту", "uk"), ("Bahmut", "en"), ("Bakhmyt", "en"), ("Bakhmat", "en")]
    similarities = [small.candidates(name, language)[0].similarity for name, language in ways]
    assert similarities == sorted(similarities, reverse=True)
    assert similarities[0] == 1.0
    assert all(0 < similarity <= 1 for similarity in similarities)


def test_limit_cuts_the_tail(small: Gazetteer) -> None:
    assert small.candidates("Fedorivka", "en", 1) == small.candidates("Fedorivka", "en")[:1]


def test_place_tells_all(small: Gazetteer) -> None:
    place = small.place(small.candidates("Siversk", "en")[0].index)
    assert (place.name, place.country, place.admin1, place.feature) == ("Siversk", "UKR", "Donetsk", "town")
    assert [small.place(parent).name for parent in place.parents] == ["Donetsk", "Ukraine"]
    assert place.population == 10_875
    with pytest.raises(IndexError):
        small.place(len(small))
    with pytest.raises(IndexError):
        small.place(-1)


def test_within_units_and_areas(small: Gazetteer) -> None:
    index = {small.place(i).name + small.place(i).feature: i for i in range(len(small))}
    siversk = index["Siversktown"]
    assert small.is_within(siversk, index["Donetskregion"])
    assert small.is_within(siversk, index["Ukrainecountry"])
    assert small.is_within(siversk, index["Donbasarea"])
    assert small.is_within(siversk, siversk)
    assert not small.is_within(siversk, index["Poltavaregion"])
    assert not small.is_within(index["Donetskregion"], siversk)
    assert siversk in small.children(index["Donetskregion"])


def test_near_is_sorted_and_complete(small: Gazetteer) -> None:
    found = small.near(48.865, 38.097, 50_000)
    assert [small.name(int(i)) for i in found][:2] == ["Siversk", "Verkhnokamianske"]
    assert len(small.near(0, 0, 1000)) == 0


def test_columns_have_a_row_a_place_and_cannot_be_written(small: Gazetteer) -> None:
    assert len(small.latitude) == len(small.prominence) == len(small.feature) == len(small)
    assert FEATURES[small.feature[0]] == "country"
    with pytest.raises(ValueError, match="read-only"):
        small.latitude[0] = 0.0
    assert isinstance(small.latitude, np.ndarray)


def test_a_nominative_that_is_known_outweighs_what_sounds_like_it(tmp_path: Path) -> None:
    namesakes = [entry("901", "Ochakiv", "town", names=["Очаков"]), entry("902", "Ochakovo", "town")]
    gazetteer = Gazetteer.open(written(tmp_path, [*entries(), *namesakes]))
    worth = {gazetteer.name(c.index): c.similarity for c in gazetteer.candidates("Очакове", "ru")}
    assert worth["Ochakiv"] > worth["Ochakovo"] + 0.05
