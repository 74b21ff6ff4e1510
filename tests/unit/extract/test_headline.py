"""Who did it, where only the title says so."""

from __future__ import annotations

import pytest

from tests.unit.extract.telling import told

_TEXT = "Nine farmers were killed on Tuesday when the village of Arden was attacked. The dead were buried at dusk."


def doers(title: str, text: str = _TEXT) -> set[str | None]:
    return {actor.actor_id for actor in told(text, title)[0].actors if actor.role != "target"}


@pytest.mark.parametrize(
    "title",
    ["Boko Haram kills nine farmers", "Nine dead in attack by Boko Haram", "Boko Haram blamed for deadly attack"],
)
def test_the_title_names_the_doer(title: str) -> None:
    assert doers(title) == {"boko-haram"}


@pytest.mark.parametrize(
    "title",
    [
        "Nigeria: nine farmers killed",
        "Nine dead in area where Boko Haram is active",
        "Boko Haram denies attack",
        "Army kills Boko Haram commander",
        "Army bombs Boko Haram camp",
    ],
)
def test_the_title_names_somebody_else(title: str) -> None:
    assert not doers(title)


def test_the_text_knows_better() -> None:
    assert doers("Boko Haram kills nine farmers", "M23 killed nine farmers in Arden on Tuesday.") == {"m23"}
