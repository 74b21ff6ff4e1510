"""Who is hit stands before what he was doing: the people of a participle are not counted."""

from __future__ import annotations

import pytest

from tests.unit.extract.casualties.reading import casualties_in


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two policemen guarding a polio team were shot dead in Bannu on Wednesday.", 2),
        ("Three men carrying two children were killed in Bannu on Wednesday.", 3),
        ("Three men returning from a wedding were killed by gunmen near Bannu.", 3),
        ("A shell landed in Gao. According to the army, seven people were killed.", 7),
    ],
)
def test_the_people_of_a_participle_are_not_the_subject(text: str, killed: int) -> None:
    counted = casualties_in(text)[0].killed
    assert counted is not None
    assert counted.best == killed
