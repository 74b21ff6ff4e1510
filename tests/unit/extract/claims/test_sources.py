"""Who is heard after the clause itself: the next sentences, further tellings, a communiqué's own first words."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.claims import claims_of
from services.extract.model import Extent
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import clause_of


def claimants(text: str, trigger: str, language: str = "en", until: str = "") -> list[str]:
    document = Document(text, language)
    clause = clause_of(document, trigger)
    extent = Extent(clause, text.index(until)) if until else Extent(clause)
    return [c.claimant for c in claims_of([extent], document, find_actors(document)).claims]


@pytest.mark.parametrize(
    ("text", "trigger", "language", "claimant"),
    [
        ("Gunmen killed two. Residents said they came on foot.", "killed", "en", "Residents"),
        ("Shells hit the market. Nine people died, the Doctors' Union said.", "hit", "en", "the Doctors' Union"),
        ('A bomb killed two. "It shook the house," said Omar Nur, a baker.', "killed", "en", "Omar Nur"),
        ("Gunmen killed two. Police attribute the attack to a local gang.", "killed", "en", "Police"),
        ("Gunmen killed two. A lawyers' group put the number of dead at four.", "killed", "en", "A lawyers' group"),
        ("Дрон ударил по складу. Врачи насчитали девять раненых.", "ударил", "ru", "Врачи"),
        ("Дрон ударил по складу. Пострадавших нет, уточнил мэр Иван Лис.", "ударил", "ru", "мэр Иван Лис"),
        ("Дрон влучив у склад. Рятувальники кажуть, що горить дах.", "влучив", "uk", "Рятувальники"),
        ("Дрон влучив у склад. Загинули двоє, ідеться в заяві лікарні.", "влучив", "uk", "лікарні"),
        ("The Army Staff announces the following. Rebels killed two.", "killed", "en", "The Army Staff"),
        ("Сводка пресс-службы бригады за 20 июля. Боевики убили двоих.", "убили", "ru", "пресс-службы бригады"),
        ("Зведення штабу оборони за 20 липня. Бойовики вбили двох.", "вбили", "uk", "штабу оборони"),
        (
            "A town was shelled. Three fell. By dusk nine were dead, according to the ombudsman's office.",
            "shelled",
            "en",
            "the ombudsman's office",
        ),
        ("Mayor Ana Ruiz woke early. A drone hit a van, Ruiz said.", "hit", "en", "Mayor Ana Ruiz"),
        (
            "The Public Health Ministry met. A drone hit a van, the ministry went on to say.",
            "hit",
            "en",
            "The Public Health Ministry",
        ),
        ("Gunmen killed two and burned their barns, said Sani Bello, a village elder.", "killed", "en", "Sani Bello"),
        (
            'A bomb killed two. "It shook," Omar, a driver who lives nearby, told the Times.',
            "killed",
            "en",
            "Omar, a driver who lives nearby",
        ),
        ("Gunmen killed two, the Tribune learnt.", "killed", "en", "the Tribune"),
        ("The union, which counts raids, said gunmen killed two.", "killed", "en", "The union"),
        ("Two U.S. officials, speaking by phone, said gunmen killed two.", "killed", "en", "Two U.S. officials"),
        ("Armed men identified by survivors as rebels killed two.", "killed", "en", "survivors"),
    ],
)
def test_who_is_heard(text: str, trigger: str, language: str, claimant: str) -> None:
    assert claimants(text, trigger, language) == [claimant]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen killed two. The minister warned that the army would answer.", "killed"),
        ("Gunmen killed two. Meanwhile, doctors said the flu is back.", "killed"),
        ("The bulletin of the market is out. Gunmen killed two.", "killed"),
    ],
)
def test_who_is_not_heard(text: str, trigger: str) -> None:
    assert claimants(text, trigger) == []


def test_a_denial_behind_another_event_is_of_that_event() -> None:
    text = "Gunmen killed two. Troops shot a shepherd. The army denied the report."
    assert claimants(text, "killed", until="Troops") == []
    assert claimants(text, "killed") == ["The army"]


def test_where_a_speaker_is_opens_no_scene() -> None:
    assert claimants("Gunmen killed two in Zaria. Police in Kaduna suspect a gang.", "killed") == ["Police in Kaduna"]


def test_by_his_account_is_whoever_spoke_before() -> None:
    text = "Мэр Иван Лис отчитался о пожаре. В посёлке, по его словам, дрон убил водителя."
    assert claimants(text, "убил", "ru") == ["Мэр Иван Лис"]


@pytest.mark.parametrize(
    ("text", "trigger", "language", "expected"),
    [
        ("Troops killed two in what officials called a raid.", "killed", "en", ["officials"]),
        ("Troops killed two, citing fears of an attack.", "killed", "en", []),
        ("Troops killed two. Residents were told to stay at home.", "killed", "en", []),
        ("Troops killed two, local media reported.", "killed", "en", ["local media"]),
        ("Дрон ударил по складу. Ущерб уточняется.", "ударил", "ru", []),
        ("Дрон влучив у склад. Такі дані навів мер Іван Лис.", "влучив", "uk", ["мер Іван Лис"]),
    ],
)
def test_what_looks_like_a_speaker(text: str, trigger: str, language: str, expected: list[str]) -> None:
    assert claimants(text, trigger, language) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "language", "expected"),
    [
        ("Gunmen killed two. No group claimed responsibility.", "killed", "en", []),
        ("Gunmen killed two near Djibo, security sources said.", "killed", "en", ["security sources"]),
        ("Gunmen killed two. For security reasons nobody said more.", "killed", "en", []),
        ("Gunmen killed two. No other losses were reported.", "killed", "en", []),
        ("The army blamed rebels and said gunmen killed two.", "killed", "en", ["The army"]),
        ("Gunmen killed two, with police blaming a gang.", "killed", "en", ["police"]),
        ("The raid, claimed by the Red Front, killed two.", "killed", "en", ["the Red Front"]),
        ("The ministry in a statement on Sunday said gunmen killed two.", "killed", "en", ["The ministry"]),
        ("По сообщению губернатора, погибли двое.", "погибли", "ru", ["губернатора"]),
        ("По предварительным данным МЧС, погибли двое.", "погибли", "ru", ["МЧС"]),
        ("Погибли двое, говорится в заявлении Сети врачей.", "Погибли", "ru", ["Сети врачей"]),
        ("Бойовики вбили двох.\nДжерело: Генштаб у Facebook", "вбили", "uk", ["Генштаб"]),
        ("Загинули двоє, повідомила в суботу Мережа лікарів.", "Загинули", "uk", ["Мережа лікарів"]),
        (
            "Речник бригади Іван Лис у телеграмі сказав, що загинули двоє.",
            "загинули",
            "uk",
            ["Речник бригади Іван Лис"],
        ),
    ],
)
def test_names_are_cut_to_the_speaker(text: str, trigger: str, language: str, expected: list[str]) -> None:
    assert claimants(text, trigger, language) == expected
