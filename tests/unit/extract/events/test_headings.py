"""A heading names what its report tells, whatever the report's words."""

import pytest

from tests.unit.extract.events.told import types


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Looting/property destruction", "Looting: On Monday rebels raided the market of Arden, taking 12 vehicles."),
        (
            "Looting/property destruction",
            "Property destruction: soldiers rigged and blew up a housing block in Belmar.",
        ),
        ("Arrests", "Arrests: Soldiers raided the village of Belmar and shot at a car. Six men were held."),
        (
            "Change to group/activity",
            "Movement of forces: The army withdrew 80 troops from hilltop outposts near Arden.",
        ),
        ("Change to group/activity", "Defection: 12 soldiers of the garrison at Arden to the rebels."),
        ("Disrupted weapons use", "Weapons seizure: on Monday police near Belmar, two rifles in a barn."),
        (
            "Agreement",
            "Agreement: Delegates of the army and of the rebels met in Arden and committed to protect civilians.",
        ),
        ("Other", "Armed strike: The rebels announced an indefinite armed strike along the river near Belmar."),
        ("Non-violent transfer of territory", "Non-violent transfer of territory: rebels took Arden as the army left."),
        ("Armed clash", "Clashes: militia and soldiers in Arden, five dead."),
        ("Abduction/forced disappearance", "- Kidnapping: rebels in Belmar, a teacher."),
        ("Abduction/forced disappearance", "🔹 2) Kidnapping: rebels in Belmar, a teacher."),
    ],
)
def test_a_heading_names_its_report(kind, text):
    assert types(text)[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen robbed a bank in Arden, the third such looting: on Monday they had killed two farmers in Belmar.",
        "Rebels killed two farmers in Belmar. Asked about arrests: none, said the army.",
    ],
)
def test_what_heads_no_sentence_is_no_heading(text):
    assert types(text)[:1] == ["Attack"]
