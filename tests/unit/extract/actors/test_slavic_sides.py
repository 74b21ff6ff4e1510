"""Sides of a Russian or Ukrainian clause: by the order of its words, by what a side owns, by who confirms."""

import pytest

from schemas.taxonomy import SubEventType
from services.extract.actors import find_actors
from services.extract.model import Voice
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import roles_in

SHELLING: SubEventType = "Shelling/artillery/missile attack"
STRIKE: SubEventType = "Air/drone strike"

OBJECT_FIRST = {
    "Порт обстреляли войска Эритреи.": ("ru", "обстреляли", "eri-forces"),
    "Село обстреляли ВС Азербайджана.": ("ru", "обстреляли", "aze-forces"),
    "В Сааде горит рынок, который обстреляли войска Саудовской Аравии.": ("ru", "обстреляли", "sau-forces"),
    "Місто обстріляли війська Ізраїлю.": ("uk", "обстріляли", "isr-forces"),
    "Горить ферма, яку обстріляли війська Туреччини.": ("uk", "обстріляли", "tur-forces"),
}


@pytest.mark.parametrize("text", OBJECT_FIRST)
def test_who_stands_behind_the_verb_does_it_where_an_object_stands_before(text: str) -> None:
    language, verb, doer = OBJECT_FIRST[text]
    assert roles_in(text, language, verb, SHELLING)[0] == ("perpetrator", doer)


def test_what_stands_before_its_owner_is_taken_and_no_subject() -> None:
    text = "Повстанці заявили, що захопили штаб дивізії суданської армії."
    assert ("perpetrator", "sdn-forces") not in roles_in(text, "uk", "захопили")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("«Птахи Мадяра» уразили склад у Токмаку.", "ukr-forces"),
        ("Дрони «Рубікону» вдарили по Краматорську.", "rus-forces"),
    ],
)
def test_a_unit_is_known_by_its_name_in_quotes(text: str, side: str) -> None:
    assert [m.actor_id for m in find_actors(Document(text, "uk"))] == [side]


def test_weapons_of_unknown_owners_are_no_unknown_people() -> None:
    assert find_actors(Document("Унаслідок атаки невідомих дронів горить склад.", "uk")) == ()
    assert find_actors(Document("Невідомі дронами атакували склад.", "uk"))


@pytest.mark.parametrize("text", ["В Агдаме обстреляли войска Армении.", "Боевые вертолеты обстреляли войска Армении."])
def test_without_such_an_object_or_with_a_subject_they_are_hit(text: str) -> None:
    assert roles_in(text, "ru", "обстреляли", SHELLING) == [("target", "arm-forces")]


def test_the_owner_of_forces_leaves_them_their_case() -> None:
    assert roles_in("Войска Судана убили жителей.", "ru", "убили")[0] == ("perpetrator", "sdn-forces")


SITES: dict[str, tuple[str, str, Voice]] = {
    "Взрыв турецкого склада боеприпасов.": ("ru", "Взрыв", "nominal"),
    "Турецкий склад боеприпасов уничтожен.": ("ru", "уничтожен", "passive"),
    "На турецкой базе прогремели взрывы.": ("ru", "прогремели", "active"),
    "На базе Турции прогремели взрывы.": ("ru", "прогремели", "active"),
    "Знищено турецький склад боєприпасів.": ("uk", "Знищено", "passive"),
    "На базі Туреччини пролунали вибухи.": ("uk", "пролунали", "active"),
    "Ракета влучила у склад Туреччини.": ("uk", "влучила", "active"),
}


@pytest.mark.parametrize("text", SITES)
def test_whose_base_or_depot_it_is_is_hit(text: str) -> None:
    language, trigger, voice = SITES[text]
    assert roles_in(text, language, trigger, SHELLING, voice) == [("target", "tur-forces")]


def test_from_whose_base_it_is_launched_does_it() -> None:
    assert roles_in("С базы хуситов выпустили ракету.", "ru", "выпустили", SHELLING) == [("perpetrator", "houthis")]


def test_what_is_lost_is_its_owner_s_loss_and_no_blow_of_his() -> None:
    text = "В результате удара по гавани ВСУ уничтожили катер оккупантов."
    told = roles_in(text, "ru", "удара", STRIKE, "nominal")
    assert told == [("perpetrator", "ukr-forces"), ("target", "rus-forces")]
    text = "Минус два танка боевиков: армия Чада нанесла удар по колонне."
    told = roles_in(text, "ru", "нанесла удар", STRIKE)
    assert told == [("perpetrator", "tcd-forces"), ("target", "Rebel group")]


@pytest.mark.parametrize(
    ("text", "language", "doer"),
    [
        ("ЦАХАЛ подтвердил удар по Тиру.", "ru", "isr-forces"),
        ("СБУ підтвердила успішну атаку на верф.", "uk", "ukr-intelligence"),
    ],
)
def test_an_army_that_confirms_a_strike_made_it(text: str, language: str, doer: str) -> None:
    trigger = "удар" if "удар" in text else "атаку"
    assert ("perpetrator", doer) in roles_in(text, language, trigger, STRIKE, "nominal")


@pytest.mark.parametrize("text", ["ЦАХАЛ сообщил об ударе по Ашкелону.", "Иран подтвердил удар по Исфахану."])
def test_who_only_reports_it_or_is_a_land_may_be_hit(text: str) -> None:
    trigger = "ударе" if "ударе" in text else "удар"
    assert roles_in(text, "ru", trigger, STRIKE, "nominal") == []


def test_who_helps_stands_beside_the_doer() -> None:
    text = "Движение «М23» при поддержке руандийской армии заняло Букаву."
    told = roles_in(text, "ru", "заняло", "Non-state actor overtakes territory")
    assert told == [("perpetrator", "m23"), ("perpetrator", "rwa-forces")]


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("Как рассказали жители, ночью США атаковали порт.", "ru", "атаковали"),
        ("Минулої середи, коли США атакували порт, було тихо.", "uk", "атакували"),
    ],
)
def test_an_indeclinable_state_is_the_subject_where_a_clause_begins(text: str, language: str, verb: str) -> None:
    assert ("perpetrator", "usa-forces") in roles_in(text, language, verb, STRIKE)


def test_a_name_before_a_colon_makes_no_attack_behind_it() -> None:
    text = "Турецкая почта: после ракетного удара закрыты отделения."
    assert roles_in(text, "ru", "ракетного удара", SHELLING, "nominal") == []


def test_the_source_behind_a_headline_s_dash_is_not_hit() -> None:
    text = "Хуситы нанесли удар по складам в порту – генштаб Судана"
    assert ("target", "sdn-forces") not in roles_in(text, "ru", "нанесли удар", STRIKE)


NAMES = {
    "бойцы ЦАХАЛа": ("ru", "isr-forces"),
    "удар по «Хезболле»": ("ru", "hezbollah"),
    "войска Асада": ("ru", "syr-forces"),
    "агенты «Моссада»": ("ru", "isr-intelligence"),
    "силы Тыграя": ("ru", "tplf"),
    "морская пехота США": ("ru", "usa-forces"),
    "удар по ХАМАСу": ("uk", "hamas"),
    "найманці «Вагнера»": ("uk", "wagner-group"),
    "загони Африканського корпусу": ("uk", "africa-corps"),
    "війська рф": ("uk", "rus-forces"),
}


@pytest.mark.parametrize("text", NAMES)
def test_groups_are_known_in_every_case(text: str) -> None:
    language, party = NAMES[text]
    assert party in [m.actor_id for m in find_actors(Document(f"Повідомляють: {text}.", language))]


def test_names_of_officials_tell_for_whom_a_text_speaks() -> None:
    text = "Как сообщил Денис Пушилин, противник обстрелял рынок."
    assert roles_in(text, "ru", "обстрелял", SHELLING)[0] == ("perpetrator", "ukr-forces")
    text = "По словам Олега Синегубова, противник обстрелял рынок."
    assert roles_in(text, "ru", "обстрелял", SHELLING)[0] == ("perpetrator", "rus-forces")


@pytest.mark.parametrize(
    "text", ["В Эль-Фашере боевики хуситов казнили жителей.", "В Порт-о-Пренсе боевики хуситов казнили жителей."]
)
def test_a_name_with_a_hyphen_parts_a_party_from_the_preposition_before_it(text: str) -> None:
    assert roles_in(text, "ru", "казнили")[0] == ("perpetrator", "houthis")


def test_two_states_share_a_noun() -> None:
    text = "Индийские и пакистанские военные обменялись огнём."
    told = roles_in(text, "ru", "обменялись огнём", "Armed clash", "active", True)
    assert told == [("participant", "ind-forces"), ("participant", "pak-forces")]


def test_people_between_whom_there_is_fighting_take_part() -> None:
    text = "В столкновениях между фермерами и скотоводами погибли люди."
    told = roles_in(text, "ru", "столкновениях", "Armed clash", "nominal", True)
    assert told[:2] == [("participant", "Civilians"), ("participant", "Identity militia")]


def test_a_relative_clause_at_the_end_names_no_source() -> None:
    text = "У Ходейді горить завод, який атакували урядові війська."
    assert roles_in(text, "uk", "атакували", STRIKE)[0] == ("perpetrator", "State forces")
    text = "В Ходейде горит завод, который обстреляли местные власти."
    assert roles_in(text, "ru", "обстреляли", SHELLING)[0][0] == "perpetrator"


def test_what_a_thing_was_damaged_with_did_it() -> None:
    text = "Из-за повреждения моста турецкой ракетой движение закрыто."
    assert roles_in(text, "ru", "повреждения", SHELLING, "nominal") == [("perpetrator", "tur-forces")]


def test_a_verb_is_no_form_of_its_participle() -> None:
    text = "При ракетном ударе по городу никто не пострадал."
    assert [m.name for m in find_actors(Document(text, "ru"))] == []


def test_land_under_occupation_is_struck_by_those_whose_it_is() -> None:
    told = roles_in("Дрони вдарили по складу в окупованому Алчевську.", "uk", "вдарили", STRIKE)
    assert told == [("perpetrator", "ukr-forces"), ("target", "RUS")]
    told = roles_in("Загарбники вдарили по окупованому Алчевську.", "uk", "вдарили", STRIKE)
    assert told[0] == ("perpetrator", "rus-forces")


def test_an_explosion_there_may_be_nobody_s() -> None:
    assert roles_in("В окупованому Алчевську вибухнув склад.", "uk", "вибухнув", SHELLING) == []


def test_of_another_war_s_occupied_land_nothing_is_known() -> None:
    text = "Ракета упала в оккупированном городе, сообщили войска Израиля."
    assert ("perpetrator", "ukr-forces") not in roles_in(text, "ru", "упала", SHELLING)
