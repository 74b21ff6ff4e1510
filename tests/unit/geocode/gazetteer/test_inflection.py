import pymorphy3
import pytest

from services.geocode.gazetteer.inflection import MOST_LEMMAS, lemmas, romanized_lemmas
from services.geocode.gazetteer.names import normalize


@pytest.mark.parametrize(
    ("form", "language", "nominative"),
    [
        ("Котлярівці", "uk", "Котлярівка"),
        ("Верхньокам'янського", "uk", "Верхньокам'янське"),
        ("Зеленої Долини", "uk", "Зелена Долина"),
        ("Києва", "uk", "Київ"),
        ("Харкові", "uk", "Харків"),
        ("Кривого Рогу", "uk", "Кривий Ріг"),
        ("Маріуполем", "uk", "Маріуполь"),
        ("Бахмутом", "uk", "Бахмут"),
        ("Сум", "uk", "Суми"),
        ("Котляровки", "ru", "Котляровка"),
        ("Верхнекаменского", "ru", "Верхнекаменское"),
        ("Зелёной Долиной", "ru", "Зелёная Долина"),
        ("Донецка", "ru", "Донецк"),
        ("Черкасс", "ru", "Черкассы"),
        ("Великих Лук", "ru", "Великие Луки"),
        ("Ельца", "ru", "Елец"),
    ],
)
def test_case_forms_lead_back_to_the_name(form: str, language: str, nominative: str) -> None:
    assert normalize(nominative) in lemmas(normalize(form), language)


def test_english_and_latin_names_have_no_cases() -> None:
    assert lemmas("donetsk", "en") == ()
    assert lemmas("donetsk", "ru") == ()


def test_case_forms_in_latin_letters_lead_back_too() -> None:
    assert romanized_lemmas("kotlyarovki") == ["kotlyarovka"]
    assert "velikaya ivanovka" in romanized_lemmas("velikaya ivanovki")
    assert romanized_lemmas("котляровки") == romanized_lemmas("ivki") == romanized_lemmas("helsinki oy") == []


def test_many_words_are_bounded() -> None:
    assert len(lemmas(" ".join(["зеленой"] * 12), "ru")) <= MOST_LEMMAS


def test_nearly_all_singular_case_forms_of_the_dictionary_are_understood() -> None:
    """OpenCorpora's place names (Geox) that are not plural, in all their singular cases."""
    total = understood = 0
    seen: set[tuple[str, str]] = set()
    for word, tag, lemma, _, _ in pymorphy3.MorphAnalyzer(lang="ru").dictionary.iter_known_words(prefix="к"):
        if "Geox" in tag and "sing" in tag and "NOUN" in tag and "Abbr" not in tag and (word, lemma) not in seen:
            seen.add((word, lemma))
            form, name = normalize(word), normalize(lemma)
            total += 1
            understood += form == name or name in lemmas(form, "ru")
    assert total > 500
    assert understood / total > 0.98
