"""Names of peoples: parties beside a noun or one another."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.lexicon.loading import load
from services.extract.text.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Samburu warriors came.", ["Samburu warriors"]),
        ("They met the Samburu in Samburu County, near Lake Turkana.", []),
        ("A fight between the Samburu and the Turkana began.", ["Samburu", "Turkana"]),
        ("Armed Samburus fled.", ["Samburus"]),
        ("Warriors of the Samburu fled.", ["Warriors of the Samburu"]),
        ("A woman in Samburu fled.", ["woman"]),
        ("Yoruba traders fled.", ["Yoruba traders"]),
        ("Yanomami Indians fled.", ["Yanomami Indians"]),
    ],
)
def test_a_people_is_a_party_in_company(text: str, expected: list[str]) -> None:
    assert [m.name for m in find_actors(Document(text, "en"))] == expected


def test_a_people_is_listed_once_and_is_no_nationality() -> None:
    listed = [name.partition("/")[0].lower() for names in load("actors", "peoples").values() for name in set(names)]
    assert all(len(names) == len(set(names)) for names in load("actors", "peoples").values())
    assert not {"uzbek", "albanian", "turkmen"} & set(listed)


@pytest.mark.parametrize(
    ("text", "actor_id", "name"),
    [
        ("Dinka Apuk gunmen came.", "dinka-apuk-militia", "Dinka Apuk Clan Militia"),
        ("Dinka gunmen came.", "dinka-militia", "Dinka Ethnic Militia"),
        ("Amhara police came.", "eth-police", "Police Forces of Ethiopia"),
    ],
)
def test_sections_are_clans_and_a_region_s_police_are_the_state_s(text: str, actor_id: str, name: str) -> None:
    assert [(m.actor_id, m.usual_name) for m in find_actors(Document(text, "en"))] == [(actor_id, name)]
