"""Groups that no lexicon lists, known by the form of their names."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.actors.naming import _rules, styled_names
from services.extract.text.document import Document


def parties(text: str) -> list[tuple[str, str | None]]:
    return [(m.name, m.category) for m in find_actors(Document(text, "en"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police met Zorani gunmen.", [("Police", "State forces"), ("Zorani gunmen", "Political militia")]),
        ("The Borek and Tulan clans fought.", [("Borek", "Identity militia"), ("Tulan clans", "Identity militia")]),
        ("They fled from the militant group Zoran Sabil.", [("Zoran Sabil", "Rebel group")]),
        ("The Zoran Liberation Front (ZLF) came. The ZLF left.",
         [("Zoran Liberation Front", "Rebel group"), ("ZLF", "Rebel group")]),
        ("Fighters from the Alliance of the Zoran Peoples came.", [("Alliance of the Zoran Peoples", "Rebel group")]),
        ("Members of the Zoran Defence Brigade came.", [("Zoran Defence Brigade", "Rebel group")]),
        ("On Monday Zoran Liberation Front came.", [("Zoran Liberation Front", "Rebel group")]),
        ("Gunmen loyal to Zoran Boys Crew came.", [("Zoran Boys Crew", "Political militia")]),
        ("Fighters of the 412th Front came.", [("412th Front", "Rebel group")]),
        ("Gunmen of the Cartel de los Zoranes came.", [("Cartel de los Zoranes", "Political militia")]),
        ("Militiamen of the Zorana group came.", [("Zorana group", "Political militia")]),
        ("Militants from Zoran came.", [("Militants", "Rebel group")]),
        ("Rebels loyal to warlord Zoran Tamber came.", [("Rebels loyal to warlord Zoran Tamber", "Rebel group")]),
        ("Followers came. Supporters of ousted president Zoran Tamber came.",
         [("Supporters of ousted president Zoran Tamber", "Protesters")]),
        ("Rebels loyal to the Zoran group came.", [("Zoran group", "Rebel group")]),
        ("Militants led by Hamas came.", [("Militants", "Rebel group"), ("Hamas", "Rebel group")]),
        ("They met the Front for Free Zoran.", [("Front for Free Zoran", "Rebel group")]),
    ],
)  # fmt: skip
def test_a_name_makes_a_party(text: str, expected: list[tuple[str, str]]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some gunmen came.", "gunmen"),
        ("On Monday gunmen came.", "gunmen"),
        ("Gunmen loyal to Monday's cause came.", "Gunmen"),
        ("She loves her Monday community.", None),
        ("In the National Front Line, it rained.", None),
    ],
)
def test_a_capital_alone_is_no_name(text: str, name: str | None) -> None:
    assert [n for n, _ in parties(text)] == ([name] if name else [])


def test_peoples_are_armed_only_without_a_noun_of_civilians() -> None:
    assert [category for _, category in parties("Some Tiv farmers met Jukun fighters.")] == [
        "Civilians",
        "Identity militia",
    ]


def test_an_ambiguous_name_that_is_none_here_still_ends_in_its_fighters() -> None:
    assert parties("Kurdish fighters killed two near Baneh, in Iran.")[0] == ("fighters", "Rebel group")


def test_a_known_group_may_be_misspelt_beside_its_noun() -> None:
    found = find_actors(Document("Lashkar-e-Tayba militants came.", "en"))
    assert [(m.name, m.actor_id) for m in found] == [("Lashkar-e-Tayba militants", "lashkar-e-taiba")]


@pytest.mark.parametrize(
    "text",
    [
        "Suspected Zoran Boys members burned a shop; alleged Tulan Youths (TY) cadres ran.",
        "Night Watch, a shadowy armed rebel group, and Dawn, the militant Zoran faction, met.",
        "They met Borek Front (BF), an urban guerrilla movement. A terror gang leader of Zoran, a rebel town, left.",
        "They fled a group calling itself the Sons of Zoran and gangs which call themselves Tulan Kings.",
    ],
)
def test_looking_only_where_such_words_stand_misses_no_name(text: str) -> None:
    rules = _rules()
    every = {m.span("name") for p in (rules.suspected, rules.apposed, rules.styled) for m in p.finditer(text)}
    assert {(hit.start, hit.end) for hit in styled_names(text)} == every != set()
