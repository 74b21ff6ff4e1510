"""How far a long run is."""

import pytest

from services.cli.progress import Progress


def test_a_line_says_how_many_of_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(True, every_seconds=0)
    progress("articles read", 1200)
    progress("articles grouped", 300, 1200)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "articles read: 1,200, after 0 s"
    assert second == "articles grouped: 300 of 1,200, after 0 s"


def test_few_lines_for_many_calls(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(True, every_seconds=3600)
    for number in range(1000):
        progress("articles read", number)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("wanted", [False, None])  # None: standard error is no terminal here
def test_silence_where_nobody_asked(wanted: bool | None, capsys: pytest.CaptureFixture[str]) -> None:
    Progress(wanted, every_seconds=0)("articles read", 1)
    assert capsys.readouterr().err == ""
