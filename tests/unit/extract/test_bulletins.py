"""Bulletins and digests: what stands at the head of a paragraph or in a line above it holds for what is told below."""

from __future__ import annotations

import pytest

from schemas.article import RawArticle
from schemas.report import ExtractedReport, Extraction
from services.extract.extractor import Extractor


def extraction(text: str, language: str = "en") -> Extraction:
    article = RawArticle.model_validate(
        {
            "article_id": "b1",
            "source": {"name": "Example Monitor"},
            "title": "Bulletin",
            "text": text,
            "published_at": "2026-08-12T12:00:00Z",
            "language": language,
        }
    )
    told = Extractor()(article)
    assert isinstance(told, Extraction)
    return told


def where(told: Extraction, report: ExtractedReport) -> str:
    return told.toponyms[report.places[0].toponyms[0]].written


def told_where(text: str, language: str = "en") -> list[tuple[str, str]]:
    told = extraction(text, language)
    return [(report.sub_event_type, where(told, report)) for report in told.reports]


HEADED = """INCIDENTS

03 AUG, Northern Halwa, Arden. A van was stopped. Approx 60 youth protested at the gate of an NGO.

05 AUG, Northern Halwa, Belmar. Three children abducted by armed men.

06 AUG, Southern Halwa, Dorana: A trader was shot dead by gunmen."""


def test_an_item_is_where_its_head_says_the_smallest_place_whatever_the_order() -> None:
    assert [place for _, place in told_where(HEADED)] == ["Arden", "Belmar", "Dorana"]


def test_the_widest_place_first_contains_the_next() -> None:
    told = extraction(HEADED)
    arden = next(t for t in told.toponyms if t.written == "Arden")
    assert [told.toponyms[i].written for i in arden.within] == ["Northern Halwa"]


def test_an_item_is_of_the_day_at_its_head() -> None:
    days = [report.when.start.isoformat() for report in extraction(HEADED).reports]
    assert days == ["2026-08-03", "2026-08-05", "2026-08-06"]


SECTIONS = """MONDAY 10 AUGUST

NORTHERN ARDEN
- Two men were shot dead by gunmen in a market.
- A grenade was thrown at a police post in Belmar.

TUESDAY 11 AUGUST

DORANA
A bus was ambushed by gunmen, killing two passengers."""


def test_a_line_above_says_where_and_on_which_day() -> None:
    told = extraction(SECTIONS)
    found = {(where(told, r), r.when.start.isoformat()) for r in told.reports}
    assert found == {("NORTHERN ARDEN", "2026-08-10"), ("Belmar", "2026-08-10"), ("DORANA", "2026-08-11")}


def test_headlines_in_a_row_head_nothing() -> None:
    lines = [
        "ARDEN: Bomb kills six on Friday",
        "HALWA: Rebels say they shelled an army camp",
        "BELMAR: Market torched by gang",
        "DORANA: Nine shot dead at a clinic",
    ]
    assert all(r.when.text is None for r in extraction("\n".join(lines)).reports[1:])


def test_of_several_datelines_each_says_where() -> None:
    text = """ARDEN, Halwa - Gunmen ambushed a patrol on the highway to Belmar on Tuesday, killing four soldiers.

DORANA - Riot police fired tear gas to clear several hundred demonstrators from the avenue on Tuesday."""
    assert [place for _, place in told_where(text)] == ["ARDEN", "DORANA"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Background: The siege of Arden cut supply routes, and dozens were killed by shelling in Belmar.", "en"),
        ("OUTLOOK\n\nRaiders attack Arden within days. Militiamen shell Belmar.", "en"),
        ("Что дальше\n\nВойска обстреливают Арден.", "ru"),
        ("Довідка: бойовики обстріляли Арден і вбили двох людей.", "uk"),
    ],
)
def test_what_is_headed_as_old_or_possible_is_no_event(text: str, language: str) -> None:
    assert not extraction(text, language).reports


def test_a_day_of_its_own_makes_it_news_after_all() -> None:
    assert extraction("Background\n\nOn 9 August gunmen killed two traders in Arden.").reports


def test_items_of_a_list_are_events_each() -> None:
    text = (
        "- Two men were shot dead by gunmen.\n- A woman was shot dead by gunmen.\n- A teacher was abducted by gunmen."
    )
    assert len(extraction(text).reports) == 3


@pytest.mark.parametrize("weapons", ["heavy machineguns", "rifles", "heavy weapons"])
def test_a_form_that_opens_its_sentence_is_a_noun(weapons: str) -> None:
    (report,) = extraction(f"Clashes with {weapons} broke out between rebels and troops near Arden.").reports
    assert report.sub_event_type == "Armed clash"


@pytest.mark.parametrize(
    "text",
    [
        "Seven travellers on the Arden–Belmar highway were taken off buses by armed men.",
        "Gunmen took a priest from his church in Arden.",
        "Intelligence officers took a former policeman from his shop in Arden.",
    ],
)
def test_who_is_taken_from_where_he_was_is_abducted(text: str) -> None:
    (report,) = extraction(text).reports
    assert report.sub_event_type == "Abduction/forced disappearance"


@pytest.mark.parametrize(
    "text",
    [
        "With this the number of people killed in Arden since the beginning of 2026 reaches 287.",
        "The mission documented at least four killings, 17 instances of arbitrary arrest and detention in Arden.",
        "Warplanes flew at low altitude over Arden, without carrying out strikes.",
        "Peace talks between the government and the Halwa Liberation Front are to resume in Arden next month.",
        "An accord on the ceasefire monitoring mechanism could be signed in Arden.",
        "A battle is looming in Arden over the budget, four years and three weeks since Russia launched its invasion.",
        "Police patrol Arden. Key trends: (1) more paramotor attacks in Belmar; (2) quarrels among rebels in Dorana.",
    ],
)
def test_counts_of_long_times_and_what_may_come_are_no_events(text: str) -> None:
    assert not extraction(text).reports


def test_what_is_counted_over_a_quarter_is_no_event_of_it() -> None:
    text = """Between 1 May and 30 June, the mission recorded 41 civilians killed and 123 wounded in Arden.

- On 7 August in Belmar, three boys were killed when a mortar shell that they had found detonated."""
    (report,) = extraction(text).reports
    assert report.sub_event_type == "Remote explosive/landmine/IED"
    assert report.casualties.killed is not None
    assert report.casualties.killed.best == 3


def test_what_follows_the_past_that_a_sentence_opens_with_is_past() -> None:
    text = """Gunmen shot dead two farmers in Arden on Monday.

In 2017, then President Halwa ended peace talks after rebels attacked a convoy of his guards in Belmar."""
    assert [place for _, place in told_where(text)] == ["Arden"]


@pytest.mark.parametrize(
    "text",
    [
        "Armed men robbed an NGO vehicle of cash and phones near Arden.",
        "NGO vehicle stopped by five armed men on the Arden–Belmar road.",
        "Armed men stopped two trucks near Arden and offloaded 38 metric tons of sorghum.",
    ],
)
def test_armed_men_who_stop_a_vehicle_rob_it(text: str) -> None:
    (report,) = extraction(text).reports
    assert report.sub_event_type == "Looting/property destruction"


def test_who_are_killed_is_not_counted_again_in_brackets() -> None:
    (report,) = extraction(
        "A mine exploded near Arden, resulting in six civilians killed (two women, four children) and nine wounded."
    ).reports
    counted = report.casualties
    assert counted.killed
    assert counted.injured
    assert (counted.killed.best, counted.injured.best) == (6, 9)


def test_a_former_commander_is_a_civilian() -> None:
    (report,) = extraction("Gunmen shot and killed a former Taliban commander in front of his house in Arden.").reports
    assert report.sub_event_type == "Attack"
    assert {a.category for a in report.actors if a.role == "target"} == {"Civilians"}


@pytest.mark.parametrize(
    "text",
    [
        "Artillery fire from positions held by the RSF hit two quarters of Arden, killing five people.",
        "Rockets launched from areas controlled by the RSF hit a camp near Arden.",
    ],
)
def test_what_is_fired_from_where_a_force_is_is_fired_by_it(text: str) -> None:
    (report,) = extraction(text).reports
    assert [a.actor_id for a in report.actors if a.role == "perpetrator"] == ["rapid-support-forces"]


def test_a_group_is_known_by_what_the_text_says_it_is() -> None:
    text = "An official was shot dead in Arden. Night Watch, an urban guerrilla group, took the credit."
    (report,) = extraction(text).reports
    assert [a.name for a in report.actors if a.role == "perpetrator"] == ["Night Watch"]


def test_sat_is_no_weekday_in_small_letters() -> None:
    (report,) = extraction("Armed men robbed a van of cash and two sat phones near Arden.").reports
    assert report.when.text is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The mission counts 17 instances of arbitrary arrest, and five of torture of former officials in Arden.", []),
        ("Peacekeepers handed over a rehabilitated bridge to the authorities in Arden.", []),
        ("Troops foiled a kidnap attempt on the Arden road, killing three bandits.", ["Armed clash"]),
        (
            "Soldiers stormed a rebel camp in Arden and neutralised three fighters, detonating six IEDs in situ.",
            ["Armed clash"],
        ),
        ("A man from Arden has died inside a detention centre nine days after he was arrested.", ["Attack"]),
        (
            "Nine rebels surrendered to the army in Arden on Monday. Six more surrendered in Belmar on Sunday.",
            ["Change to group/activity", "Change to group/activity"],
        ),
    ],
)
def test_what_is_told_beside_the_event(text: str, kinds: list[str]) -> None:
    assert [report.sub_event_type for report in extraction(text).reports] == kinds


def test_an_attack_an_hour_earlier_is_not_the_news() -> None:
    text = """Two workers were injured in a repeat strike on a substation in Arden.
They had come to put out the fire from an attack an hour earlier near Belmar."""
    assert [place for _, place in told_where(text)] == ["Arden"]


def test_who_held_a_place_is_whom_it_is_taken_from() -> None:
    (report,) = extraction("The junta retook Arden, a town held by the KNLA in Myanmar, on Monday.").reports
    assert [a.actor_id for a in report.actors if a.role == "target"] == ["karen-national-union"]


def test_who_dies_in_custody_does_not_do_it() -> None:
    (report,) = extraction("Two prisoners died under torture in Arden on Monday.").reports
    assert {a.role for a in report.actors} == {"target"}


def test_those_taken_off_a_bus_are_counted() -> None:
    (report,) = extraction("Seven travellers on the Arden road were taken off buses by armed men.").reports
    assert report.casualties.captured is not None
    assert report.casualties.captured.best == 7


def test_a_known_group_beside_an_unknown_one_stays_known() -> None:
    (report,) = extraction("Exchange of fire between SSPDF and AGG-aligned militia near Arden.").reports
    assert "ssd-forces" in {a.actor_id for a in report.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus travelling from Arden to Belmar on Monday, killing six.",
        "Gunmen kidnapped a pharmacist while he was going from Arden to Belmar.",
        "Militiamen shot dead a driver on the road from Arden to Belmar.",
    ],
)
def test_who_is_on_the_way_is_between_two_places(text: str) -> None:
    (report,) = extraction(text).reports
    assert report.places[0].relation == "between"


def test_who_is_counted_with_the_subject_is_not_it() -> None:
    (report,) = extraction("Nine rebels, comprising six men and three women, surrendered to troops in Arden.").reports
    assert [a.name for a in report.actors if a.role == "perpetrator"] == ["rebels"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("06 AUG: Three children abducted fm Arden payam by armed men.", "from"),
        ("06 AUG: Armed men shot dead a driver btw Arden and Belmar.", "between"),
    ],
)
def test_prepositions_are_cut_short_in_lists_of_incidents(text: str, relation: str) -> None:
    (report,) = extraction(text).reports
    assert report.places[0].relation == relation


def test_an_air_component_is_an_air_force() -> None:
    (report,) = extraction("The Nigerian military's air component bombed a rebel camp near Arden.").reports
    assert [a.country for a in report.actors if a.role == "perpetrator"] == ["NGA"]
