"""An event by the beginning of its id, as people type it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from schemas.event import EventRevision
from schemas.topics import REVISIONS
from services.cli import reading
from services.cli.reading import chosen_id, revisions_of

EXAMPLES = Path(__file__).parents[3] / "schemas" / "examples"
IDS = ["3f2a9c0d1e5b7a64", "3f2a9c0d00000000", "9c04e4586c35a92d"]


def test_a_beginning_that_only_one_event_has_is_enough() -> None:
    assert chosen_id("9c04", IDS) == "9c04e4586c35a92d"
    assert chosen_id("3f2a9c0d1", IDS) == "3f2a9c0d1e5b7a64"


def test_a_whole_id_is_meant_though_another_begins_with_it() -> None:
    assert chosen_id("3f2a", ["3f2a", "3f2a9c0d"]) == "3f2a"


def test_a_beginning_of_several_names_them() -> None:
    with pytest.raises(click.ClickException, match=r"^3f2a begins the ids of 2 events: 3f2a9c0d00000000, 3f2a9c0d1e5b"):
        chosen_id("3f2a", IDS)
    with pytest.raises(click.ClickException, match=r"and 15 more$"):
        chosen_id("a", [f"a{number:02}" for number in range(20)])


@pytest.mark.parametrize("unknown", ["", "77", "3f2a9c0d1e5b7a64ff"])
def test_what_no_event_is_called_is_said(unknown: str) -> None:
    with pytest.raises(click.ClickException, match="no event"):
        chosen_id(unknown, IDS)


def test_of_an_event_all_revisions_come_lowest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    told = EventRevision.read((EXAMPLES / REVISIONS.name / "shelling-told-twice.json").read_bytes())
    later = told.model_copy(update={"revision": told.revision + 1})
    held = [_record(told.event_id, later), _record("ffff", None), _record(told.event_id, told)]
    monkeypatch.setattr(reading, "connected", lambda: None)
    monkeypatch.setattr(reading, "all_of", lambda *_: iter(held))
    assert revisions_of(told.event_id[:6]) == [told, later]
    with pytest.raises(click.ClickException, match="no event ffff"):
        revisions_of("ffff")


def _record(event_id: str, told: EventRevision | None) -> SimpleNamespace:
    return SimpleNamespace(key=event_id.encode(), value=told and told.to_bytes())
