"""An event's noun that "another" stands for: a second event, in its own place with its own dead."""

import pytest

from tests.unit.extract.casualties.reading import casualties_in
from tests.unit.extract.events.told import types

AIR, BOMB = "Air/drone strike", "Remote explosive/landmine/IED"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A strike on a house in Tyre killed four, while another on a car in Sidon killed two.", [AIR, AIR]),
        ("An air strike killed four people in Tyre. Another wounded two in Sidon.", [AIR, AIR]),
        ("A roadside bomb killed two soldiers in Herat and another wounded six policemen.", [BOMB, BOMB]),
        ("A blast hit a shop in Herat and another in Farah wounded six people.", [BOMB, BOMB]),
    ],
)
def test_another_is_an_event_of_the_kind_told_before(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A blast in Herat killed one soldier and another died in hospital.",
        "A roadside bomb near Herat killed a policeman and wounded another in the leg.",
        "In an air strike on Tyre one man was killed and another wounded in the chest.",
        "An air strike on Tyre killed a farmer and another man.",
    ],
)
def test_another_person_is_no_event(text: str) -> None:
    assert len(types(text)) == 1


def test_each_has_its_own_dead() -> None:
    text = "A strike on a house in Tyre killed four, while another on a car in Sidon killed two."
    assert [c.killed and c.killed.best for c in casualties_in(text)] == [4, 2]
