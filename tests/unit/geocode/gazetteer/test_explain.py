from services.geocode.gazetteer import Gazetteer
from services.geocode.gazetteer.explain import explain, guess_language


def test_the_place_near_the_other_comes_first_and_says_why(small: Gazetteer) -> None:
    steps, found = explain(small, "Seversk", near="Verhnemekensky")
    assert found[0].place.name == "Siversk"
    assert "6 km from Verkhnokamianske" in found[0].reason or "8 km from Verkhnokamianske" in found[0].reason
    assert any("near 'Verhnemekensky'" in step for step in steps)
    assert explain(small, "Verhnemekensky", near="Seversk").found[0].place.name == "Verkhnokamianske"


def test_a_region_holds_its_homonym(small: Gazetteer) -> None:
    found = explain(small, "Fedorivka", near="Poltava region").found
    assert found[0].place.admin1 == "Poltava"
    assert "in Poltava" in found[0].reason


def test_without_another_place_the_candidates_stand_as_they_are(small: Gazetteer) -> None:
    found = explain(small, "Kotlyarovki").found
    assert [f.candidate for f in found] == small.candidates("Kotlyarovki", "en")
    assert "a case form of its name" in found[0].reason
    assert explain(small, "Xylophone", near="Seversk").found == []
    assert explain(small, "Siversk", near="Xylophone").found[0].place.name == "Siversk"


def test_language_by_letters() -> None:
    assert [guess_language(name) for name in ("Kyiv", "Киев", "Київ")] == ["en", "ru", "uk"]
