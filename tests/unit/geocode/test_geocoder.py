from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from schemas.report import Actor, ExtractedReport, Extraction, PlaceMention, Toponym, When
from schemas.report import Evidence as Told
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from services.geocode.reading import MOST, Reader, Reading
from services.geocode.resolution import MAX_NAMES, resolve
from services.geocode.salience import most_salient
from services.geocode.theatres import THEATRES, UNASSIGNED
from tests.unit.geocode.gazetteer.conftest import entry, written

Make = Callable[..., Extraction]


def places(geocoder: Geocoder, extraction: Extraction) -> dict[str, tuple[float, float]]:
    return {p.written: (p.latitude, p.longitude) for p in geocoder.places(extraction)}


def report(places: tuple[PlaceMention, ...] = (), actors: tuple[Actor, ...] = (), number: int = 0) -> ExtractedReport:
    return ExtractedReport(
        report_id=f"r{number}",
        article_id="a1",
        language="en",
        published_at="2025-07-21T12:00:00Z",  # type: ignore[arg-type]
        source={"name": "Example"},  # type: ignore[arg-type]
        event_type="Battles",
        sub_event_type="Armed clash",
        actors=actors,
        when=When(start="2025-07-21", end="2025-07-21", precision=1),  # type: ignore[arg-type]
        confidence=0.8,
        evidence=Told(text="x", start=0, end=1),
        places=places,
    )


def test_an_ambiguous_village_lies_near_the_clear_places(geocoder: Geocoder, article: Make) -> None:
    east = article("Troops took the village of Fedorivka near Kotliarivka and Bakhmut in the Donetsk region.")
    west = article("Shells hit the village of Fedorivka in the Poltava region.")
    assert places(geocoder, east)["Fedorivka"] == (48.38, 37.285)
    assert places(geocoder, west)["Fedorivka"] == (49.39, 35.12)


def test_a_small_town_wins_over_a_far_larger_namesake_by_its_company(geocoder: Geocoder, article: Make) -> None:
    text = "They pushed toward the city of Seversk in the Donetsk region from Bakhmut, Ukraine."
    assert places(geocoder, article(text))["Seversk"] == (48.865, 38.097)


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("ru", "Бои идут у Верхнекаменского и Северска Донецкой области.", "Верхнекаменского"),
        ("uk", "Бої біля Верхньокам'янського на Донеччині.", "Верхньокам'янського"),
        ("en", "They advanced from the village of Verkhnekamenskoye near Siversk.", "Verkhnekamenskoye"),
    ],
)
def test_across_scripts_cases_and_romanizations(
    geocoder: Geocoder, article: Make, language: str, text: str, written: str
) -> None:
    found = geocoder.places(article(text, language))
    assert {p.written: p.name for p in found}[written] == "Verkhnokamianske"


def test_a_direction_is_named_after_its_town(geocoder: Geocoder, article: Make) -> None:
    found = geocoder.places(article("Бои на Северском направлении в Донецкой области.", "ru"))
    assert "Siversk" in {p.name for p in found}


def test_names_of_a_similar_sound_are_looked_for_where_something_is_placed_by_them(
    geocoder: Geocoder, article: Make
) -> None:
    told = article("They shelled the village of Kotlarovka. They had passed the village of Verhnekamensky.")
    reader = Reader(geocoder.gazetteer)
    assert len(resolve(told.toponyms, reader, {})) == 2
    assert set(resolve(told.toponyms, reader, {}, placing=(0,))) == {0}


def test_silent_about_what_is_no_place(geocoder: Geocoder, article: Make) -> None:
    assert geocoder.places(article("Marochko thanked Vanderbilt and Qwertyuiop.")) == ()


def test_a_location_says_why_and_how_sure(geocoder: Geocoder, article: Make) -> None:
    (found,) = geocoder.places(article("Shells hit the city of Bakhmut."))
    assert (found.method, found.feature, found.geo_precision, found.country) == ("exact", "city", 1, "UKR")
    assert 0.3 <= found.score <= 1
    assert "called a city" in found.reason
    assert found.gazetteer_version == "test"


def test_the_settlement_comes_before_its_region_and_country(geocoder: Geocoder, article: Make) -> None:
    found = geocoder.places(article("In Ukraine, in the Donetsk region, rockets hit Bakhmut."))
    assert [p.name for p in found] == ["Bakhmut", "Donetsk", "Ukraine"]


def test_a_first_version_goes_where_its_reports_are(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Clashes in Bakhmut. Strikes on Al Hasakah, Syria.")
    index = {t.written: i for i, t in enumerate(extraction.toponyms)}
    told = (
        report((PlaceMention(toponyms=(index["Bakhmut"],)),), number=1),
        report((PlaceMention(toponyms=(index["Al Hasakah"],)),), number=2),
    )
    by_theatre = geocoder(extraction.model_copy(update={"reports": told}))
    assert {t.theatre: [r.report_id for r in t.reports] for t in by_theatre} == {
        "eastern-europe": ["r1"],
        "levant": ["r2"],
    }


def test_without_a_place_a_report_goes_to_its_sides_and_without_those_nowhere(
    geocoder: Geocoder, article: Make
) -> None:
    side = Actor(role="perpetrator", name="Syrian army", country="SYR")
    told = (report(actors=(side,), number=1), report(number=2))
    by_theatre = geocoder(article("They fought.").model_copy(update={"reports": told}))
    assert {t.theatre: [r.report_id for r in t.reports] for t in by_theatre} == {"levant": ["r1"], UNASSIGNED: ["r2"]}


@pytest.mark.parametrize("change", [{"version": 2}, {"withdrawn": True}])
def test_later_versions_and_withdrawals_go_to_every_theatre(
    geocoder: Geocoder, article: Make, change: dict[str, Any]
) -> None:
    by_theatre = geocoder(article("Nothing.").model_copy(update=change))
    assert tuple(t.theatre for t in by_theatre) == THEATRES
    assert all(t.reports == () for t in by_theatre)


def test_relations_keep_their_anchors(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Troops moved west of Bakhmut and Siversk.")
    mention = PlaceMention(toponyms=(0, 1), relation="west_of")
    (told,) = geocoder(extraction.model_copy(update={"reports": (report((mention,)),)}))
    where = told.reports[0].where
    assert where is not None
    assert where.relation.kind == "west_of"
    assert [a.name for a in where.relation.anchors] == ["Bakhmut", "Siversk"]
    assert where.longitude < 38.0
    assert where.relation.area is not None


def test_of_ten_thousand_names_a_bounded_number_is_resolved(geocoder: Geocoder, article: Make) -> None:
    text = "Shells hit " + ", ".join(f"Bakhmut {chr(97 + i % 26).upper()}{i}" for i in range(10_000)) + "."
    extraction = article(text)
    assert len(extraction.toponyms) > 9_000
    assert len(resolve(extraction.toponyms, Reader(geocoder.gazetteer), {})) <= MAX_NAMES


class _Crowded(Reader):
    """Every name has as many candidates as a name can have."""

    def read(self, toponym: Toponym, is_sure: bool, similar: bool = True) -> Reading:
        chance = np.random.default_rng(len(toponym.written))
        places = chance.integers(0, len(self.gazetteer), MOST)
        prior = chance.normal(size=MOST)
        return Reading(places, prior, np.zeros(MOST, dtype=np.int64), np.ones(MOST))


def test_ten_thousand_names_of_many_candidates_stay_within_memory(geocoder: Geocoder, article: Make) -> None:
    text = "Shells hit " + ", ".join(f"Bakhmut {chr(97 + i % 26).upper()}{i}" for i in range(10_000)) + "."
    toponyms = article(text).toponyms
    reader = _Crowded(geocoder.gazetteer)
    tracemalloc.start()
    try:
        assert len(resolve(toponyms, reader, {})) == MAX_NAMES
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


def test_the_same_extraction_gives_the_same_bytes(geocoder: Geocoder, article: Make) -> None:
    text = "Shells hit Fedorivka, Kotliarivka and Zelena Dolyna in the Donetsk region."
    first, second = (geocoder.places(article(text)) for _ in range(2))
    assert [p.to_bytes() for p in first] == [p.to_bytes() for p in second]


def test_a_place_that_no_entry_fits_is_told_by_what_contains_it(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Militants attacked the village of Qwertyhamlet, Donetsk region.")
    (village,) = [i for i, t in enumerate(extraction.toponyms) if t.written == "Qwertyhamlet"]
    told = report((PlaceMention(toponyms=(village,)),))
    (located,) = geocoder(extraction.model_copy(update={"reports": (told,)}))
    where = located.reports[0].where
    assert where is not None
    assert (where.admin1, where.feature, where.geo_precision) == ("Donetsk", "region", 3)
    assert "stands for Qwertyhamlet" in where.reason


def test_a_town_outside_what_the_text_says_contains_it_does_not_stand(geocoder: Geocoder, article: Make) -> None:
    found = geocoder.places(article("Shells hit a market in the village of Fedorivka, Syria."))
    assert [p.name for p in found] == ["Syria"]


def test_a_word_that_only_may_be_a_name_does_not_mean_a_hamlet(geocoder: Geocoder, article: Make) -> None:
    bare = article("Fedorivka was what they called it, on the way to Syria.")
    assert "Fedorivka" not in {p.name for p in geocoder.places(bare)}
    near = article("They fought for Fedorivka and the city of Bakhmut in the Donetsk region.")
    assert "Fedorivka" in {p.name for p in geocoder.places(near)}


def test_a_nationality_is_no_place(geocoder: Geocoder, article: Make) -> None:
    assert [p.name for p in geocoder.places(article("Syrian soldiers were seen near Bakhmut."))] == ["Bakhmut"]
    assert geocoder.places(article("Syrian soldiers were seen again.")) == ()


def test_of_an_events_places_the_one_in_the_country_named_leads(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Rockets fell in Ukraine, in Bakhmut.")
    index = {t.written: i for i, t in enumerate(extraction.toponyms)}
    mentions = tuple(PlaceMention(toponyms=(index[name],)) for name in ("Ukraine", "Bakhmut"))
    (told,) = geocoder(extraction.model_copy(update={"reports": (report(mentions),)}))
    where = told.reports[0].where
    assert where is not None
    assert where.name == "Bakhmut"
    assert [p.name for p in told.reports[0].more_places] == ["Ukraine"]


@pytest.mark.parametrize("written", ["ELN", "IS"])
def test_an_acronym_means_no_town_that_sounds_like_it(geocoder: Geocoder, article: Make, written: str) -> None:
    assert geocoder.places(article(f"Rebels of {written} came.")) == ()


@pytest.mark.parametrize(("before", "place"), [("Siversk", "Siversk"), ("the Poltava region", "Poltava")])
def test_where_no_entry_fits_the_place_told_before_stands_in(
    geocoder: Geocoder, article: Make, before: str, place: str
) -> None:
    text = f"Troops are in {before}. Militants attacked the hamlet of Qwertyhamlet."
    extraction = article(text)
    (hamlet,) = [i for i, t in enumerate(extraction.toponyms) if t.written == "Qwertyhamlet"]
    where = _where_of(geocoder, extraction, (PlaceMention(toponyms=(hamlet,)),), text.index("Militants"))
    assert where is not None
    assert (where.name, where.geo_precision > 1) == (place, True)
    assert "stands for Qwertyhamlet" in where.reason


def test_a_place_told_long_before_does_not_stand_in(geocoder: Geocoder, article: Make) -> None:
    text = "Troops are in Siversk. " + "They waited for a long time. " * 20 + "Militants attacked."
    assert _where_of(geocoder, article(text), (), text.index("Militants")) is None


def test_a_country_gives_way_to_a_place_in_it_told_before_but_not_to_one_elsewhere(
    geocoder: Geocoder, article: Make
) -> None:
    for before, name in (("Siversk", "Siversk"), ("Al Hasakah", "Ukraine")):
        text = f"Troops are in {before}. Shells hit a school in Ukraine."
        extraction = article(text)
        (country,) = [i for i, t in enumerate(extraction.toponyms) if t.written == "Ukraine"]
        where = _where_of(geocoder, extraction, (PlaceMention(toponyms=(country,)),), text.index("Shells"))
        assert where is not None
        assert where.name == name


def _where_of(
    geocoder: Geocoder, extraction: Extraction, places: tuple[PlaceMention, ...], start: int, size: int = 1
) -> Any:
    told = report(places).model_copy(update={"evidence": Told(text="x", start=start, end=start + size)})
    (located,) = geocoder(extraction.model_copy(update={"reports": (told,)}))
    return located.reports[0].where


def test_a_country_with_a_noun_before_it_is_still_the_country(geocoder: Geocoder, article: Make) -> None:
    assert [p.name for p in geocoder.places(article("Удар по авиабазе Украины.", "ru"))] == ["Ukraine"]


def test_of_two_cities_side_by_side_the_second_is_where(geocoder: Geocoder, article: Make) -> None:
    found = geocoder.places(article("В подконтрольном Бахмуту Донецке взрывы.", "ru"))
    assert [p.name for p in found] == ["Donetsk"]


@pytest.mark.parametrize(("country", "names"), [("UKR", ["Zelena Dolyna"]), ("NGA", [])])
def test_a_hamlet_far_from_where_the_sides_are_at_home_does_not_stand(
    geocoder: Geocoder, article: Make, country: str, names: list[str]
) -> None:
    side = Actor(role="perpetrator", name="army", country=country)
    extraction = article("Shells hit the village of Zelenaya Dolina.").model_copy(
        update={"reports": (report((), (side,)),)}
    )
    assert [p.name for p in geocoder.places(extraction)] == names


def test_the_town_told_before_stands_in_not_the_region_that_contains_it(geocoder: Geocoder, article: Make) -> None:
    text = "Troops are in Siversk, Donetsk region. Three people were abducted."
    where = _where_of(geocoder, article(text), (), text.index("Three"))
    assert where is not None
    assert where.name == "Siversk"


def test_a_dateline_in_the_country_says_more_than_the_country(geocoder: Geocoder, article: Make) -> None:
    text = "BAKHMUT (Wire) - Shells hit a school in Ukraine."
    extraction = article(text)
    (country,) = [i for i, t in enumerate(extraction.toponyms) if t.written == "Ukraine"]
    where = _where_of(geocoder, extraction, (PlaceMention(toponyms=(country,)),), text.index("Shells"))
    assert where is not None
    assert (where.name, where.geo_precision) == ("Bakhmut", 2)


def test_between_a_town_and_a_country_is_near_the_town(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Fighting raged between Bakhmut and the Syria border.")
    where = _where_of(geocoder, extraction, (PlaceMention(toponyms=(0, 1), relation="between"),), 0)
    assert where is not None
    assert (where.name, round(where.latitude, 1)) == ("Bakhmut", 48.6)


def test_a_name_of_two_words_is_no_place_of_its_first_word(geocoder: Geocoder, article: Make) -> None:
    assert geocoder.places(article("Удар по селу Бахмутский Мост.", "ru")) == ()
    assert [p.name for p in geocoder.places(article("Удар по селу Федорівка Полтавська.", "uk"))] == ["Fedorivka"]


def test_a_region_does_not_lose_by_a_country_that_stands_before_it(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Удар по авиабазе Украины в Донецкой области.", "ru")
    told = extraction.model_copy(update={"reports": (report((PlaceMention(toponyms=(0,)),)),)})
    answers = geocoder._resolve(told)
    scored = {0: (answers[0][0], 0.98), 1: (answers[1][0], 0.7)}
    assert most_salient(told, scored, geocoder.gazetteer) == [1, 0]


def test_what_stands_for_a_surely_named_place_says_how_far_off_it_may_be(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Shells hit Bakhmut. A drone hit the village of Qwertystan.")
    index = {t.written: i for i, t in enumerate(extraction.toponyms)}
    told = report((PlaceMention(toponyms=(index["Qwertystan"],)),))
    told = told.model_copy(update={"evidence": Told(text="x", start=20, end=57)})
    ((by_theatre),) = geocoder(extraction.model_copy(update={"reports": (told,)}))
    where = by_theatre.reports[0].where
    assert where is not None
    assert (where.name, where.geo_precision) == ("Bakhmut", 3)
    assert where.uncertainty_m >= 100_000


def test_a_unit_of_its_sentence_stands_for_a_place_that_no_entry_fits(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Shells hit Bakhmut. In the Poltava region, a drone hit the village of Qwertystan.")
    index = {t.written: i for i, t in enumerate(extraction.toponyms)}
    told = report((PlaceMention(toponyms=(index["Qwertystan"],)),))
    told = told.model_copy(update={"evidence": Told(text="x", start=20, end=80)})
    ((by_theatre),) = geocoder(extraction.model_copy(update={"reports": (told,)}))
    where = by_theatre.reports[0].where
    assert where is not None
    assert where.name == "Poltava"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Siversk, Sep 4: gunmen fired at a post near Qwertyhamlet.", "Siversk"),
        ("Six fell in a blast at Qwertyhamlet as shells hit Siversk.", "Siversk"),
    ],
)
def test_another_place_of_the_same_sentence_stands_in(geocoder: Geocoder, article: Make, text: str, place: str) -> None:
    extraction = article(text)
    (hamlet,) = [i for i, t in enumerate(extraction.toponyms) if t.written == "Qwertyhamlet"]
    where = _where_of(geocoder, extraction, (PlaceMention(toponyms=(hamlet,)),), 0, len(text))
    assert where is not None
    assert (where.name, where.geo_precision) == (place, 3)


def test_where_nothing_is_named_it_happened_where_the_speaker_holds_office(geocoder: Geocoder, article: Make) -> None:
    where = _where_of(geocoder, article("Мэр Северска Иван Орлов сообщил об обстреле.", "ru"), (), 0, 20)
    assert where is not None
    assert (where.name, where.geo_precision) == ("Siversk", 2)


def test_a_river_that_a_town_is_named_after_is_not_that_town(geocoder: Geocoder, article: Make) -> None:
    assert geocoder.places(article("Удар по складу на правом берегу Бахмута.", "ru")) == ()
    assert [p.name for p in geocoder.places(article("Удар по складу у Бахмута.", "ru"))] == ["Bakhmut"]


def test_of_an_axis_of_two_towns_the_second_is_known(geocoder: Geocoder, article: Make) -> None:
    found = geocoder.places(article("На Малено-Бахмутском направлении идут бои.", "ru"))
    assert [p.name for p in found] == ["Bakhmut"]


def test_for_a_part_of_a_town_the_last_town_stands_in_from_far_off(geocoder: Geocoder, article: Make) -> None:
    text = "Troops are in Bakhmut. " + "They waited for a long time. " * 20 + "Shots fell in the Qwerty suburb."
    extraction = article(text)
    (suburb,) = [i for i, t in enumerate(extraction.toponyms) if t.cue == "quarter"]
    where = _where_of(geocoder, extraction, (PlaceMention(toponyms=(suburb,)),), text.index("Shots"))
    assert where is not None
    assert where.name == "Bakhmut"


def test_a_dateline_abroad_does_not_stand_for_a_place_in_the_country_named(geocoder: Geocoder, article: Make) -> None:
    text = "BAKHMUT (Wire) - Shells hit the village of Qwertyhamlet in Syria."
    extraction = article(text)
    (hamlet,) = [i for i, t in enumerate(extraction.toponyms) if t.written == "Qwertyhamlet"]
    where = _where_of(geocoder, extraction, (PlaceMention(toponyms=(hamlet,)),), 0, len(text))
    assert where is None or where.country != "UKR"


def test_the_place_of_a_title_stands_in_where_the_text_names_none(geocoder: Geocoder, article: Make) -> None:
    extraction = article("Four killed in the town of Siversk.")
    title = tuple(t.model_copy(update={"field": "title"}) for t in extraction.toponyms)
    where = _where_of(geocoder, extraction.model_copy(update={"toponyms": title}), (), 0, 10)
    assert where is not None
    assert (where.name, where.geo_precision) == ("Siversk", 2)


def test_a_district_that_no_source_lists_is_placed_by_the_town_of_its_name(geocoder: Geocoder, article: Make) -> None:
    (place,) = geocoder.places(article("Gunmen killed two men in Siversk county, Donetsk region."))[:1]
    assert (place.name, place.geo_precision) == ("Siversk", 2)
    assert (place.uncertainty_m or 0) >= 20_000


def test_a_unit_is_the_one_that_holds_the_place_named_before_it(tmp_path: Path, article: Make) -> None:
    """Of two regions of one name; the town far from the middle of its own one says which."""
    world = [
        entry("country:UA", "Ukraine", "country", (49, 32), None, population=40_000_000),
        entry("country:SY", "Syria", "country", (35, 38), None, population=20_000_000, country="SY"),
        entry("region:UA.05", "Halwa", "region", (46.0, 24.0), "country:UA", population=10_000),
        entry("region:SY.01", "Halwa", "region", (35.0, 38.0), "country:SY", population=9_000_000, country="SY"),
        entry("1", "Halwa", "city", (35.2, 38.2), "region:SY.01", population=3_000_000, country="SY"),
        entry("2", "Kotlyn", "village", (51.0, 34.0), "region:UA.05"),
    ]
    geocoder = Geocoder(Gazetteer.open(written(tmp_path, world)))
    found = places(geocoder, article("Shells hit a school in Kotlyn (Halwa)."))
    assert found == {"Kotlyn": (51.0, 34.0), "Halwa": (46.0, 24.0)}
    toponyms = article("Shells hit a school in Kotlyn (Halwa).").toponyms
    assert resolve(toponyms, Reader(geocoder.gazetteer), {})[1].hierarchy > 0.5
