from hypothesis import given
from hypothesis import strategies as st

from services.geocode.gazetteer.names import is_readable, normalize


def test_case_marks_apostrophes_and_hyphens_make_no_difference() -> None:
    assert normalize("Верхньокам’янське") == normalize("ВЕРХНЬОКАМ'ЯНСЬКЕ") == "верхнокамянске"
    assert normalize("Deir-ez-Zor") == normalize("deir ez  Zor")
    assert normalize("Şanlıurfa") == "sanliurfa"
    assert normalize("Артёмовск") == normalize("Артемовск")


def test_short_i_stays_a_letter() -> None:
    assert normalize("Мирний") == "мирний"


@given(st.text())
def test_normalizing_again_changes_nothing(name: str) -> None:
    assert normalize(normalize(name)) == normalize(name)


def test_codes_and_machine_romanizations_are_no_names() -> None:
    assert is_readable("Sivers’k")
    assert is_readable("Сіверськ")
    assert not is_readable("sevuerusuku")
    assert not is_readable("IEV")
    assert not is_readable("セヴェルスク")
