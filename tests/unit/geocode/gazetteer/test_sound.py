import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.geocode.gazetteer.names import normalize
from services.geocode.gazetteer.sound import folds, skeleton


def keys(name: str) -> set[str]:
    return set(folds(normalize(name)))


@pytest.mark.parametrize(
    "forms",
    [
        ["Verkhnokamianske", "Verkhnokamyanske", "Верхньокам'янське"],
        ["Zelena Dolyna", "Zelenaya Dolina", "Зелёная Долина", "Зелена Долина"],
        ["Zaporizhzhia", "Zaporizhia", "Zaporizhzhya", "Запоріжжя"],
        ["Khan Younis", "Хан-Юнис"],
        ["Al-Hasakah", "Hasaka", "Эль-Хасака"],
        ["Piatykhatky", "Pyatikhatki", "П'ятихатки"],
        ["Jenin", "Дженин"],
        ["Mirnoe", "Myrne", "Мирное"],
        ["Macomia", "Макомия", "Макомія"],
        ["Mocimboa", "Мосимбоа"],
        ["Carevac", "Царевац"],
    ],
)
def test_romanizations_and_scripts_share_a_fold(forms: list[str]) -> None:
    assert set.intersection(*map(keys, forms)), [keys(form) for form in forms]


@pytest.mark.parametrize(
    "forms",
    [["Siversk", "Seversk", "Сєвєрськ"], ["Kotliarivka", "Kotlyarovki"], ["Piddubne", "Poddubnoe"],
     ["El Fasher", "Al-Fashir"], ["Yablunivka", "Yablunovka"]],
)  # fmt: skip
def test_ukrainian_and_russian_forms_share_a_skeleton(forms: list[str]) -> None:
    assert len({skeleton(folds(normalize(form))[0]) for form in forms}) == 1


def test_other_names_stay_apart() -> None:
    assert not keys("Myrne") & keys("Mariupol")
    assert skeleton("mirne") != skeleton("marinka")


@given(st.text())
def test_every_text_has_a_fold(name: str) -> None:
    assert all(isinstance(fold, str) for fold in folds(normalize(name)))
