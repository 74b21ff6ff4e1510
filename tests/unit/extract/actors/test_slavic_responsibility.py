"""Who did it, where only a later sentence says so, in Russian and Ukrainian; and those who only answer."""

import pytest

from tests.unit.extract.actors.clauses import roles_in

BOMB_RU = "У мельницы сработала бомба, погибли шестеро."
BOMB_UK = "Біля млина спрацювала бомба, загинули шестеро."

RUSSIAN = {
    "Сепаратисты из «Армии освобождения Белуджистана» заявили, что это сделали они.": "bla",
    "Военные возложили вину на «Техрик-е Талибан Пакистан».": "ttp",
    "Ответственность за взрыв министр возлагает на «Боко Харам».": "boko-haram",
    "За взрывом стоит «Аш-Шабаб», считают в полиции.": "al-shabaab",
    "Мину, по версии следствия, заложили хуситы.": "houthis",
}
UKRAINIAN = {
    "Поліція поклала провину на «Боко Харам».": "boko-haram",
    "За нападом стоїть «Аш-Шабаб», кажуть у поліції.": "al-shabaab",
    "Міну, за даними слідства, заклали хусити.": "houthis",
}


@pytest.mark.parametrize("later", RUSSIAN)
def test_a_later_sentence_names_the_doer(later: str) -> None:
    told = roles_in(f"{BOMB_RU} {later}", "ru", "бомба", "Remote explosive/landmine/IED", "nominal")
    assert ("perpetrator", RUSSIAN[later]) in told


@pytest.mark.parametrize("later", UKRAINIAN)
def test_a_later_sentence_names_the_doer_in_ukrainian(later: str) -> None:
    told = roles_in(f"{BOMB_UK} {later}", "uk", "бомба", "Remote explosive/landmine/IED", "nominal")
    assert ("perpetrator", UKRAINIAN[later]) in told


@pytest.mark.parametrize("later", ["Хуситы осудили взрыв.", "Хуситы молчат."])
def test_who_condemns_or_is_silent_did_not_do_it(later: str) -> None:
    told = roles_in(f"{BOMB_RU} {later}", "ru", "бомба", "Remote explosive/landmine/IED", "nominal")
    assert "houthis" not in [party for _, party in told]


def test_control_that_passes_to_an_army_is_the_army_s_deed() -> None:
    text = "Под контроль группировки войск «Север» перешло село Рясное."
    told = roles_in(text, "ru", "Под контроль", "Non-state actor overtakes territory")
    assert told[0] == ("perpetrator", "rus-forces")


def test_a_country_from_whose_side_shots_come_did_it() -> None:
    text = "Позиции азербайджанской армии подверглись обстрелу со стороны Армении."
    told = roles_in(text, "ru", "подверглись обстрелу", "Shelling/artillery/missile attack")
    assert ("perpetrator", "arm-forces") in told


def test_who_says_it_behind_another_name_in_brackets_only_speaks_or_owns_up() -> None:
    text = "Движение «Ансар Аллах» (хуситы) заявило о пуске ракеты по Тель-Авиву."
    assert ("perpetrator", "houthis") in roles_in(text, "ru", "пуске", "Shelling/artillery/missile attack", "nominal")


def test_a_police_station_is_no_doer() -> None:
    told = roles_in("Полицейский участок сожгли боевики хуситов.", "ru", "сожгли", "Looting/property destruction")
    assert told[0] == ("perpetrator", "houthis")


def test_a_relative_clause_is_about_the_name_before_it_and_a_source_is_not_who_follows_the_comma() -> None:
    text = "Поліція розшукує нападників, які вночі розстріляли авто підприємця."
    assert roles_in(text, "uk", "розстріляли")[0] == ("perpetrator", "Political militia")
    cited = "За інформацією прокурорів, уночі ворог атакував Богодухів безпілотниками."
    assert roles_in(cited, "uk", "атакував", "Air/drone strike")[0] == ("perpetrator", "rus-forces")


def test_a_nationality_behind_at_in_the_dative_is_hit() -> None:
    told = roles_in(
        "По греческому танкеру выпустили две ракеты.", "ru", "выпустили", "Shelling/artillery/missile attack"
    )
    assert [role for role, _ in told] == ["target"]


def test_shells_that_go_off_are_their_side_s() -> None:
    told = roles_in("В селе взорвались две тайские мины.", "ru", "взорвались", "Shelling/artillery/missile attack")
    assert told[0][0] == "perpetrator"


def test_a_day_between_a_speaker_and_the_verb_leaves_him_the_speaker() -> None:
    text = "Хуситы в среду заявили о захвате города Мариб."
    assert ("perpetrator", "houthis") in roles_in(
        text, "ru", "захвате", "Non-state actor overtakes territory", "nominal"
    )


def test_a_day_behind_a_doer_makes_no_speaker() -> None:
    text = "Хусити в середу обстріляли Маріб, заявила армія."
    assert roles_in(text, "uk", "обстріляли", "Shelling/artillery/missile attack")[0] == ("perpetrator", "houthis")


def test_assailants_of_a_group_are_the_group() -> None:
    text = "Нападавшие из группировки «Джаиш аль-Адль» обстреляли пост в Захедане."
    told = roles_in(text, "ru", "обстреляли", "Shelling/artillery/missile attack")
    assert told[0] == ("perpetrator", "jaish-al-adl")


def test_assailants_from_a_town_are_no_group() -> None:
    text = "Нападавшие из Захедана обстреляли пост, «Джаиш аль-Адль» осудила это."
    told = roles_in(text, "ru", "обстреляли", "Shelling/artillery/missile attack")
    assert ("perpetrator", "jaish-al-adl") not in told
