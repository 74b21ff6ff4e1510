"""ACLED's shape: its columns, its single figure of fatalities, its list of deleted events."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.event import AppliedCorrection
from schemas.report import Actor, Casualties, Count, PartyCasualties
from services.export.acled import COLUMNS, HXL_ROW, row
from services.export.cells import cell
from services.export.countries import countries
from services.export.figures import fatalities
from services.geocode.theatres import THEATRES, theatre_of_country
from tests.synthetic import START, event

ACLED_2024 = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


def _killed(best: int, low: int | None = None, high: int | None = None) -> Count:
    return Count(low=best if low is None else low, best=best, high=best if high is None else high)


def _cells(**fixed: object) -> dict[str, object]:
    return dict(zip(COLUMNS, row(event(**fixed)), strict=True))


def test_columns_are_acleds_in_acleds_order() -> None:
    assert ",".join(COLUMNS) == ACLED_2024
    assert len(HXL_ROW) == len(COLUMNS)
    assert all(tag.startswith("#") for tag in HXL_ROW)
    assert len(set(HXL_ROW)) == len(HXL_ROW)


def test_a_strike_reads_as_in_acled() -> None:
    told = _cells(sub_event_type="Air/drone strike", event_type="Explosions/Remote violence")
    assert told["disorder_type"] == "Political violence"
    assert (told["inter1"], told["event_id_cnty"]) == ("State forces", "0" * 16)
    assert told["year"] == 2025
    assert isinstance(told["latitude"], float)


@pytest.mark.parametrize(
    ("roles", "one", "two", "said"),
    [
        ([("participant", "RUS", "State forces"), ("participant", "UKR", "State forces")], "RUS", "UKR",
         "State forces-State forces"),
        ([("target", None, "Civilians"), ("perpetrator", "SDN", "Rebel group")], "SDN", "None",
         "Rebel group-Civilians"),
        ([("perpetrator", "FRA", "Protesters")], "FRA", "", "Protesters only"),
        ([("participant", "RUS", None), ("participant", "RUS", None), ("participant", "UKR", None)], "RUS", "UKR", ""),
    ],
)  # fmt: skip
def test_actors_become_two_sides(roles: list[tuple], one: str, two: str, said: str) -> None:
    actors = tuple(Actor(role=role, name=str(country), country=country, category=kind) for role, country, kind in roles)
    told = _cells(actors=actors)
    assert (told["actor1"], told["actor2"], told["interaction"]) == (one, two, said)


@pytest.mark.parametrize(
    ("whole", "parties", "expected"),
    [
        (None, [], 0),
        (_killed(7), [], 7),
        (_killed(50, 5, 50), [("UKR", "Kyiv", 5), ("UKR", "Moscow", 50)], 5),  # they differ: the lower
        (_killed(10), [("civilians", None, 3)], 10),  # ten, three of them civilians: a part is not the whole
        (_killed(10), [("UKR", "Kyiv", 8), ("RUS", "Kyiv", 90)], 10),
        (None, [("UKR", "Kyiv", 3), ("UKR", "Moscow", 40), ("RUS", "Kyiv", 2)], 5),  # lowest of each side, added up
    ],
)
def test_fatalities_are_the_most_conservative_best_over_all_parties(
    whole: Count | None, parties: list[tuple[str, str | None, int]], expected: int
) -> None:
    told = tuple(PartyCasualties(side=side, said_by=by, killed=_killed(n)) for side, by, n in parties)
    assert fatalities(event(casualties=Casualties(killed=whole), casualties_by_party=told)) == expected


def test_each_partys_own_figures_and_corrections_stand_in_the_notes() -> None:
    correction = AppliedCorrection(correction_id="c1", field="where", by="Ada", why="seen on a photo", at=START)
    notes = str(_cells(corrections=(correction,))["notes"])
    assert "UKR, says General Staff: 3 killed" in notes
    assert "the ministry denies" in notes
    assert "Corrected by Ada: where (seen on a photo)" in notes


def test_an_event_without_place_has_empty_cells_and_no_country() -> None:
    told = _cells(where=None)
    assert (told["iso"], told["country"], told["latitude"], told["location"]) == (None, "", None, "")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\uff1d1+1", "\r=1", "\u200b=1", "\x00=1", "=\nHYPERLINK()"],
)
def test_what_starts_like_a_formula_is_neutralized(text: str) -> None:
    assert cell(text).startswith("'")


@given(st.text())
def test_no_cell_is_a_formula_or_more_than_a_line(text: str) -> None:
    made = cell(text)
    assert made.lstrip()[:1] not in ("=", "+", "-", "@")
    assert len(made.splitlines()) <= 1
    assert next(csv.reader(io.StringIO(made.replace('"', "")), strict=True), [""])


def test_negative_coordinates_stay_numbers() -> None:
    place = event().where
    assert place is not None
    told = _cells(where=place.model_copy(update={"latitude": -1.5}))
    assert told["latitude"] == -1.5


def test_every_country_of_a_theatre_is_known() -> None:
    assert all(theatre_of_country(iso3) in THEATRES for iso3 in countries())
    assert countries()["UKR"] == (804, "Ukraine", "Europe")
    missing = [code for code in countries() if theatre_of_country(code) == "unassigned"]
    assert missing == []
