"""Fighters by whose they are."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.actors.factions import factions
from services.extract.text.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels loyal to Joseph Kony came.", [("Rebels loyal to Joseph Kony", "lords-resistance-army")]),
        ("Fighters of renegade general Laurent Nkunda came.",
         [("Fighters of renegade general Laurent Nkunda", "cndp")]),
        ("Savimbi's rebels came.", [("Savimbi's rebels", "unita")]),
        ("Joseph Kony spoke.", []),
        ("A wife of Joseph Kony spoke.", [("wife", None)]),
    ],
)  # fmt: skip
def test_a_leaders_men_are_his_group(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.name, m.actor_id) for m in find_actors(Document(text, "en"))] == expected


def test_smaller_groups_are_as_the_others() -> None:
    groups = {actor_id: group for _, listed in factions() for actor_id, group in listed.items()}
    assert groups["jaysh-al-izza"]["en"][:2] == ["Jaysh al-Izza", "Jaish al-Izza"]
    assert groups["popular-liberation-army"]["ambiguous"][0] == "Popular Liberation Army"
    assert groups["royal-sulu-army"]["leaders"] == ["Jamalul Kiram"]
