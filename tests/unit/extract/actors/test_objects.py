"""Whom an event hits by what it hits."""

from __future__ import annotations

import pytest

from schemas.taxonomy import SubEventType
from services.extract.model import Extent, Voice
from tests.unit.extract.actors.clauses import roles_in

T = "target"
PEOPLE = (T, "Civilians")


def target_of(text: str, trigger: str, event: SubEventType = "Air/drone strike", voice: Voice = "active") -> object:
    """The actor that is not the doer, told by its country where it is an army without a name."""
    return [a for a in roles_in(text, "en", trigger, event, voice) if a[0] == T]


@pytest.mark.parametrize(
    ("text", "trigger", "voice"),
    [
        ("Gunmen raided the town of Bungudu.", "raided", "active"),
        ("Gunmen raided a crowded cattle market.", "raided", "active"),
        ("Two mosques were raided by gunmen.", "raided", "passive"),
        ("A raid by gunmen on a clinic caused panic.", "raid", "nominal"),
    ],
)
def test_villages_and_buildings_are_civilians(text: str, trigger: str, voice: Voice) -> None:
    assert target_of(text, trigger, voice=voice) == [PEOPLE]


def test_the_villages_people_are_hit_beside_the_guard_who_is_shot() -> None:
    assert PEOPLE in target_of("Gunmen raided the village, killing a vigilante.", "raided", "Attack")  # type: ignore[operator]


@pytest.mark.parametrize("what", ["a naval base", "an armoured vehicle", "the barracks", "an isolated outpost"])
def test_what_armies_have_is_that_of_the_army_that_the_group_fights(what: str) -> None:
    assert target_of(f"M23 shelled {what}.", "shelled") == [(T, "cod-forces")]


def test_a_group_may_fight_another_lands_army() -> None:
    from services.extract.actors import actors_of, find_actors
    from services.extract.text.document import Document
    from tests.unit.extract.actors.clauses import clause_of

    document = Document("Hezbollah blew up a tank.", "en")
    told = Extent(clause_of(document, "blew up", "Remote explosive/landmine/IED"))
    slot = actors_of([told], document, find_actors(document))
    assert [(a.role, a.country) for a in slot.actors] == [("perpetrator", "LBN"), (T, "ISR")]


@pytest.mark.parametrize("text", ["Gunmen fired near the village.", "Gunmen fired after leaving a hotel."])
def test_what_is_only_near_is_not_hit(text: str) -> None:
    assert target_of(text, "fired") == []


def test_where_a_party_is_hit_its_place_is_not() -> None:
    assert target_of("Gunmen shelled Chadian soldiers in a village.", "shelled") == [(T, "tcd-forces")]
