"""Armed parties whose dead and wounded a sentence counts."""

from __future__ import annotations

import pytest

from tests.unit.extract.actors.clauses import roles_in

T = ("target", "tcd-forces")


@pytest.mark.parametrize(
    "text",
    [
        "Five Chadian soldiers died when a blast tore their lorry apart.",
        "Six men of the Chadian army and two others sustained injuries when a blast tore their lorry apart.",
        "A blast in Moundou left three Chadian soldiers dead.",
        "A blast killed two shepherds, wounding a further dozen or so Chadian soldiers.",
    ],
)
def test_whose_dead_are_counted_are_hit(text: str) -> None:
    assert T in roles_in(text, "en", "blast", "Remote explosive/landmine/IED", "nominal")


def test_who_does_it_is_not_hit_and_who_only_stands_there_is_not() -> None:
    roles = roles_in("Chadian soldiers reached a site where a blast hurt a boy.", "en", "blast", "Grenade", "nominal")
    assert T not in roles


def test_a_participle_behind_a_comma_has_the_subject_of_its_verb() -> None:
    text = "ELN rebels blew up a Chadian army lorry, killing nine."
    assert roles_in(text, "en", "killing", "Armed clash", "nominal", True)[:1] == [("perpetrator", "eln")]
