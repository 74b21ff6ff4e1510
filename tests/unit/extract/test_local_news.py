"""News as local and regional outlets of many wars write it in English."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports


def kinds(text: str) -> list[str]:
    return [report.sub_event_type for report in reports(text)]


def killed(text: str) -> list[int | None]:
    return [r.casualties.killed.best if r.casualties.killed else None for r in reports(text)]


def captured(text: str) -> list[int | None]:
    return [r.casualties.captured.best if r.casualties.captured else None for r in reports(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dacoits took a landlord and his two sons with them from Arden on Sunday.", 3),
        ("The column entered Belmar on Tuesday and the soldiers took about 30 men along as porters.", 30),
        ("Two nurses were taken by rebels in Arden on Monday.", 2),
    ],
)
def test_who_takes_people_with_him_abducts_them(text: str, count: int) -> None:
    assert (kinds(text), captured(text)) == (["Abduction/forced disappearance"], [count])


def test_who_is_taken_by_armed_people_in_a_relative_clause() -> None:
    (report,) = reports("A headmaster who was taken by armed men in Arden last Friday was set free on Tuesday.")
    assert report.sub_event_type == "Abduction/forced disappearance"


def test_a_town_taken_by_rebels_is_no_captive() -> None:
    assert kinds("The town of Arden was taken by rebels on Monday.") == ["Non-state actor overtakes territory"]


@pytest.mark.parametrize(
    "text",
    [
        "Armed hoodlums stormed a village near Arden on Monday, shooting sporadically and killing four farmers.",
        "Armed miscreants opened fire at a roadside eatery in Belmar on Tuesday, killing four labourers.",
    ],
)
def test_miscreants_with_guns_are_no_mob(text: str) -> None:
    assert (kinds(text), killed(text)) == (["Attack"], [4])


@pytest.mark.parametrize(
    "text",
    [
        "The state has seen a rise in abductions and killings in the last two years, blamed on bandits from Belmar.",
        "Kidnapping for ransom has become common on the Arden road since last year.",
        "The militants continue to carry out hit-and-run attacks on posts in Belmar and Arden.",
        "The parliament passed a bill on Tuesday that makes kidnapping punishable by death.",
        "Motorists were stuck until soldiers persuaded the youths to leave the road in Arden on Tuesday.",
    ],
)
def test_what_is_often_so_or_made_a_law_is_no_event(text: str) -> None:
    assert not kinds(text)


def test_a_retreat_from_an_attack_is_no_transfer() -> None:
    text = (
        "Militants ambushed a patrol near Arden on Sunday. Three soldiers died. The militants retreated toward Belmar."
    )
    assert kinds(text) == ["Armed clash"]


def test_years_of_a_life_count_nobody() -> None:
    assert killed("Two men in their 70s were found shot dead in Arden on Tuesday.") == [2]
    assert killed("A woman in her 50s and her two sons were killed by gunmen in Arden on Tuesday.") != [50]


def test_a_crowd_that_beats_is_a_mob() -> None:
    assert kinds("A crowd gathered at a tea stall in Arden on Monday and beat three men.") == ["Mob violence"]
    assert kinds("A few hundred people came out with sticks in Arden on Monday and beat them up.") == ["Mob violence"]


def test_an_encounter_that_was_none_is_an_attack() -> None:
    assert kinds("A student was killed in a fake encounter by police in Arden on Monday.") == ["Attack"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Police have arrested five men in connection with the lynching that left three traders dead in Arden.",
            [("Arrests", None), ("Mob violence", 3)],
        ),
        (
            "Rival militias agreed to a ceasefire on Tuesday after two days of fighting killed 17 people near Belmar.",
            [("Agreement", None), ("Armed clash", 17)],
        ),
        (
            "Police arrested a man over a knife attack that killed two people in Arden on Monday.",
            [("Arrests", None), ("Attack", 2)],
        ),
        ("A suspect was arrested in connection with the attack on the church of Arden.", [("Arrests", None)]),
        ("Three gunmen were arrested over the 2021 killing of a priest in Arden.", None),
    ],
)
def test_what_something_was_done_about_is_told_at_first(text: str, told: list[tuple[str, int | None]] | None) -> None:
    if told is None:
        assert len(kinds(text)) == 1
    else:
        assert list(zip(kinds(text), killed(text), strict=True)) == told


@pytest.mark.parametrize(
    "blame",
    [
        "The police blame Boko Haram.",
        "Police believe that Boko Haram is responsible.",
        "Residents say Boko Haram was behind it.",
    ],
)
def test_whom_a_later_sentence_blames(blame: str) -> None:
    (report,) = reports(f"A bomb went off in a bar in Arden on Monday, killing one. {blame}")
    assert [a.actor_id for a in report.actors if a.role == "perpetrator"] == ["boko-haram"]


def test_a_town_that_a_text_is_written_from_is_no_clan() -> None:
    (report,) = reports("Ogaden (ARD) - Rival clan militias fought over a well on Tuesday, leaving nine dead.")
    assert [actor.name for actor in report.actors] == ["clan militias"]


@pytest.mark.parametrize("dateline", ["Arden, Mar 11 : ", "ARDEN, March 11 - "])
def test_yesterday_counts_from_the_dateline(dateline: str) -> None:
    (report,) = reports(f"{dateline}Two volunteers were hurt when gunmen opened fire at Belmar at 6 am yesterday.")
    assert str(report.when.start) == "2025-03-10"


def test_a_ministry_is_no_place() -> None:
    text = "In Arden, women marched on Monday. The protest ended when a man of the Ministry of Finance received them."
    assert kinds(text) == ["Peaceful protest"]


def test_who_is_counted_on_is_of_those_told_before() -> None:
    text = "Six militants were killed in Arden on Monday. Three more were neutralised in another fight in Belmar."
    first, second = reports(text)
    assert (first.sub_event_type, second.sub_event_type) == ("Armed clash", "Armed clash")
    assert [a.category for a in second.actors if a.role == "target"] == ["Rebel group"]


def test_arrests_in_raids_are_arrests() -> None:
    text = "Soldiers detained at least 14 people in overnight raids across Arden, including a former prisoner."
    assert (kinds(text), captured(text)) == (["Arrests"], [14])


@pytest.mark.parametrize(
    "text",
    [
        "At least 119 people were killed in mob beatings in Arden in the first eight months of the year.",
        "More than 400 people were arrested in Arden within the first two weeks.",
    ],
)
def test_what_is_counted_over_months_is_no_event(text: str) -> None:
    assert not kinds(text)


def test_a_tribal_fight() -> None:
    assert kinds("Eight tribesmen died on March 10 in Arden when the fight started over a debt.") == ["Armed clash"]


def test_a_wing_in_brackets_is_no_party() -> None:
    (report,) = reports("Indian police arrested two members of the PREPAK (PWG) in Arden on Monday.")
    assert ["PREPAK" in a.name for a in report.actors if a.role == "target"] == [True]


def test_gunmen_who_waylay_a_bus() -> None:
    (report,) = reports("Two traders died when armed men waylaid their bus near Arden on Monday.")
    assert report.sub_event_type == "Attack"
    assert [actor.name for actor in report.actors if actor.role == "perpetrator"] == ["armed men"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Four rifles and 300 rounds were seized in a raid on a house in Arden on Monday.", "State forces"),
        ("Arms and ammunition were recovered during a search operation in Belmar on Monday.", "State forces"),
    ],
)
def test_who_takes_arms_away(text: str, category: str) -> None:
    (report,) = reports(text)
    assert [a.category for a in report.actors if a.role == "perpetrator"] == [category]


def test_a_bomb_that_is_defused_is_no_blast() -> None:
    assert kinds("An improvised bomb was defused near a school in Arden on Monday.") == ["Disrupted weapons use"]
