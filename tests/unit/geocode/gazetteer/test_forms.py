"""Romanization and Russian forms of Ukrainian names."""

import pytest

from services.geocode.gazetteer.romanization import romanize_ukrainian
from services.geocode.gazetteer.russian import russian_forms


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Верхньокам’янське", "Verkhnokamianske"),
        ("Згурівка", "Zghurivka"),
        ("Їжакевич", "Yizhakevych"),
        ("Знам'янка", "Znamianka"),
        ("Нью-Йорк", "Niu-York"),
        ("Щастя", "Shchastia"),
        ("Зелена Долина", "Zelena Dolyna"),
    ],
)
def test_official_romanization(name: str, latin: str) -> None:
    assert romanize_ukrainian(name) == latin


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Верхньокам’янське", "верхнекаменское"),
        ("Котлярівка", "котляровка"),
        ("Сіверськ", "северск"),
        ("Піддубне", "поддубное"),
        ("Вугледар", "угледар"),
        ("Миколаївка", "николаевка"),
    ],
)
def test_russian_form(ukrainian: str, russian: str) -> None:
    assert russian in {form.replace("ь", "") for form in russian_forms(ukrainian)}
