"""The live table: the newest on top, one line an event, and nothing wider or higher than the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from services.cli.events_table import EventsTable
from services.cli.tail import Latest
from tests.synthetic import HOSTILE, event, events


def lines(width: int, height: int, *shown: object) -> list[str]:
    console = Console(file=io.StringIO(), width=width, height=height, force_terminal=False)
    console.print(EventsTable(shown, "title", live=True))  # type: ignore[arg-type]
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize(("width", "height"), [(200, 50), (120, 30), (80, 24), (60, 10), (20, 3)])
def test_it_fits_the_terminal(width: int, height: int) -> None:
    shown = lines(width, height, *events(100))
    assert len(shown) < max(height, 8)
    assert max(map(len, shown)) <= width


def test_a_narrow_terminal_leaves_out_what_matters_least() -> None:
    wide, narrow = lines(150, 20, event(1)), lines(80, 20, event(1))
    assert "injured" in wide[2]
    assert "injured" not in narrow[2]
    assert all(name in narrow[2] for name in ("id", "when", "where", "what", "killed", "status"))


def test_each_event_has_the_beginning_of_its_id_however_narrow_the_terminal_is() -> None:
    told = event(1, event_id="3f2a9c0d1e5b7a64")
    for width in (60, 80, 150):
        assert any(line.split()[:1] == ["3f2a9c0d"] for line in lines(width, 20, told))


def test_where_and_what_can_be_read_at_80_columns() -> None:
    shown = "\n".join(lines(80, 20, event(1, sub_event_type="Armed clash", event_type="Battles")))
    assert "Armed clash" in shown


def test_what_an_article_says_cannot_move_the_cursor_or_add_a_line() -> None:
    place = event(1).where
    assert place is not None
    hostile = event(1, where=place.model_copy(update={"name": f"\x1b[2J\n{HOSTILE}"}))
    shown = lines(150, 20, hostile)
    assert len(shown) == len(lines(150, 20, event(1)))
    assert "\x1b" not in "".join(shown)


def test_an_event_stands_there_once_in_its_latest_revision_and_the_newest_on_top() -> None:
    latest = Latest(most=2)
    first, second, revised = event(1), event(2), event(1, revision=2, change="corroborated")
    for each in (first, second, revised, first):
        latest.add(each)
    assert latest.newest_first() == [revised, second]
    assert latest.seen == 4
    latest.add(event(3))
    assert [e.event_id for e in latest.newest_first()] == [f"{3:016x}", f"{1:016x}"]
