from __future__ import annotations

import pytest

from services.extract.claims.credits import credit_in, names_outlet
from services.extract.lexicon.loading import load
from tests.unit.extract.claims.test_claims import claims_in


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Air raid on a market in Arden, 6 dead - health ministry", "en", "health ministry"),
        ("Two soldiers killed near Arden: a military source", "en", "a military source"),
        ("Gunmen abduct nine students in Arden, residents.", "en", "residents"),
        ("Rebels seize a post near Belmar, state radio", "en", "state radio"),
        ("Militants ambushed a convoy near Gao, 4 dead -AFP", "en", "AFP"),
        ("Mortars hit Arden; one woman wounded (governor)", "en", "governor"),
        ("Four herders shot dead: county commissioner", "en", "county commissioner"),
        ("Обстрел Ардена: ранена женщина (глава города)", "ru", "глава города"),
        ("Двое подорвались на мине: военный источник", "ru", "военный источник"),
        ("Стрельба у рынка, двое раненых — МВД", "ru", "МВД"),
        ("Дрон влучив в авто, загинув чоловік — МВА", "uk", "МВА"),
        ("Зруйновано пошту, - прокуратура", "uk", "прокуратура"),
    ],
)
def test_a_terse_report_ends_with_its_source(text: str, language: str, source: str) -> None:
    span = credit_in(text, language)
    assert span is not None
    assert text[slice(*span)] == source


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed the mayor, the police chief", "en"),
        ("Shells hit a school, a clinic", "en"),
        ("Fighters took three posts – Arden, Belmar", "en"),
        ("Rebels of two groups clash near Arden (RSF)", "en"),
        ("Обстріляно два села: Білка, Калинівка", "uk"),
    ],
)
def test_what_ends_a_sentence_otherwise_is_no_source(text: str, language: str) -> None:
    assert credit_in(text, language) is None


def test_the_source_at_the_end_tells_all_of_a_terse_report() -> None:
    slot = claims_in("Drone hits a lorry near Arden. No casualties - a first count", "hits")
    assert [c.claimant for c in slot.claims] == []
    slot = claims_in("Drone hits a lorry near Arden. No casualties - local officials", "hits")
    assert [c.claimant for c in slot.claims] == ["local officials"]


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_no_source_is_missed_by_the_look_for_its_words(language: str) -> None:
    data = load(language, "credits")
    for noun in (*data["heads"], *data["titles"]):
        for name in (noun, noun.upper(), noun.title()):
            assert credit_in(f"Shells hit Arden – {name}", language) == (19, 19 + len(name))


def test_every_outlet_is_seen_in_a_text() -> None:
    assert all(names_outlet(f"{outlet} said") for outlet in load("actors", "outlets")["outlets"])
    assert not names_outlet("Residents said so.")
