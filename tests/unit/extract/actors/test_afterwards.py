"""Who did it, where the sentences behind tell of the attackers, of the raid or of a group's fighters; who did not."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports

_EN = "Nine farmers were killed on Tuesday when the village of Arden was attacked."
_RU = "Девять крестьян убиты во вторник при нападении на деревню Арден."
_UK = "Дев'ятьох селян убито у вівторок під час нападу на село Арден."


def doers(text: str, language: str = "en") -> set[str]:
    return {actor.actor_id for actor in reports(text, language)[0].actors if actor.role != "target" and actor.actor_id}


@pytest.mark.parametrize(
    "later",
    [
        "The attackers, thought to be members of Boko Haram, escaped on foot.",
        "The gunmen, who belonged to Boko Haram, stayed until noon.",
        "The group of raiders, linked to Boko Haram, left for the hills.",
        "The killers came at dusk. They were from Boko Haram, an elder said.",
        "Boko Haram is thought to be responsible.",
        "The dead were buried at dusk. Boko Haram fighters had surrounded the village, a trader said.",
        "Boko Haram had long sent threats. Its fighters came on foot and left after an hour.",
        "The bishop condemned the raid by Boko Haram.",
        "Boko Haram later acknowledged the killing.",
        "The mayor said in the evening that Boko Haram was behind the attack.",
    ],
)
def test_english(later: str) -> None:
    assert doers(f"{_EN} {later}") == {"boko-haram"}


@pytest.mark.parametrize(
    "later",
    [
        "The attackers were not from Boko Haram, the mayor said.",
        "It is unclear whether the attackers were from Boko Haram.",
        "The mayor ruled out that Boko Haram had a hand in the attack.",
        "The mayor stopped short of blaming Boko Haram.",
        "Officials have blamed Boko Haram for a series of raids in the south.",
        "The bishop has repeatedly blamed Boko Haram.",
        "Boko Haram condemned the attack.",
        "Boko Haram said it was not behind the attack.",
        "Last year Boko Haram claimed responsibility for a raid on the capital.",
        "Soldiers deployed against Boko Haram came after an hour.",
        "It came days after the raid by Boko Haram in another province.",
        "In 2019 Boko Haram fighters attacked the same village.",
        "The suspect got away on a bicycle, police said.",
    ],
)
def test_english_not_so(later: str) -> None:
    assert not doers(f"{_EN} {later}")


@pytest.mark.parametrize(
    "later",
    [
        "Нападавшие, как полагают, принадлежат к группировке «Боко харам».",
        "По словам жителей, нападавшие были из группировки «Боко харам».",
        "По предварительным данным, это были боевики «Боко харам».",
        "Виновниками жители называют боевиков «Боко харам».",
        "Группировка «Боко харам» подтвердила, что стоит за этим.",
        "Боевики «Боко харам» скрылись в лесу.",
        "ООН осудила нападение боевиков «Боко харам».",
    ],
)
def test_russian(later: str) -> None:
    assert doers(f"{_RU} {later}", "ru") == {"boko-haram"}


@pytest.mark.parametrize(
    "later",
    [
        "Полиция не считает, что за этим стоит группировка «Боко харам».",
        "Группировка «Боко харам» отвергла обвинения.",
        "В прошлом году боевики «Боко харам» напали на ту же деревню.",
        "Ответственность никто не взял, но в районе активна группировка «Боко харам».",
        "Повстанцы, которых обвиняет армия, молчат.",
    ],
)
def test_russian_not_so(later: str) -> None:
    assert not doers(f"{_RU} {later}", "ru")


@pytest.mark.parametrize(
    "later",
    [
        "Нападники, імовірно бойовики «Боко Харам», утекли до лісу.",
        "За словами мешканців, нападники були з угруповання «Боко Харам».",
        "Нападниками були бойовики «Боко Харам».",
        "Винуватцями мешканці називають бойовиків «Боко Харам».",
        "Мешканці винять бойовиків «Боко Харам».",
        "Бойовики «Боко Харам» ходили від хати до хати.",
        "ООН засудила напад бойовиків «Боко Харам».",
    ],
)
def test_ukrainian(later: str) -> None:
    assert doers(f"{_UK} {later}", "uk") == {"boko-haram"}


@pytest.mark.parametrize(
    "later",
    [
        "Поліція не вважає, що за цим стоїть угруповання «Боко Харам».",
        "Угруповання «Боко Харам» заперечує причетність.",
        "Торік бойовики «Боко Харам» напали на те саме село.",
        "Чи причетні до цього бойовики «Боко Харам», невідомо.",
    ],
)
def test_ukrainian_not_so(later: str) -> None:
    assert not doers(f"{_UK} {later}", "uk")


def test_an_army_may_hit_its_own_country_s_people() -> None:
    text = "Nine villagers in Myanmar were killed by shells on Tuesday. Monks blamed the Myanmar military."
    assert doers(text) == {"mmr-forces"}


@pytest.mark.parametrize(
    "later",
    ["The district is a stronghold of the ELN.", "The ELN is active there.", "In 2019 the ELN burned down its mill."],
)
def test_a_group_that_is_only_about_does_not_fight_the_police_who_are_hit(later: str) -> None:
    assert not doers(f"Two police officers were killed in an ambush in Colombia's Arauca on Monday. {later}")


@pytest.mark.parametrize(
    "later",
    [
        "The governor blamed the attack on Boko Haram.",
        "The governor blamed Tuesday's attack on the village on Boko Haram.",
        "Elders pinned the killing on Boko Haram.",
    ],
)
def test_who_a_deed_is_blamed_on_is_not_hit_by_it(later: str) -> None:
    told = reports(f"{_EN} {later}")
    assert [(a.role, a.actor_id) for r in told for a in r.actors if a.actor_id] == [("perpetrator", "boko-haram")]


def test_who_is_blamed_for_an_attack_on_others_does_it_to_them() -> None:
    (report,) = reports("The ELN blamed soldiers for an attack on farmers in Arden on Monday that killed two.")
    assert {a.role for a in report.actors if a.category == "Civilians"} == {"target"}
