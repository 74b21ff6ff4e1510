"""Figures that coders put down at a note's end."""

from __future__ import annotations

import pytest

from tests.unit.extract.casualties.reading import casualties_in

_CLASH = "On 5 June 2025, soldiers clashed with militants in Arden. "
_RAID = "On 5 June 2025, gunmen attacked the village of Arden. "


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (_CLASH + "Several soldiers were killed. Fatalities coded as 10.", 10),
        (_CLASH + "Many rebels died. Fatalities were coded as 10.", 10),
        (_CLASH + "An unspecified number of rebels was killed (coded as 3).", 3),
        (_CLASH + 'The army said that "hundreds" of rebels were killed. Coded as 10.', 10),
        (_CLASH + "Casualties unknown; coded as 3.", 3),
        (_CLASH + "Dozens of rebels died. Ten fatalities recorded for this event.", 10),
        (_RAID + "Residents counted up to 15 dead, the police spoke of 4. Seven fatalities coded.", 7),
        (_RAID + "Two men were killed. Cattle were stolen. The police came. People fled. 3 fatalities coded.", 3),
        (_RAID + "Cattle were stolen. Zero fatalities.", 0),
    ],
)
def test_the_figure_that_closes_a_note_is_its_own(text: str, killed: int) -> None:
    (told,) = casualties_in(text)
    assert told.killed is not None
    assert told.killed.best == killed


@pytest.mark.parametrize(
    "text",
    [
        _RAID + "A total of 20 people were killed across four events; 5 coded here.",
        _RAID + "20 people were killed in the district; fatalities split across four events (5 each).",
        _RAID + "20 people died in all the raids, of which 5 are coded in this event.",
        _RAID + "In total 7 people died in the region; 5 fatalities coded at Arden, 2 in a separate event.",
    ],
)
def test_the_part_of_a_total_that_is_coded_here_counts(text: str) -> None:
    (told,) = casualties_in(text)
    assert told.killed is not None
    assert told.killed.best == 5


@pytest.mark.parametrize(
    "text",
    [
        "On 5 June 2025, gunmen killed two traders in Arden; 3 fatalities coded elsewhere.",
        "On 5 June 2025, gunmen killed two traders in Arden. Three other deaths were coded as a separate event.",
        "On 5 June 2025, gunmen killed two traders in Arden. Six died in raids nearby (coded separately).",
        "On 5 June 2025, gunmen killed two traders in Arden (coded to Belmar). 30 houses were burnt.",
    ],
)
def test_those_coded_elsewhere_do_not_count(text: str) -> None:
    (told,) = casualties_in(text)
    assert told.killed is not None
    assert told.killed.best == 2
