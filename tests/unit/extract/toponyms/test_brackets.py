"""What stands in brackets behind a place."""

from __future__ import annotations

import pytest

from schemas.report import Toponym
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms


def find(text: str) -> list[Toponym]:
    return [t for t in find_toponyms(Document(text, "en")) if not t.described]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot a miner at Arden (Belmar, Halwa).",
        "Gunmen shot a miner in Arden village (Belmar district, Halwa).",
        "Gunmen shot a miner in Arden (Belmar county, Halwa state).",
        "Gunmen who hate Arden (Belmar, Halwa) shot a miner.",
    ],
)
def test_several_names_are_places_each_within_the_next(text: str) -> None:
    arden, belmar, halwa = find(text)[:3]
    assert (arden.within, belmar.within) == ((1, 2), (2,))
    assert min(arden.strength, belmar.strength, halwa.strength) >= 0.85
    assert halwa.cue == "region"


def test_a_bracket_behind_a_road_lists_places_too() -> None:
    found = find("A mine went off on the Arden-Belmar road (Dorana, Halwa).")
    assert [(t.strength >= 0.85, t.cue) for t in found[2:]] == [(True, None), (True, "region")]


def test_a_country_that_ends_the_list_is_no_region() -> None:
    assert find("Gunmen shot a miner at Arden (Belmar, Mali).")[-1].cue is None


def test_one_name_behind_a_sure_place_is_a_place() -> None:
    found = find("Gunmen shot a miner in Arden (Halwa).")
    assert (found[1].strength >= 0.85, found[1].cue) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        "The Dorana Front (Halwa) shot a miner.",
        "Gunmen shot a miner in Arden (HFD).",
        "Gunmen shot a miner in Arden (the Halwa that they left, Belmar said, is lost).",
    ],
)
def test_other_brackets_say_nothing(text: str) -> None:
    assert all(t.strength < 0.85 for t in find(text)[1:])


def test_a_place_by_two_names_lies_in_what_contains_it() -> None:
    found = find("A man was shot in Arden/Belmar (Halwa).")
    assert found[0].within == found[1].within == (2,)


def test_one_name_in_brackets_behind_the_same_name_is_the_wider_one() -> None:
    assert [t.cue for t in find("Gunmen shot a miner in Arden (Arden).")] == [None, "region"]
