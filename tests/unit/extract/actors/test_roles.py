from __future__ import annotations

import pytest

from services.extract.actors import actors_of, find_actors
from services.extract.model import Extent
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import clause_of, roles_in

P, T, BOTH = "perpetrator", "target", "participant"


@pytest.mark.parametrize(
    ("text", "trigger", "voice", "expected"),
    [
        ("Chadian troops shelled Sudanese soldiers.", "shelled", "active", [(P, "tcd-forces"), (T, "sdn-forces")]),
        ("The camp was shelled by the army of Chad.", "shelled", "passive", [(P, "tcd-forces")]),
        ("Chadian drones struck a Sudanese depot.", "struck", "active", [(P, "tcd-forces"), (T, "sdn-forces")]),
        ("The shelling of villagers by Houthi rebels.", "shelling", "nominal", [(P, "houthis"), (T, "Civilians")]),
        (
            "An RSF attack on the Sudanese army failed.",
            "attack",
            "nominal",
            [(P, "rapid-support-forces"), (T, "sdn-forces")],
        ),
        ("Officers said ELN fighters, who fled, burned it.", "burned", "active", [(P, "eln")]),
        ("Malian soldiers came under attack by JNIM.", "attack", "nominal", [(P, "jnim"), (T, "mli-forces")]),
        ("The town fell to M23 rebels.", "fell", "active", [(P, "m23")]),
        ("Chadian soldiers came under fire from M23.", "came under", "active", [(P, "m23"), (T, "tcd-forces")]),
        ("Shells from M23 fell on Chadian soldiers.", "Shells", "nominal", [(P, "m23"), (T, "tcd-forces")]),
        ("A raid blamed on M23 hurt Chadian soldiers.", "raid", "nominal", [(P, "m23"), (T, "tcd-forces")]),
        ("Farmers were shot by a hundred or so ELN rebels.", "shot", "passive", [(P, "eln"), (T, "Civilians")]),
        ("Chadian soldiers stepped on a device laid by M23.", "stepped", "active", [(P, "m23"), (T, "tcd-forces")]),
        (
            "Posts of M23 came under Chadian small-arms fire.",
            "came under Chadian small-arms fire",
            "active",
            [(P, "tcd-forces"), (T, "m23")],
        ),
        ("Chadian soldiers were killed on Monday in an ambush.", "ambush", "nominal", [(T, "tcd-forces")]),
        ("Jets of Chad hit a bus, the police said.", "hit", "active", [(P, "tcd-forces"), (T, "Civilians")]),
        ("Chad accused M23 of shelling Malian soldiers.", "shelling", "active", [(P, "m23"), (T, "mli-forces")]),
        ("Mali accuses Chad of carrying out a raid.", "raid", "nominal", [(P, "tcd-forces")]),
        ("Chadian gyrocopters bombed M23.", "bombed", "active", [(P, "tcd-forces"), (T, "m23")]),
        ("M23 was hit in a Chadian army air strike.", "hit", "passive", [(P, "tcd-forces"), (T, "m23")]),
        ("A mill was shelled by a gunboat of the army of Chad.", "shelled", "passive", [(P, "tcd-forces")]),
        ("Men of the ELN shelled farmers.", "shelled", "active", [(P, "eln"), (T, "Civilians")]),
        ("A bomb went off outside a Chadian army camp.", "bomb", "nominal", [(T, "tcd-forces")]),
        ("M23 shelled a hill, said a village elder, Jo Doe.", "shelled", "active", [(P, "m23")]),
        ("Ouagadougou's jets shelled M23.", "shelled", "active", [(P, "bfa-forces"), (T, "m23")]),
        ("A jet of the army of Chad hit M23.", "hit", "active", [(P, "tcd-forces"), (T, "m23")]),
        ("Soldiers were killed by villagers.", "killed", "passive", [(P, "Civilians"), (T, "State forces")]),
        ("Chadian soldiers fired; M23 and others blamed each other.", "fired", "active", [(P, "tcd-forces")]),
        ("Guards of the ELN raided a mill.", "raided", "active", [(P, "eln")]),
        ("ELN rebels stopped a bus before shooting farmers.", "shooting", "active", [(P, "eln"), (T, "Civilians")]),
        ("The mayor said ELN rebels fled after shooting men.", "shooting", "active", [(P, "eln"), (T, "Civilians")]),
        ("A man carried out a knife attack before being shot by a soldier.", "attack", "nominal", [(P, "Civilians")]),
        ("A woman stabbed Chadian soldiers.", "stabbed", "active", [(P, "Civilians"), (T, "tcd-forces")]),
        ("ELN rebels fired, the police said, adding that M23 came.", "fired", "active", [(P, "eln")]),
        ("Jets belonging to the army of Chad hit M23.", "hit", "active", [(P, "tcd-forces"), (T, "m23")]),
        ("Farmers were shot by an Islamist network, M23, in Pinga.", "shot", "passive", [(P, "m23"), (T, "Civilians")]),
        ("Farmers were shot by Cauca Freedom Men (ELN).", "shot", "passive", [(P, "eln"), (T, "Civilians")]),
        ("Over a dozen ELN rebels shot farmers.", "shot", "active", [(P, "eln"), (T, "Civilians")]),
        ("ELN rebels may be back, as they shelled farmers.", "shelled", "active", [(P, "eln"), (T, "Civilians")]),
        ("Farmers ran when ELN rebels came and shot a goat.", "shot", "active", [(P, "eln")]),
        ("Rebels dressed as police shot farmers.", "shot", "active", [(P, "Rebel group"), (T, "Civilians")]),
        ("Reports from Pinga, say that M23 men shot farmers.", "shot", "active", [(P, "m23"), (T, "Civilians")]),
        ("A unit of the ELN, of sixty men, shot farmers.", "shot", "active", [(P, "eln"), (T, "Civilians")]),
        ("On Sunday morning Chadian troops hit M23.", "hit", "active", [(P, "tcd-forces"), (T, "m23")]),
        (
            "Farmers were hit by around 2,000 ethnic Kuki youths.",
            "hit",
            "passive",
            [(P, "kuki-militia"), (T, "Civilians")],
        ),
        ("A mine went off and M23 fired at farmers.", "mine went off", "active", [(P, "m23"), (T, "Civilians")]),
        (
            "A blast hurt farmers, according to police who blamed M23.",
            "blast",
            "nominal",
            [(P, "m23"), (T, "Civilians")],
        ),
        ("Chadian troops shot as many as 17 farmers.", "shot", "active", [(P, "tcd-forces"), (T, "Civilians")]),
        ("Soldiers were held for days by villagers.", "were held", "active", [(P, "Civilians"), (T, "State forces")]),
        ("Soldiers were held by villagers.", "held by villagers", "passive", [(P, "Civilians"), (T, "State forces")]),
        ("Gunmen in a van who trailed a driver shot him.", "shot", "active", [(P, "Political militia")]),
        (
            "Police of Chad are hunting gunmen who shot farmers.",
            "shot",
            "active",
            [(P, "Political militia"), (T, "Civilians")],
        ),
        ("Rebels raped nine girls and have shot farmers.", "shot", "active", [(P, "Rebel group"), (T, "Civilians")]),
        ("A hill where M23 men live, in Masisi, was hit.", "hit", "passive", []),
        ("M23 shot six Tafi elders who were abducted.", "abducted", "passive", [(P, "m23"), (T, "Civilians")]),
        ("Farmers were hit by M23 and two elders were hurt.", "hit", "passive", [(P, "m23"), (T, "Civilians")]),
        ("A rebel shot a prominent Anglican lawyer.", "shot", "active", [(P, "Rebel group"), (T, "Civilians")]),
        ("Nine were shot, among them farmers and a Malian soldier, by M23.", "shot", "passive", [(P, "m23")]),
        ("A farmer who praised the ELN was hit.", "hit", "passive", [(T, "Civilians")]),
        ("A clerk of the Malian Treasury was hit.", "hit", "passive", []),
        ("Malian troops neutralised nine JNIM men in a raid.", "raid", "nominal", [(P, "mli-forces"), (T, "jnim")]),
        ("A monitor accused Chadian troops on Monday of a raid.", "raid", "nominal", [(P, "tcd-forces")]),
        ("Chadian troops were killed in M23 attacks in Goma.", "attacks", "active", [(P, "m23"), (T, "tcd-forces")]),
        ("M23 men came before dawn and shot a goat.", "shot", "active", [(P, "m23")]),
        ("Farmers were killed as soldiers were trying to help.", "killed", "passive", [(T, "Civilians")]),
        ("A blast shook Goma after they were stopped by soldiers.", "blast", "nominal", []),
        ("Chadian troops have taken farmers in a raid.", "raid", "nominal", [(P, "tcd-forces")]),
        ("A blast near a mill, prompting forces to come.", "blast", "nominal", []),
        ("Chadian jets' raid on a camp set up by M23 failed.", "raid", "nominal", [(P, "tcd-forces")]),
        ("A poet known for coverage of fighting between M23 and the ELN was shot.", "shot", "passive", []),
        ("A bar frequented by Chadian soldiers was hit.", "hit", "passive", [(T, "Civilians")]),
    ],
)
def test_english_roles(text: str, trigger: str, voice: str, expected: list[tuple[str, str]]) -> None:
    assert roles_in(text, "en", trigger, "Shelling/artillery/missile attack", voice) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "voice", "expected"),
    [
        ("Армия Чада обстреляла позиции хуситов.", "ru", "обстреляла", "active", [(P, "tcd-forces"), (T, "houthis")]),
        ("Село обстреляно чадскими военными.", "ru", "обстреляно", "passive", [(P, "tcd-forces")]),
        ("Удар чадских дронов по складу талибов.", "ru", "Удар", "nominal", [(P, "tcd-forces"), (T, "taliban")]),
        (
            "Ранены жители после обстрела со стороны талибов.",
            "ru",
            "обстрела",
            "nominal",
            [(P, "taliban"), (T, "Civilians")],
        ),
        (
            "Убийство мирных жителей боевиками «Аш-Шабаб».",
            "ru",
            "Убийство",
            "nominal",
            [(P, "al-shabaab"), (T, "Civilians")],
        ),
        ("Одиннадцать бойцов М23 сдались.", "ru", "сдались", "passive", [(P, "m23")]),
        ("Місто обстріляли талібани та хусити.", "uk", "обстріляли", "active", [(P, "houthis")]),
        ("Хусити атакували чадських військових.", "uk", "атакували", "active", [(P, "houthis"), (T, "tcd-forces")]),
        ("Обстріл селища хуситами.", "uk", "Обстріл", "nominal", [(P, "houthis")]),
        ("Порт атаковали дроны хуситов.", "ru", "атаковали", "active", [(P, "houthis")]),
        ("Порт атакували чадські дрони.", "uk", "атакували", "active", [(P, "tcd-forces")]),
        ("Хуситы уничтожили танки Чада.", "ru", "уничтожили", "active", [(P, "houthis"), (T, "tcd-forces")]),
        ("Члены банд обстреляли хуситов.", "ru", "обстреляли", "active", [(P, "Political militia"), (T, "houthis")]),
        ("Порт разрушен ударом Чада.", "ru", "разрушен", "passive", [(P, "tcd-forces")]),
        ("При обстреле Чада сгорел порт.", "ru", "обстреле", "nominal", [(T, "tcd-forces")]),
        ("Удар нанесли ВВС Чада.", "ru", "Удар", "nominal", [(P, "tcd-air-force")]),
        ("Обстреляны позиции хуситов, заявил генштаб Чада.", "ru", "Обстреляны", "passive", [(T, "houthis")]),
    ],
)
def test_roles_by_case(text: str, language: str, trigger: str, voice: str, expected: list[tuple[str, str]]) -> None:
    assert roles_in(text, language, trigger, "Shelling/artillery/missile attack", voice) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("Chadian soldiers clashed with M23 rebels.", "en", "clashed"),
        ("Clashes between Chadian soldiers and M23 rebels went on.", "en", "Clashes"),
        ("Бои между армией Чада и повстанцами М23.", "ru", "Бои"),
        ("Армия Чада вступила в бой с повстанцами М23.", "ru", "бой"),
        ("Сутички між армією Чаду та повстанцями М23.", "uk", "Сутички"),
    ],
)
def test_both_sides_of_a_fight_take_part(text: str, language: str, trigger: str) -> None:
    assert sorted(
        roles_in(text, language, trigger, "Armed clash", "nominal" if trigger[0].isupper() else "active", True)
    ) == [
        (BOTH, "m23"),
        (BOTH, "tcd-forces"),
    ]


def test_a_speaker_is_no_party() -> None:
    roles = roles_in("Police said gunmen killed a farmer.", "en", "killed")
    assert roles == [(P, "Political militia"), (T, "Civilians")]


def test_people_whom_casualty_words_count_are_civilians() -> None:
    roles = roles_in("Houthi drones hit a market, killing five.", "en", "hit", "Air/drone strike")
    assert roles == [(P, "houthis"), (T, "Civilians")]
    assert roles_in("Houthi drones hit a barn without casualties.", "en", "hit", "Air/drone strike") == [(P, "houthis")]


def test_who_is_hurt_in_one_clause_does_not_act_in_the_next() -> None:
    roles = roles_in("A Peruvian officer was hurt when a grenade exploded.", "en", "exploded", "Grenade")
    assert not any(role == P for role, _ in roles)


def test_what_is_aimed_at_is_the_target_whatever_it_holds() -> None:
    roles = roles_in("Хуситы нанесли удар по чадскому складу ракет.", "ru", "удар", "Air/drone strike", "nominal")
    assert roles == [(P, "houthis"), (T, "tcd-forces")]


def test_two_subjects_of_one_fight() -> None:
    roles = roles_in(
        "NPA rebels and Philippine soldiers exchanged fire.", "en", "exchanged fire", "Armed clash", "active", True
    )
    assert sorted(roles) == [(BOTH, "new-peoples-army"), (BOTH, "phl-forces")]


def test_members_of_a_group_are_the_group() -> None:
    roles = roles_in(
        "Two were killed by suspected members of the Boko Haram sect.", "en", "killed", "Attack", "passive"
    )
    assert (P, "boko-haram") in roles


def test_a_pronoun_is_the_armed_party_before() -> None:
    assert roles_in("M23 rebels came. They burned huts.", "en", "burned", "Looting/property destruction") == [
        (P, "m23"),
        (T, "Civilians"),
    ]
    text = "The Arakan Army said that it had captured a base."
    assert roles_in(text, "en", "captured", "Non-state actor overtakes territory")[0] == (P, "arakan-army")


def test_who_claims_responsibility_did_it_and_nobody_is_nobody() -> None:
    text = "A bomb went off in Kabul, killing two. {} claimed responsibility."
    assert (P, "taliban") in roles_in(text.format("The Taliban"), "en", "bomb", "Suicide bomb", "nominal")
    assert roles_in(text.format("No group, not even the Taliban,"), "en", "bomb", "Suicide bomb", "nominal") == [
        (T, "Civilians")
    ]


def test_what_one_state_strikes_is_the_others_in_a_war_of_two() -> None:
    roles = roles_in("Russian drones hit a barn.", "en", "hit", "Air/drone strike")
    assert roles == [(P, "rus-forces"), (T, "UKR")]


def test_demonstrators_make_a_demonstration_by_definition() -> None:
    assert roles_in("A rally was held.", "en", "rally", "Peaceful protest", "nominal") == [(P, "Protesters")]


def test_a_text_that_tells_nobody_gives_nobody() -> None:
    assert roles_in("A bridge was shelled.", "en", "shelled", "Shelling/artillery/missile attack", "passive") == []


def test_at_most_five() -> None:
    names = "Houthis, Hamas, the Taliban, Boko Haram, M23 rebels, Fano militiamen and the RSF"
    assert len(roles_in(f"The army clashed with {names}.", "en", "clashed", "Armed clash", "active", True)) == 5


def test_who_is_blamed_did_it_where_nobody_else_is_named() -> None:
    text = "A bomb went off in Kabul, killing two. Officials blamed the Taliban."
    assert (P, "taliban") in roles_in(text, "en", "bomb", "Suicide bomb", "nominal")


def test_a_nominal_strike_has_the_parties_of_its_verb() -> None:
    text = "The Israeli army said that it had killed a Hamas commander in a strike on a car."
    roles = roles_in(text, "en", "strike", "Air/drone strike", "nominal")
    assert roles == [(P, "isr-forces"), (T, "hamas")]


def test_what_is_shot_down_is_the_targets() -> None:
    text = "Сбиты украинские беспилотники над областью."
    roles = roles_in(text, "ru", "Сбиты", "Disrupted weapons use", "passive")
    assert (T, "ukr-forces") in roles
    assert (P, "ukr-forces") not in roles


def test_who_announces_a_success_has_won_it() -> None:
    text = "Минобороны России заявило о взятии села."
    assert (P, "rus-forces") in roles_in(text, "ru", "взятии", "Government regains territory", "nominal")


def test_a_speaker_is_not_hit() -> None:
    text = "Residents said that two were killed when shells hit a barn."
    roles = roles_in(text, "en", "hit", "Shelling/artillery/missile attack")
    assert roles == [(T, "Civilians")]


def test_demonstrators_who_riot_are_rioters() -> None:
    roles = roles_in("Protesters hurled stones at police.", "en", "hurled", "Violent demonstration")
    assert roles[0] == (P, "Rioters")


def test_two_states_that_share_a_noun_are_two_parties() -> None:
    roles = roles_in("Солдаты Чада и Нигера обменялись огнём.", "ru", "обменялись огнём", "Armed clash", "active", True)
    assert sorted(roles) == [(BOTH, "ner-forces"), (BOTH, "tcd-forces")]


def test_whom_other_verbs_of_the_clause_count_is_hit() -> None:
    roles = roles_in("При ударе дрона погибли трое боевиков М23.", "ru", "ударе", "Air/drone strike", "nominal")
    assert roles == [(T, "m23")]


def test_who_is_trapped_is_hit() -> None:
    roles = roles_in("Солдаты Чада попали в засаду.", "ru", "попали в засаду", "Armed clash", "active")
    assert roles == [(T, "tcd-forces")]


def test_a_party_in_a_relative_clause_does_nothing_outside_it() -> None:
    text = "Хуситы, которых ищут солдаты Чада, обстреляли порт."
    assert roles_in(text, "ru", "обстреляли", "Shelling/artillery/missile attack") == [(P, "houthis")]


def test_an_army_that_announces_a_success_made_it() -> None:
    roles = roles_in(
        "Освобождено село, сообщил генштаб Чада.", "ru", "Освобождено", "Government regains territory", "passive"
    )
    assert roles == [(P, "tcd-forces")]


def test_police_and_protesters_of_a_dispersed_protest() -> None:
    roles = roles_in("Полиция Чада разогнала митинг.", "ru", "разогнала", "Protest with intervention")
    assert roles == [(P, "Protesters"), (T, "tcd-police")]


def test_so_many_weapons_of_a_side_do_it() -> None:
    roles = roles_in("Порт ночью атаковали 15 «Шахедов».", "ru", "атаковали", "Air/drone strike")
    assert roles == [(P, "rus-forces"), (T, "UKR")]


def test_who_arrests_is_the_police_where_nobody_is_named() -> None:
    assert roles_in("Задержаны сорок рабочих.", "ru", "Задержаны", "Arrests", "passive")[0] == (P, "State forces")


def test_whom_a_relative_clause_names_is_not_hit() -> None:
    text = "Двое жителей, которых силовики считают боевиками, убиты."
    assert roles_in(text, "ru", "убиты", "Armed clash", "passive") == [(T, "Civilians")]


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("Місто накрила хвиля «шахедів».", "uk", "накрила"),
        ("После удара по порту, который Чад нанёс 4 июля, погибли трое.", "ru", "удара"),
        ("Унаслідок бомбардування порту, яке Чад здійснив 4 липня, загинули троє.", "uk", "бомбардування"),
    ],
)
def test_waves_of_weapons_and_who_carried_a_strike_out(text: str, language: str, trigger: str) -> None:
    voice = "active" if trigger == "накрила" else "nominal"
    roles = roles_in(text, language, trigger, "Air/drone strike", voice)  # type: ignore[arg-type]
    assert roles[0] in [(P, "rus-forces"), (P, "tcd-forces")]


def test_who_lays_down_arms_acts_though_it_stands_behind_its_verb() -> None:
    roles = roles_in("У села сложили оружие 12 военнослужащих ВСУ.", "ru", "сложили оружие", "Other")
    assert roles == [(P, "ukr-forces")]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "voice"),
    [
        ("Патруль армии Чада подорвался на фугасе.", "ru", "на фугасе", "nominal"),
        ("Патруль армії Чаду підірвався на міні.", "uk", "на міні", "nominal"),
        ("У села подорвался патруль армии Чада.", "ru", "подорвался", "active"),
    ],
)
def test_who_runs_on_a_mine_is_hit(text: str, language: str, trigger: str, voice: str) -> None:
    roles = roles_in(text, language, trigger, "Remote explosive/landmine/IED", voice)  # type: ignore[arg-type]
    assert roles == [(T, "tcd-forces")]


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("Malian troops were resting when JNIM men rammed the gate, killing nine.", "killing", "jnim"),
        ("Malian troops chased M23 after its men had attacked a mill.", "attacked", "m23"),
        ("Youths killed a chief in Bawku.", "killed", "Civilians"),
    ],
)
def test_whose_deed_a_clause_tells(text: str, trigger: str, doer: str) -> None:
    assert roles_in(text, "en", trigger)[0] == (P, doer)


def test_who_finds_bodies_killed_nobody() -> None:
    roles = roles_in("Malian troops found six beheaded bodies in Ansongo.", "en", "beheaded")
    assert all(role != P for role, _ in roles)


@pytest.mark.parametrize(
    ("said", "doer"),
    [("the Indian Army said", "ind-forces"), ("the IDF said", "isr-forces"), ("a witness said", "State forces")],
)
def test_arrests_are_the_forces_that_tell_of_them(said: str, doer: str) -> None:
    roles = roles_in(f"Nine men were detained overnight, {said}.", "en", "detained", "Arrests", "passive")
    assert roles[0] == (P, doer)


def test_an_army_that_tells_of_its_own_men_arrested_did_not_arrest_them() -> None:
    text = "Four Indian soldiers were detained in Lomé, the Indian Army said."
    assert (P, "ind-forces") not in roles_in(text, "en", "detained", "Arrests", "passive")


@pytest.mark.parametrize("text", ["An army base burned after it was hit.", "A jail near the border with Peru was hit."])
def test_neither_a_base_nor_a_neighbour_acts(text: str) -> None:
    assert all(role != P for role, _ in roles_in(text, "en", "hit", voice="passive"))


def test_shells_whose_dead_the_next_sentence_counts_hit_civilians_unless_it_counts_fighters() -> None:
    kind, shells = "Shelling/artillery/missile attack", "People woke to shells."
    assert (T, "Civilians") in roles_in(f"{shells} Four died.", "en", "shells", kind, "nominal")
    assert (T, "Civilians") not in roles_in(f"{shells} Four rebels died.", "en", "shells", kind, "nominal")


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("M23 rebels entered Pinga on Tuesday, hours after the army had left the town.", "left", "m23"),
        ("The RSF marched into Babanusa as the Sudanese army withdrew.", "withdrew", "rapid-support-forces"),
        ("The Congolese army took Walikale after M23 rebels withdrew.", "withdrew", "cod-forces"),
        ("The Congolese army withdrew from Pinga after M23 shelled it.", "withdrew", "cod-forces"),
        ("The Congolese army withdrew from Pinga, residents said.", "withdrew", "cod-forces"),
    ],
)
def test_who_enters_what_others_left_takes_it(text: str, trigger: str, doer: str) -> None:
    assert (P, doer) == roles_in(text, "en", trigger, "Non-violent transfer of territory")[0]


def test_wanted_people_are_people() -> None:
    text = "Six wanted Palestinians were detained, the IDF said."
    assert roles_in(text, "en", "detained", "Arrests", "passive") == [(P, "isr-forces"), (T, "Civilians")]


@pytest.mark.parametrize(
    ("text", "trigger", "sides"),
    [
        ("Two died in fighting that broke out between M23 and the local Wazalendo.", "died", ["m23", "wazalendo"]),
        ("Two died in a battle pitting M23 against fighters of the ELN.", "died", ["m23", "eln"]),
        ("Two died in a clash that broke out on Friday in Goma between aborigines and M23.", "died", ["m23"]),
        ("Two died in unrest between Muslims and Christians.", "died", ["Civilians", "Civilians"]),
    ],
)
def test_who_fights_beside_a_death_takes_part(text: str, trigger: str, sides: list[str]) -> None:
    roles = roles_in(text, "en", trigger, voice="passive")
    assert [side for role, side in roles if role == BOTH] == sides


def test_whoever_stands_far_behind_by_did_it() -> None:
    far = "while hundreds fled their homes for the bush and the county town in the days that followed the burning of "
    text = f"Six farmers were killed {far}most huts and stalls at the market by M23 rebels."
    assert roles_in(text, "en", "killed", voice="passive") == [(P, "m23"), (T, "Civilians")]
    raid = f"A raid killed farmers {far}most huts, the last of many by M23 rebels."
    assert roles_in(raid, "en", "raid", voice="nominal") == [(P, "m23"), (T, "Civilians")]


def test_a_border_between_two_is_no_fight() -> None:
    roles = roles_in("Two died on the border between Chad and Sudan.", "en", "died", voice="passive")
    assert all(role == T for role, _ in roles)


@pytest.mark.parametrize(
    "text", ["Nine died in clashes between inmates.", "Nine people were killed in clashes between inmates and farmers."]
)
def test_people_between_whom_there_is_a_clash_make_it_and_not_its_dead(text: str) -> None:
    roles = roles_in(text, "en", "clashes", "Armed clash", "nominal", two_sided=True)
    assert roles == [(BOTH, "Civilians")] * (1 + ("farmers" in text))


def test_who_speaks_of_fighting_between_others_takes_no_part() -> None:
    text = "Chad regretted clashes between M23 and the ELN."
    roles = roles_in(text, "en", "clashes", "Armed clash", "nominal", True)
    assert roles == [(BOTH, "m23"), (BOTH, "eln")]


def test_a_clash_is_of_those_right_before_it() -> None:
    roles = roles_in("Nine fell in the herders and farmers' clash.", "en", "clash", "Armed clash", "nominal", True)
    assert roles == [(BOTH, "Identity militia"), (BOTH, "Civilians")]


@pytest.mark.parametrize(
    "text",
    [
        "Authorities in Mali say a bomb hit a market.",
        "Police in Mali have launched a manhunt after a bomb hit a market.",
        "Mali ordered a probe after a bomb hit a market.",
        "Soldiers found the bodies of those whom a bomb hit.",
        "The army of Mali condemned what hit a market.",
    ],
)
def test_who_tells_or_only_comes_after_did_nothing(text: str) -> None:
    assert all(role != P for role, _ in roles_in(text, "en", "hit"))


def test_people_whom_a_sentence_counts_as_hurt_did_not_riot() -> None:
    roles = roles_in(
        "Six people were killed and nine others injured by a mob.", "en", "mob", "Mob violence", "nominal", True
    )
    assert roles == [(P, "Rioters"), (T, "Civilians")]


def test_whom_a_mob_kills_is_none_of_it() -> None:
    roles = roles_in(
        "Troops spoke of the killing of one farmer by a mob.", "en", "mob", "Mob violence", "nominal", True
    )
    assert (P, "Civilians") not in roles


def test_who_hunts_those_who_left_did_not_leave() -> None:
    text = "Police in Mombasa have launched a manhunt for two men, who shot a man as he left a shop."
    assert all(role == T for role, _ in roles_in(text, "en", "left"))


def test_a_group_is_not_hit_by_its_own_men_under_another_name() -> None:
    text = "Nine died when suspected members of M23 were seen: gunmen believed to be M23 raided a mill."
    assert (T, "m23") not in roles_in(text, "en", "raided")


def test_a_suicide_bomber_is_not_hit() -> None:
    roles = roles_in("A suicide bomber was killed at a mill.", "en", "killed", "Suicide bomb", "passive")
    assert (T, "Political militia") not in roles


def test_who_looks_for_those_who_shot_did_not_shoot() -> None:
    roles = roles_in("Malian police want tips on a man who shot a mayor.", "en", "shot")
    assert (P, "mli-police") not in roles


def test_who_is_pelted_is_not_the_only_one_of_a_riot() -> None:
    text = "Petrol bombs were thrown at police in Larne for a third night, leaving nine officers injured."
    roles = roles_in(text, "en", "Petrol bombs", "Violent demonstration", "nominal", True)
    assert roles == [(P, "Rioters"), (T, "State forces")]


def test_residents_who_beat_a_man_are_none_of_those_beaten() -> None:
    assert roles_in("Residents of Larne beat two men to death.", "en", "beat", "Mob violence") == [
        (P, "Rioters"),
        (T, "Civilians"),
    ]
    assert roles_in("Residents of Larne beat a thief to death.", "en", "beat", "Mob violence") == [
        (P, "Rioters"),
        (T, "Civilians"),
    ]


def test_who_is_taken_hostage_takes_nobody() -> None:
    text = "Two of the nine policemen taken hostage by coca growers at Ambo were freed."
    roles = roles_in(text, "en", "taken hostage", "Abduction/forced disappearance", "passive")
    assert (T, "State forces") in roles
    assert (P, "State forces") not in roles


def test_whom_police_disperse_protested() -> None:
    text = "Police used water cannon to disperse pensioners in Larne."
    roles = roles_in(text, "en", "used water cannon", "Protest with intervention")
    assert roles == [(P, "Protesters"), (T, "State forces")]


@pytest.mark.parametrize(("told", "hit"), [
    ("The strike killed nine; rescuers pulled a body from the rubble.", "civilians"),
    ("The strike killed two rescuers.", "rescuers"),
])  # fmt: skip
def test_who_comes_to_help_is_not_hit(told: str, hit: str) -> None:
    document = Document(told, "en")
    extent = Extent(clause_of(document, "strike", "Air/drone strike", "nominal"))
    assert [a.name for a in actors_of([extent], document, find_actors(document)).actors] == [hit]


def test_who_a_patrol_came_under_fire_from_did_it() -> None:
    text = "A patrol came under fire from suspected M23 elements near Goma."
    assert (P, "m23") in roles_in(text, "en", "came under fire", "Armed clash", "passive")


def test_who_mans_what_is_hit_is_hit() -> None:
    roles = roles_in("A blast tore through a post manned by Malian soldiers.", "en", "tore", "Attack")
    assert roles == [(T, "mli-forces")]


def test_who_passes_by_a_bomb_does_not_set_it_off() -> None:
    text = "A bomb went off as a Malian army patrol passed, wounding two soldiers."
    assert all(role == T for role, _ in roles_in(text, "en", "went off", "Remote explosive/landmine/IED"))


def test_who_releases_hostages_makes_no_statement() -> None:
    assert roles_in("The ELN released four farmers.", "en", "released", "Other")[0] == (P, "eln")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nine rebels were killed in two operations, the Chadian army said.", "en"),
        ("Девять боевиков убиты в ходе операции, сообщила армия Чада.", "ru"),
    ],
)
def test_who_tells_of_an_operation_made_it(text: str, language: str) -> None:
    trigger = "killed" if language == "en" else "убиты"
    assert roles_in(text, language, trigger, "Armed clash", "passive")[0] == (P, "tcd-forces")
