"""Who a description is, whom an event is laid to, and sides that other verbs and other tellings name."""

from __future__ import annotations

import pytest

from services.extract.actors import actors_of, find_actors
from services.extract.model import Extent
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import clause_of, roles_in

P, T = "perpetrator", "target"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Gunmen believed to be from Boko Haram raided a mill.", "raided", [(P, "boko-haram")]),
        ("Gunmen, who are suspected to be members of the ELN, raided a mill.", "raided", [(P, "eln")]),
        ("Fighters from the jihadist group JNIM raided a mill.", "raided", [(P, "jnim")]),
        ("The armed group CODECO raided a mill.", "raided", [(P, "codeco")]),
        ("Gunmen from a rival faction of the ELN raided a mill.", "raided", [(P, "eln")]),
        ("Gunmen raided a mill used by Boko Haram.", "raided", [(P, "Political militia")]),
        ("M23 took a hill. The rebels then raided a mill.", "raided", [(P, "m23")]),
        ("M23 took a hill. Some bandits then raided a mill.", "raided", [(P, "Political militia")]),
        ("Gunmen raided a mill. ISWAP claimed responsibility for it.", "raided", [(P, "iswap")]),
        ("Gunmen raided a mill. No group claimed responsibility.", "raided", [(P, "Political militia")]),
        ("A mill was raided. Officials blamed the ELN.", "raided", [(P, "eln")]),
        ("A mill was raided. The ELN is suspected.", "raided", [(P, "eln")]),
        ("A mill was raided. A spokesman for the ELN owned up to the raid.", "raided", [(P, "eln")]),
        ("A mill was raided. The attackers fled on mules.", "raided", [(P, "Political militia")]),
        ("A mill was raided. The herders later set fire to it.", "raided", [(P, "Identity militia")]),
        ("The Tatmadaw said it left. Troops raided a mill.", "raided", [(P, "mmr-forces")]),
        ("A mill was shelled. The shells had been fired from a hill by the ELN.", "shelled", [(P, "eln")]),
        ("French troops came. The army then raided a mill.", "raided", [(P, "State forces")]),
        ("M23 took a hill. Then rebel fighters raided a mill.", "raided", [(P, "m23")]),
        ("M23 took a hill. Suspected militants raided a mill.", "raided", [(P, "Rebel group")]),
        ("M23 and the ELN met. Insurgents raided a mill.", "raided", [(P, "Rebel group")]),
        ("M23 took a hill. Fighters of the group raided a mill.", "raided", [(P, "m23")]),
        ("M23 took a hill. The group's fighters raided a mill.", "raided", [(P, "m23")]),
        ("Fighters raided a mill, the ELN said.", "raided", [(P, "eln")]),
        ("Rebels of the Rwanda-backed M23 raided a mill.", "raided", [(P, "m23")]),
        ("Men in fake police uniforms raided a mill.", "raided", [(P, "Political militia")]),
        ("Six ELN rebels, two of them women, raided a mill.", "raided", [(P, "eln")]),
        ("Chad's army said troops had raided a mill.", "raided", [(P, "tcd-forces")]),
        ("Units of its 3rd Corps raided a mill, the Malian defence ministry said.", "raided", [(P, "mli-forces")]),
        ("Malian soldiers came. The soldiers then raided a mill.", "raided", [(P, "mli-forces")]),
        ("M23 took a hill. Heavily armed rebels raided a mill.", "raided", [(P, "m23")]),
        ("Fulani herdsmen came. Herdsmen raided a mill.", "raided", [(P, "fulani-militia")]),
        ("Fulani herdsmen came. Unknown herdsmen raided a mill.", "raided", [(P, "Identity militia")]),
    ],
)
def test_a_description_gets_its_name(text: str, trigger: str, expected: list[tuple[str, str]]) -> None:
    assert [a for a in roles_in(text, "en", trigger, "Looting/property destruction") if a[0] == P] == expected


@pytest.mark.parametrize(
    "who",
    ["a man believed to be a commander of the ELN", "two men suspected of being members of the ELN",
     "the man, known as Toto and believed to head", "a woman described as a recruiter for the"],
)  # fmt: skip
def test_a_person_is_of_the_group_that_he_is_thought_to_lead(who: str) -> None:
    text = f"Police arrested {who if 'ELN' in who else f'{who} the ELN'.replace('the the', 'the')} on Monday."
    assert ("target", "eln") in roles_in(text, "en", "arrested", "Arrests")


@pytest.mark.parametrize(
    ("text", "trigger", "event", "expected"),
    [
        ("In an attack on a hamlet M23 killed farmers.", "attack", "Attack", [(P, "m23"), (T, "Civilians")]),
        ("The rockets were fired by Houthi rebels, who hit a depot.", "rockets", "Attack", [(P, "houthis")]),
        ("Fires raged after JNIM stormed the camp and killed Malian soldiers.", "Fires", "Armed clash",
         [(P, "jnim"), (T, "mli-forces")]),
    ],
)  # fmt: skip
def test_other_verbs_name_the_sides(text: str, trigger: str, event: str, expected: list[tuple[str, str]]) -> None:
    assert [a for a in roles_in(text, "en", trigger, event, "nominal") if a in expected] == expected  # type: ignore[arg-type]


def test_an_assailant_who_attacks_without_an_object_is_not_attacked() -> None:
    roles = roles_in("An elder was shot in Goma when an assailant attacked.", "en", "shot", voice="passive")
    assert roles[0] == ("perpetrator", "Political militia")


def test_a_further_telling_adds_the_doer() -> None:
    document = Document("A raid killed six farmers. The raid was carried out by M23.", "en")
    first, second = clause_of(document, "raid", voice="nominal"), clause_of(document, "raid was", voice="nominal")
    slot = actors_of([Extent(first), Extent(second)], document, find_actors(document))
    assert [(a.role, a.actor_id) for a in slot.actors] == [(P, "m23"), (T, None)]


def test_who_riots_acts_though_the_police_do_it_to_them() -> None:
    text = "Protesters in Ambo pelted police in Ambo with stones; the police used tear gas."
    roles = roles_in(text, "en", "used tear gas", "Violent demonstration")
    assert roles == [(P, "Rioters"), (T, "State forces")]


def test_an_acronym_once_explained_is_the_group() -> None:
    text = "The Islamic State (IS) came. IS fighters then raided a mill."
    assert roles_in(text, "en", "raided", "Looting/property destruction")[0] == (P, "islamic-state")


def test_fighters_without_a_name_are_of_the_one_group_named_before() -> None:
    text = "М23 заняло шахту. Бой длился час. Солдаты Чада убили боевиков."
    assert ("target", "m23") in roles_in(text, "ru", "убили", "Armed clash")


def test_where_two_groups_are_named_before_they_are_nobodys() -> None:
    text = "М23 и хуситы заняли шахту. Солдаты Чада убили боевиков."
    assert ("target", "Rebel group") in roles_in(text, "ru", "убили", "Armed clash")
    same = text.replace("боевиков", "тех же боевиков")
    assert ("target", "houthis") in roles_in(same, "ru", "убили", "Armed clash")


def test_soldiers_who_fell_in_battle_fought_the_one_group_named_around() -> None:
    text = "В засаде погибли солдаты Чада. Движение М23 показало видео."
    roles = roles_in(text, "ru", "засаде", "Armed clash", "nominal", True)
    assert ("participant", "m23") in roles


def test_of_two_groups_fighters_are_of_the_one_that_the_text_is_about() -> None:
    text = "Отряды «Аш-Шабаб» вошли в город. «Аш-Шабаб» и «Хамас» спорят. Повстанцы обстреляли базу."
    assert ("perpetrator", "al-shabaab") in roles_in(text, "ru", "обстреляли")


def test_a_state_that_is_accused_did_it() -> None:
    text = "Власти обвиняют Чад в атаке на автомобиль."
    assert roles_in(text, "ru", "атаке", "Air/drone strike", "nominal")[0] == ("perpetrator", "tcd-forces")


def test_two_who_exchange_fire_do_it_to_one_another() -> None:
    text = "Chadian soldiers and ELN rebels exchanged mortar fire near a mill."
    roles = roles_in(text, "en", "mortar fire", "Shelling/artillery/missile attack", "nominal")
    assert {role for role, _ in roles} == {"participant"}


def test_who_comes_under_fire_is_not_who_was_named_before() -> None:
    text = "ELN and FARC rebels left. Two officers were hurt when their car came under fire."
    assert roles_in(text, "en", "came under fire") == [("target", "col-police")]


def test_fighting_without_sides_is_between_the_two_of_the_text() -> None:
    text = "Chadian soldiers met ELN rebels. It rained. It snowed. It hailed. Fighting went on in a village."
    roles = roles_in(text, "en", "Fighting", "Armed clash", "nominal", True)
    assert roles == [("participant", "tcd-forces"), ("participant", "eln")]


def test_a_pronoun_is_its_sentences_subject_before_who_was_named_earlier() -> None:
    text = "M23 left. ELN rebels freed a boy whom they had kidnapped."
    assert roles_in(text, "en", "kidnapped", "Abduction/forced disappearance")[0] == ("perpetrator", "eln")


def test_occupiers_are_russias_where_the_war_is_ukraines_alone() -> None:
    text = "Ukrainian soldiers left. The occupiers shelled a mill."
    assert roles_in(text, "en", "shelled")[0] == ("perpetrator", "rus-forces")


def test_a_terrorist_position_is_the_group_s_that_was_named_before() -> None:
    text = "JNIM burned ten lorries. A jet bombed a terrorist position."
    assert (T, "jnim") in roles_in(text, "en", "bombed", "Air/drone strike")


@pytest.mark.parametrize(
    ("before", "text", "doer"),
    [
        ("The ELN will not talk.", "Two Colombian soldiers were shot by snipers.", "eln"),
        ("TPNPB is ready.", "An Indonesian soldier was shot by a sniper.", "tpnpb"),
        ("The ELN and FARC dissidents fight there.", "Two Colombian soldiers were shot by snipers.", "snipers"),
        ("The Houthis rejected it.", "A soldier was shot by a sniper.", "sniper"),
        ("The ELN will not talk.", "Two Colombian soldiers were shot by gunmen.", "gunmen"),
    ],
)
def test_a_sniper_who_hits_an_army_is_of_the_one_rebel_group_that_fights_it(before: str, text: str, doer: str) -> None:
    document = Document(f"{before}\nIt rained. Buses ran. Shops shut. {text}", "en")
    told = Extent(clause_of(document, "shot", "Armed clash", "passive"))
    first = actors_of([told], document, find_actors(document)).actors[0]
    assert doer in (first.actor_id, first.name)
