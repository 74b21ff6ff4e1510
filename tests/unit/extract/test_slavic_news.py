"""Constructions of Russian and Ukrainian news that no single part of the extractor reads alone."""

from __future__ import annotations

import pytest

from schemas.report import Count
from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms
from tests.unit.extract.test_terse import reports, sides


def best(count: Count | None) -> int | None:
    return count.best if count else None


FUTURE = {
    "Индия ответит ракетными ударами по лагерям боевиков, если нападения продолжатся.": "ru",
    "Эфиопия пообещала, что нанесёт авиаудары по Асмэре.": "ru",
    "Індія відповість ракетними ударами по таборах бойовиків.": "uk",
    "Ефіопія пообіцяла, що завдасть авіаударів по Асмері.": "uk",
    "Митинг в Тбилиси, назначенный на пятницу, отменили.": "ru",
}


@pytest.mark.parametrize("text", FUTURE)
def test_what_a_verb_in_the_future_announces_has_not_happened(text: str) -> None:
    assert reports(text, FUTURE[text]) == ()


def test_a_day_that_something_is_appointed_for_is_no_other_events() -> None:
    (report,) = reports("Забастовка, назначенная на пятницу, отменена; митинг в Тбилиси собрал сотни человек.", "ru")
    assert str(report.when.end) == "2025-03-12"


ARRESTED = {
    "ФСБ задержала в Пензе мужчину, который поджёг вышку связи.": "ru",
    "СБУ затримала в Ізмаїлі чоловіка, який підпалив релейну шафу.": "uk",
}


@pytest.mark.parametrize("text", ARRESTED)
def test_an_arrest_is_the_news_and_not_what_the_arrested_had_done(text: str) -> None:
    (report,) = reports(text, ARRESTED[text])
    assert report.sub_event_type == "Arrests"
    assert best(report.casualties.captured) == 1


def test_what_is_found_with_the_arrested_is_of_the_arrest() -> None:
    text = "ФСБ задержала в Пензе троих мужчин. По данным ведомства, бомба была обезврежена на месте."
    assert [report.sub_event_type for report in reports(text, "ru")] == ["Arrests"]


FIGURES = {
    "При обстреле Никополя один человек погиб, второй ранен.": ("ru", 1, 1),
    "Унаслідок обстрілу Нікополя один чоловік загинув, інший поранений.": ("uk", 1, 1),
    "При взрыве смертника в Кветте погибли семь солдат, 19 человек, включая детей, ранены.": ("ru", 7, 19),
}


@pytest.mark.parametrize("text", FIGURES)
def test_the_figures_of_killed_and_injured_are_told_apart(text: str) -> None:
    language, killed, injured = FIGURES[text]
    (report,) = reports(text, language)
    assert best(report.casualties.killed) == killed
    assert best(report.casualties.injured) == injured


def test_a_toll_may_stand_before_what_it_is_of() -> None:
    (report,) = reports("Число погибших выросло до девяти. Дом в Краматорске разрушила авиабомба.", "ru")
    assert best(report.casualties.killed) == 9


def test_a_toll_of_another_place_is_not_the_events() -> None:
    (report,) = reports("Число погибших в Ровно выросло до девяти. В Краматорске дом разрушила авиабомба.", "ru")
    assert report.casualties.killed is None


SIDES = {
    "Ответственность за взрыв в Кветте взяла на себя группировка «Маджид».": ("perpetrator", "Rebel group"),
    "Армейцы и силовики Нигера оцепили дом в Агадесе, двое боевиков были ликвидированы.": (
        "perpetrator",
        "State forces",
    ),
    "Солдаты открыли огонь по толпе на площади в Хомсе.": ("target", "Civilians"),
}


@pytest.mark.parametrize("text", SIDES)
def test_the_side_that_other_words_of_the_sentence_tell(text: str) -> None:
    (report,) = reports(text, "ru")
    assert SIDES[text] in {(actor.role, actor.category) for actor in report.actors}


def test_the_police_at_a_protest_do_not_make_it() -> None:
    (report,) = reports("В Ереване прошла акция протеста оппозиции. Полиция составила шесть протоколов.", "ru")
    assert sides(report) == {("perpetrator", "Protesters")}


def test_a_word_listed_in_full_keeps_the_classes_of_its_stem() -> None:
    (report,) = reports("Боевики захватили троих фермеров в Маради.", "ru")
    assert report.sub_event_type == "Abduction/forced disappearance"


PLACED = {
    "Войска РФ нанесли удар управляемыми бомбами по Рясному.": "ru",
    "Прикордонники Таджикистану вбили контрабандиста біля Хорога.": "uk",
}


@pytest.mark.parametrize("text", PLACED)
def test_the_country_whose_forces_act_is_not_where_they_do(text: str) -> None:
    toponyms = find_toponyms(Document(text, PLACED[text]))
    assert [t.role for t in toponyms] == ["actor", "context"]


PARTS = {
    "По Запорожью ударили ракетой, а Николаев атаковали десять «Шахедов», восемь из которых сбиты.": "ru",
    "Боевики из миномёта обстреляли село Случовск, а по посёлку Белая Берёзка нанесли удар дроном.": "ru",
    "По Запоріжжю вдарили ракетою, а Миколаїв атакували десять «Шахедів», вісім з яких збито.": "uk",
}


@pytest.mark.parametrize("text", PARTS)
def test_what_befalls_two_towns_in_one_sentence_is_two_events(text: str) -> None:
    kinds = [report.sub_event_type for report in reports(text, PARTS[text])]
    assert kinds == ["Shelling/artillery/missile attack", "Air/drone strike"]


def test_a_day_of_somebody_described_is_not_the_events() -> None:
    (report,) = reports("Тело похищенного в январе старосты нашли в Мелитополе со следами пыток.", "ru")
    assert str(report.when.end) == "2025-03-12"


def test_where_an_army_fell_back_to_is_no_event_of_its_own() -> None:
    text = "Повстанцы М23 вошли в Увиру. После боя конголезская армия отступила к Бараке."
    assert len(reports(text, "ru")) == 1


def test_attempts_are_no_torture() -> None:
    (report,) = reports("Россияне пытались закрепиться в Юнаковке, атака отбита.", "ru")
    assert report.event_type == "Battles"


ROADS = {
    "Жители села перекрыли федеральную трассу «Кавказ». 14 человек доставлены в отдел полиции.": "ru",
    "Мешканці села перекрили об'їзну дорогу під Актау. 14 людей доставлено до відділку.": "uk",
}


@pytest.mark.parametrize("text", ROADS)
def test_a_road_that_people_blocked_may_be_described(text: str) -> None:
    (report,) = reports(text, ROADS[text])
    assert report.sub_event_type == "Protest with intervention"


LEFT_OUT = {
    "Расстрелянный в 2016 году в Анкаре посол удостоен звания героя.": "ru",
    "Теракт в Рязани, как уверяет ФСБ, сорван.": "ru",
    "Полицейские провели рейд на овощной базе в Уфе.": "ru",
}


@pytest.mark.parametrize("text", LEFT_OUT)
def test_what_is_told_by_the_way_or_did_not_come_about_is_no_event(text: str) -> None:
    assert reports(text, LEFT_OUT[text]) == ()


KINDS = {
    "Сорван теракт: СБУ передала исполнителю в Рязани сумку с взрывчаткой.": ("ru", "Disrupted weapons use"),
    "В Кудымкаре неизвестный бросил бутылку с горючей смесью в военкомат.": (
        "ru",
        "Looting/property destruction",
    ),
    "У Бердянську невідомі закидали коктейлями Молотова відділок поліції.": ("uk", "Violent demonstration"),
    "Минобороны Армении сообщило о гибели сапёра при разминировании под Вайком.": (
        "ru",
        "Remote explosive/landmine/IED",
    ),
    "Масиси снова перешёл к повстанцам М23.": ("ru", "Non-state actor overtakes territory"),
    "Талибы застрелили бывшего полицейского у его дома в Герате.": ("ru", "Attack"),
    "Вражеский дрон догнал велосипедиста на окраине Краснополья.": ("ru", "Air/drone strike"),
    "Ворожий дрон наздогнав велосипедиста на околиці Краснопілля.": ("uk", "Air/drone strike"),
}


@pytest.mark.parametrize("text", KINDS)
def test_words_of_a_class_tell_its_event(text: str) -> None:
    language, kind = KINDS[text]
    assert [report.sub_event_type for report in reports(text, language)] == [kind]


def test_who_is_told_of_behind_a_comma_is_not_among_the_dead() -> None:
    text = "При ударе дрона погибли двое сотрудников почты в Купянске, водителя с ампутацией ноги доставили в больницу."
    (report,) = reports(text, "ru")
    assert best(report.casualties.killed) == 2


def test_who_stands_before_an_adverb_is_a_person() -> None:
    (report,) = reports("Боевики застрелили военного прямо у его дома в Гао.", "ru")
    assert best(report.casualties.killed) == 1


def test_a_foe_behind_an_adjective_is_behind_its_preposition() -> None:
    text = "Ополчение «Фано» заявило, что взяло под контроль город Мерави после боёв с федеральной армией."
    (report,) = reports(text, "ru")
    assert ("perpetrator", "fano") in sides(report)
    assert ("perpetrator", "eth-forces") not in sides(report)


OF_GROUPS = {
    "Нацгвардия Мексики задержала в Толуке одного из главарей картеля Халиско.": ("ru", "target", "cjng"),
    "У Толуці солдати затримали двох із ватажків картелю Халіско.": ("uk", "target", "cjng"),
    "Полиция Гаити ведёт бои с «Вив Ансанм». Банда ответила нападением на Кабаре.": ("ru", "perpetrator", "viv-ansanm"),
}


@pytest.mark.parametrize("text", OF_GROUPS)
def test_some_of_a_group_and_its_noun_are_the_group(text: str) -> None:
    language, role, group = OF_GROUPS[text]
    assert (role, group) in {side for report in reports(text, language) for side in sides(report)}


COUNTED = {
    "Двух жителей Скадовска ФСБ задержала на блокпосту.": ("ru", "captured", 2),
    "Кафе в Триполи закидали гранатами. Четверым посетителям потребовалась медицинская помощь.": ("ru", "injured", 4),
    "Самолёт сбросил бомбы на монастырь: 23 погибших, включая четырёх детей, около 30 раненых.": ("ru", "injured", 30),
    "У Чернігові дрон влучив у кафе, трьом відвідувачам надано медичну допомогу.": ("uk", "injured", 3),
}


@pytest.mark.parametrize("text", COUNTED)
def test_people_are_counted_before_their_verb_and_in_every_case(text: str) -> None:
    language, kind, number = COUNTED[text]
    (report,) = reports(text, language)
    assert best(getattr(report.casualties, kind)) == number


def test_a_rally_of_today_is_told_beside_an_anniversary() -> None:
    text = "Двадцать лет назад в Андижане расстреляли толпу; в Берлине у посольства прошёл пикет."
    assert [report.sub_event_type for report in reports(text, "ru")] == ["Peaceful protest"]


def test_a_day_to_come_is_of_its_own_clause() -> None:
    (report,) = reports("С 1 августа вводится перемирие, однако ночью Россия выпустила по Киеву 30 «Шахедов».", "ru")
    assert report.sub_event_type == "Air/drone strike"


def test_who_did_something_else_before_is_not_arrested() -> None:
    (report,) = reports("Армия оцепила район в Триполи, задержаны пятеро.", "ru")
    assert ("target", "State forces") not in sides(report)


def test_shots_at_a_police_post_are_no_artillery() -> None:
    (report,) = reports("В Ингушетии обстреляли пост ДПС, двое полицейских скончались.", "ru")
    assert report.sub_event_type == "Armed clash"


def test_a_people_behind_a_hyphen_names_the_fighters() -> None:
    (report,) = reports("Боевики-туареги напали на армейский пост в Гао.", "ru")
    assert ("perpetrator", "azawad-liberation-front") in sides(report)


ADDED = {
    "Дрон врезался в дом в Ижевске, погибли трое рабочих завода «Купол», 45 человек в больнице.": (
        "killed",
        3,
    ),
    "Ракета попала в больницу «Сорока» в Беэр-Шеве, ранен 71 человек.": ("injured", 71),
}


@pytest.mark.parametrize("text", ADDED)
def test_a_noun_that_does_not_agree_and_a_name_are_no_count_of_things(text: str) -> None:
    kind, number = ADDED[text]
    (report,) = reports(text, "ru")
    assert best(getattr(report.casualties, kind)) == number


def test_a_group_that_takes_responsibility_takes_no_town() -> None:
    text = "В Пахалгаме расстреляны 26 туристов, ответственность взял на себя «Фронт сопротивления»."
    assert [report.sub_event_type for report in reports(text, "ru")] == ["Attack"]


def test_a_street_named_after_a_country_is_not_there() -> None:
    (report,) = reports("Дрон ударил по дому на улице Розы Люксембург в Таганроге, погибла женщина.", "ru")
    assert "LUX" not in {actor.country for actor in report.actors}
    assert [t.written for t in find_toponyms(Document("Дрон упал на улице Розы Люксембург.", "ru"))] == []


def test_who_accuses_is_not_who_did_it() -> None:
    text = "Сирийские демократические силы обвинили отряды Дамаска в обстреле Дейр-Хафира: ранены семь жителей."
    (report,) = reports(text, "ru")
    assert ("perpetrator", "syrian-democratic-forces") not in sides(report)


def test_prisoners_who_were_sentenced_are_swapped() -> None:
    (report,) = reports("Обмен пленными провели 10 марта на границе: среди них осуждённый в Ростове моряк.", "ru")
    assert report.sub_event_type == "Agreement"


def test_rulers_who_break_up_a_protest_do_not_make_it() -> None:
    (report,) = reports("В Кабуле талибы разогнали выстрелами в воздух протест владелиц салонов.", "ru")
    assert ("target", "taliban") in sides(report)


DATED = {
    "В Тбилиси в понедельник дрон ударил по складу. Днём ранее дрон ударил по Гори.": ("ru", "2025-03-09"),
    "В Тбилиси в понедельник дрон ударил по складу. Двумя днями ранее дрон ударил по Гори.": ("ru", "2025-03-08"),
    "В Тбилиси в понедельник дрон ударил по складу. Утром того же дня дрон ударил по Гори.": ("ru", "2025-03-10"),
    "В Одесі в понеділок дрон ударив по складу. Тижнем раніше дрон ударив по Сумах.": ("uk", "2025-03-03"),
}


@pytest.mark.parametrize("text", DATED)
def test_days_are_counted_back_in_the_instrumental(text: str) -> None:
    language, day = DATED[text]
    assert str(reports(text, language)[-1].when.start) == day
