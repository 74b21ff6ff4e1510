"""Where a speaker stands in a sentence, and what stands between the speaker and the verb."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.claims import claims_of
from services.extract.model import ClaimSlot, Extent
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import clause_of


def told(text: str, trigger: str, language: str) -> ClaimSlot:
    document = Document(text, language)
    return claims_of([Extent(clause_of(document, trigger))], document, find_actors(document))


@pytest.mark.parametrize(
    ("text", "trigger", "claimant"),
    [
        ("The Dawn Front (DF) late on Sunday claimed the ambush near Arden.", "ambush", "The Dawn Front"),
        ("The ministry's statement says gunmen killed two.", "killed", "The ministry"),
        ("In his evening video the mayor of Arden said shells killed two.", "killed", "the mayor of Arden"),
        ("Two farmers were killed in a raid that the army blamed on bandits.", "killed", "the army"),
        ("Shells killed two in Arden. The toll was confirmed by the governor.", "killed", "the governor"),
        ("Gunmen killed two, his family reported on Monday.", "killed", "his family"),
        ("Gunmen killed two, an elder, Musa Nur, confirmed by phone.", "killed", "an elder, Musa Nur"),
        ("What witnesses described as a drone strike killed two.", "killed", "witnesses"),
        ("Gunmen killed two, the United Nations said.", "killed", "the United Nations"),
        ("CENTCOM: jets bombed three launchers near Belmar", "bombed", "CENTCOM"),
        ("The army said it took Arden. In a statement, it said gunmen killed two.", "killed", "The army"),
        ("A bomb killed two in Arden; police said a gang had fled.", "killed", "police"),
        ("Two teachers killed near Belmar - family", "killed", "family"),
    ],
)
def test_english(text: str, trigger: str, claimant: str) -> None:
    assert claimant in [c.claimant for c in told(text, trigger, "en").claims]


@pytest.mark.parametrize(
    ("text", "trigger", "language", "claimant"),
    [
        ("Дрон ударил по складу, сообщил вечером в среду мэр города.", "ударил", "ru", "мэр города"),
        ("Дрон ударил по складу. Об этом 20 октября сообщил губернатор.", "ударил", "ru", "губернатор"),
        ("Дрон ударил по складу. Об этом агентству «Белл» сообщил губернатор.", "ударил", "ru", "губернатор"),
        ("Минздрав заявил о пожаре. Дрон ударил по складу, добавили в ведомстве.", "ударил", "ru", "Минздрав"),
        ("Дрон ударил по складу, говорится в сводке штаба.", "ударил", "ru", "штаба"),
        ("Движение «Рассвет» (ДР) заявило, что дрон ударил по складу.", "ударил", "ru", "Движение «Рассвет»"),
        ("Дрон ударил по складу, сообщил ее представитель.", "ударил", "ru", "ее представитель"),
        ("На западе страны армия объявила, что дрон ударил по складу.", "ударил", "ru", "армия"),
        ("Дрон вдарив по складу, повідомив увечері в середу мер міста.", "вдарив", "uk", "мер міста"),
        ("Дрон вдарив по складу. Про це 20 жовтня повідомив губернатор.", "вдарив", "uk", "губернатор"),
        ("Дрон вдарив по складу, сказав її речник.", "вдарив", "uk", "її речник"),
        ("Дрон вдарив по складу – так твердить саме угруповання.", "вдарив", "uk", "угруповання"),
        ("МОЗ заявило про пожежу. Дрон вдарив по складу, додали у відомстві.", "вдарив", "uk", "МОЗ"),
    ],
)
def test_russian_and_ukrainian(text: str, trigger: str, language: str, claimant: str) -> None:
    assert claimant in [c.claimant for c in told(text, trigger, language).claims]


def test_a_country_before_a_colon_says_nothing() -> None:
    assert told("Mali: gunmen killed two near Belmar", "killed", "en").claims == ()


def test_what_a_party_says_behind_a_semicolon_leaves_the_event_reported() -> None:
    assert (
        told("A bomb killed two in Arden; the army said that it would send troops.", "killed", "en").status
        == "reported"
    )


def test_a_verb_that_is_the_event_itself_says_nothing() -> None:
    assert told("Повстанцы передали правительству порт.", "передали", "ru").claims == ()
