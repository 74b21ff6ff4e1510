"""Who counts: names, families, those who died later, prisoners; and sums of many events that are no event's."""

from __future__ import annotations

import pytest

from services.extract.casualties.vocabulary import vocabulary
from tests.unit.extract.casualties.test_casualties import figures

_ = None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Rosa Mendez, 52, was shot dead by masked men.", "en", (1, _, _)),
        ("Omar Haddad, 40, his wife Lina, 36, and their son Sami, 7, were killed.", "en", (3, _, _)),
        ("Gunmen killed Farid Al Nouri outside his shop.", "en", (1, _, _)),
        ("Rebels killed Boko Haram fighters.", "en", (_, _, _)),
        ("The shell killed a man, his wife and their three children.", "en", (5, _, _)),
        ("Погибли мужчина, его жена и трое их детей.", "ru", (5, _, _)),
        ("Погибли Омар Хаддад, его жена Лина и их сын Сами.", "ru", (3, _, _)),
        ("Убиты мэр, его охранник и водитель.", "ru", (3, _, _)),
        ("Загинули чоловік, його дружина та двоє їхніх синів.", "uk", (4, _, _)),
        ("Подружжя загинуло від уламків.", "uk", (2, _, _)),
        ("Загинули водій і 70-річна пасажирка.", "uk", (2, _, _)),
        ("Двоє волонтерів, 24-річний водій і його напарниця зі Львова, загинули.", "uk", (2, _, _)),
        ("Уламками поранено пасічника.", "uk", (_, 1, _)),
        ("Вибухова хвиля травмувала студентку.", "uk", (_, 1, _)),
        ("Двоє окупантів здалися.", "uk", (_, _, 2)),
        ("Окупанти повезли у невідомому напрямку двох вчителів.", "uk", (_, _, 2)),
        ("Дрон убив подружжя пенсіонерів.", "uk", (2, _, _)),
        ("Щонайменше 75 вірян убито внаслідок удару дрона бойовиків.", "uk", (75, _, _)),
        ("В Одесі застрелили екснардепа Івана Петренка.", "uk", (1, _, _)),
        ("Сторож та місцева школярка загинули.", "uk", (2, _, _)),
        ("Ранены водитель и пожилая пассажирка.", "ru", (_, 2, _)),
        ("Ранены двое 20-летних мужчин и семилетняя девочка.", "ru", (_, 3, _)),
        ("За словами мера, двоє водіїв загинули.", "uk", (2, _, _)),
        ("Поліція затримала вантажника, 30-річного жителя Лубен.", "uk", (_, _, 1)),
    ],
)
def test_names_and_families(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The blast wounded nine people. Two of the wounded later died.", "en", (2, 9, _)),
        ("Ранены девять человек. Двое из них позже скончались.", "ru", (2, 9, _)),
        ("Поранено дев'ятьох людей. Двоє з них згодом померли.", "uk", (2, 9, _)),
        ("A farmer was fatally wounded by shrapnel.", "en", (1, _, _)),
        ("Three troopers paid the supreme price.", "en", (3, _, _)),
        ("В больницу доставили 17 раненых и четыре тела.", "ru", (4, 17, _)),
        ("Пастуху миной оторвало ногу.", "ru", (_, 1, _)),
        ("Одну жінку дістали з-під завалів мертвою.", "uk", (1, _, _)),
        ("Двух жителей нашли без признаков жизни.", "ru", (2, _, _)),
        ("Троє мешканців дістали опіки.", "uk", (_, 3, _)),
        ("Поранено двох трактористів 34 і 50 років.", "uk", (_, 2, _)),
        ("От удара погибли 30 коз.", "ru", (_, _, _)),
    ],
)
def test_the_dead_and_the_hurt(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The fort fell and 47 soldiers surrendered.", "en", (_, _, 47)),
        ("Raiders made off with fourteen women.", "en", (_, _, 14)),
        ("Raiders made off with fourteen goats.", "en", (_, _, _)),
        ("Бандиты увели с собой четырнадцать женщин.", "ru", (_, _, 14)),
        ("Бойцы похитили в селе учительницу.", "ru", (_, _, 1)),
        ("Чотирнадцятьох жінок бандити забрали із собою.", "uk", (_, _, 14)),
    ],
)
def test_those_led_away(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A strike killed two men, bringing the death toll since March to 5,310.", "en", (2, _, _)),
        ("This year 800 villagers have been killed.", "en", (_, _, _)),
        ("More than 900 people were killed in the past two years.", "en", (_, _, _)),
        ("Убиты двое, число погибших с марта достигло 5310.", "ru", (2, _, _)),
        ("За год убиты 300 человек.", "ru", (_, _, _)),
        ("Вбито двох, кількість загиблих від початку року сягнула 530.", "uk", (2, _, _)),
    ],
)
def test_sums_of_many_events(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Five passengers, not four as first said, were hurt.", "en", (_, 5, _)),
        ("Two men, whom police take for rebels, were killed.", "en", (2, _, _)),
        ("Двое жителей, которых полицейские считают боевиками, убиты.", "ru", (2, _, _)),
        ("Троє селян, яких солдати вважали партизанами, загинули.", "uk", (3, _, _)),
        ("Two guards of the mayor and a passing girl perished.", "en", (3, _, _)),
        ("Ten people, two of them children, died.", "en", (10, _, _)),
        ('Mines went off, killing "no fewer than ten".', "en", (10, _, _)),
        ("The blast killed both occupants.", "en", (2, _, _)),
        ("He is 49 and was wounded.", "en", (_, 1, _)),
        ("Машинисты не пострадали.", "ru", (0, 0, _)),
        ("Контузію дістала мешканка.", "uk", (_, 1, _)),
        ("Четверо прохожих получили порезы и ожоги.", "ru", (_, 4, _)),
        ("Police came, without giving a toll.", "en", (_, _, _)),
        ("Two more bodies were found. In all, five people died.", "en", (5, _, _)),
        ("Rebels took the base. They said they had captured 60 policemen.", "en", (_, _, 60)),
        ("A jet bombed the market at noon. Another 68 people were hurt.", "en", (_, 68, _)),
    ],
)
def test_asides_members_and_what_goes_on(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He died on the way to hospital.", "en", (1, _, _)),
        ("Він помер дорогою до лікарні.", "uk", (1, _, _)),
        ("З-під завалів дістали тіло жінки.", "uk", (1, _, _)),
        ("Ten jawans of the River Guard and a driver were martyred.", "en", (11, _, _)),
        ("At least 22 people have been killed since the unrest began.", "en", (_, _, _)),
        ("Раненых стало девять, двое в коме.", "ru", (_, 9, _)),
        ("Людей не зачепило.", "uk", (0, 0, _)),
        ("Police put at 27 the number of people abducted.", "en", (_, _, 27)),
        ("A drone hit a house. A woman born in 1958 was killed.", "en", (1, _, _)),
        ("Снаряд влучив у дім. Загинув чоловік 1959 року народження.", "uk", (1, _, _)),
        ("A drone hit a house. Two men were killed, he told the Post on Saturday.", "en", (2, _, _)),
        ("A drone hit a house. Two men were killed on Saturday.", "en", (_, _, _)),
    ],
)
def test_pronouns_bodies_and_days_that_are_no_events(
    text: str, language: str, expected: tuple[int | None, ...]
) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Rebels lost four men and killed eleven soldiers.", "en", (15, _, _)),
        ("The army lost two soldiers, killing nine insurgents.", "en", (11, _, _)),
        ("Военные потеряли четверых бойцов, убив девять боевиков.", "ru", (13, _, _)),
        ("Військові втратили чотирьох бійців і вбили дев'ятьох бойовиків.", "uk", (13, _, _)),
        ("The army said it killed nine rebels, while rebels said they lost two men.", "en", (2, _, _)),
    ],
)
def test_the_dead_of_both_sides(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bandits killed six farmers and kidnapped an unspecified number of women.", (6, _, _)),
        ("A bomb killed a watchman and injured a motorcyclist.", (1, 1, _)),
        ("The raid killed a commander known as Isah Dogo and 12 of his men.", (13, _, _)),
        ("The strike killed the commander, Abu Bilal, and at least 20 of his men.", (21, _, _)),
        ("The blast killed a trader, Musa Sani, and wounded three women.", (1, 3, _)),
    ],
)
def test_a_name_stands_between_two_members(text: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize("word", ["сапера", "ребенка", "летчика", "волонтера", "медсестер"])
def test_russian_people_are_counted_without_the_dots_of_yo(word: str) -> None:
    assert word in vocabulary("ru").words
