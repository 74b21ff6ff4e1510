"""Two events of one kind in one sentence, and sentences that look alike but tell one."""

import pytest

from tests.unit.extract.events.told import events, types

TWO = {
    "English, two days": (
        "en",
        "Gunmen killed nine villagers near Gwoza on Sunday and came back on Monday evening and shot two more.",
    ),
    "Ukrainian, two days": (
        "uk",
        "Банда в суботу вбила під Ґоннаївом шістьох торговців, а в неділю повернулася й застрелила ще трьох.",
    ),
    "Russian, two days": (
        "ru",
        "В понедельник боевики убили под Гао пятерых торговцев, а в среду вернулись и расстреляли ещё двоих.",
    ),
    "a day counted from another event's": (
        "en",
        "Soldiers shelled Kashuga on Friday, two days after rebels captured Nyanzale, residents said.",
    ),
    "hours counted from it": (
        "en",
        "Gunmen killed six men in Gao, hours after jihadists ambushed a convoy near Kidal.",
    ),
    "two verbs, each with its place": ("en", "Russian troops shelled Nikopol and drones struck Marhanets."),
    "two verbs, each with its place, Ukrainian": ("uk", "Росіяни обстріляли Нікополь й атакували Марганець дронами."),
    "two verbs, each with its place, Russian": (
        "ru",
        "Ночью ВСУ обстреляли Шебекино и атаковали Грайворон беспилотниками.",
    ),
    "after it, Ukrainian": (
        "uk",
        "Ізраїль завдав удару по півдню Лівану після того, як у Рафаху бойовики обстріляли патруль.",
    ),
    "two places that lead, Ukrainian": ("uk", "Школу в Мерефі росіяни обстріляли, а по Козачій Лопані вдарили КАБом."),
    "what an event led to": ("en", "The killing of a priest in Kano on Sunday sparked protests in Kaduna on Monday."),
    "what an event led to, Russian": (
        "ru",
        "Убийство священника в Кано в воскресенье вызвало протесты в Кадуне в понедельник.",
    ),
    "a day counted, Russian": (
        "ru",
        "В пятницу армия обстреляла Алеппо, через два дня после того, как повстанцы захватили Идлиб.",
    ),
    "a day counted, Ukrainian": (
        "uk",
        "У п'ятницю армія обстріляла Алеппо, через день після того, як повстанці захопили Ідліб.",
    ),
    "Ukrainian, two places": ("uk", "У Херсоні дрон атакував маршрутку, в Білозерці від обстрілу загинув чоловік."),
    "Russian, two places": ("ru", "В Каменке дрон ударил по автобусу, в Васильевке от сброса с коптера погиб пастух."),
}
ONE = {
    "a list of days": ("en", "Shells hit Nikopol on Monday and Tuesday, killing two people."),
    "who dies later": (
        "en",
        "Shells hit a bus in Nikopol on Friday and one of the wounded died on Monday.",
    ),
    "who dies of it": ("en", "A teacher died in Gao on Friday, two days after he was shot by rebels."),
    "who dies later, Ukrainian": ("uk", "У п'ятницю снаряд поранив двох водіїв, а в неділю один із них помер."),
    "days of a list, Russian": ("ru", "Боевики обстреливали Гао в понедельник и во вторник, погибли двое торговцев."),
    "a part of the town": ("ru", "Дрон атаковал Херсон, в Днепровском районе ранена женщина."),
    "the border beside it": (
        "ru",
        "Четверо рыбаков убиты под Херсоном, на границе с Молдавией их лодку расстреляли из пулемёта.",
    ),
    "the region around it": ("uk", "Росіяни обстріляли Харківську область, у Чугуєві поранено жінку."),
}


@pytest.mark.parametrize("name", TWO)
def test_another_day_or_place_is_another_event(name):
    language, text = TWO[name]
    assert len(events(text, language)) == 2


@pytest.mark.parametrize("name", ONE)
def test_what_belongs_to_an_event_is_none_of_its_own(name):
    language, text = ONE[name]
    assert len(events(text, language)) == 1


def test_each_of_two_is_of_the_kind_that_its_own_words_tell():
    text = "У вівторок дрон поранив водія в Нікополі, а в середу артилерія обстріляла те саме місто."
    assert types(text, "uk") == ["Air/drone strike", "Shelling/artillery/missile attack"]


def test_the_words_of_an_event_end_where_its_day_is_counted_from_another():
    (event,) = events("The army shelled Kidal on Friday, a day after an attack by rebels on Gao.")
    assert event.main.candidate.clause.sentence.text[: event.main.candidate.clause.end].endswith("on Friday, ")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The rebels, who captured Bunagana last month, shelled Rutshuru on Tuesday.", "en", "shelled"),
        ("Повстанцы, которые в мае захватили Бунагану, во вторник обстреляли Рутшуру.", "ru", "обстреляли"),
        ("Повстанцы, захватившие в мае Бунагану, во вторник обстреляли Рутшуру.", "ru", "обстреляли"),
        ("The attack in Djibo, which killed 12 people on Sunday, was claimed by JNIM.", "en", "killed"),
    ],
)
def test_what_is_said_of_somebody_by_the_way_gives_way_to_the_news(text, language, expected):
    (event,) = events(text, language)
    trigger = event.main.candidate.clause.trigger
    assert text[trigger.start : trigger.end] == expected


def test_the_words_of_an_event_end_where_it_is_held_against_an_older_one():
    (event,) = events(
        "Militants killed five soldiers in Leh in the deadliest attack since a blast killed 40 in Pulwama."
    )
    clause = event.main.candidate.clause
    assert clause.sentence.text[clause.start : clause.end].endswith("attack ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels shelled the town of Uvira and government warplanes bombed a bridge near Sange.",
            ["Shelling/artillery/missile attack", "Air/drone strike"],
        ),
        (
            "Jihadists opened fire on a military vehicle at Kumbo, killing two, and soldiers later torched five shops.",
            ["Armed clash", "Looting/property destruction"],
        ),
        (
            "A drone strike killed a commander and a car bomb wounded 20 people near Gao.",
            ["Air/drone strike", "Remote explosive/landmine/IED"],
        ),
        ("Gunmen attacked a village near Jos on Sunday and soldiers repelled the attackers.", ["Armed clash"]),
        (
            "Herdsmen and farmers fought with guns in Lamurde, leaving 17 dead; troops deployed to restore calm "
            "shelled a village.",
            ["Armed clash", "Shelling/artillery/missile attack"],
        ),
        (
            "Residents of Sfax took to the streets on Sunday after police shot dead two youths.",
            ["Peaceful protest", "Attack"],
        ),
        ("Protests erupted in Sfax after police shot dead two protesters.", ["Excessive force against protesters"]),
        (
            "Soldiers were deployed to Jos after gunmen killed 12 people on Friday.",
            ["Change to group/activity", "Attack"],
        ),
        (
            "Rebels looted a warehouse in Mayendit before government forces recaptured the town.",
            ["Looting/property destruction", "Government regains territory"],
        ),
        ("Soldiers clashed with rioters in Kano and police fired tear gas.", ["Violent demonstration"]),
    ],
)
def test_a_clause_with_a_subject_of_its_own_tells_an_event_of_its_own(text, expected):
    assert types(text) == expected


def test_what_somebody_is_wanted_for_is_none_of_the_news():
    (event,) = events(
        "Soldiers shot dead an emir of Djibo, wanted for a massacre in which 132 villagers were slaughtered."
    )
    clause = event.main.candidate.clause
    assert clause.sentence.text[clause.start : clause.end].endswith("Djibo, ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An army warplane bombed a convoy near Nyala and the paramilitaries responded by shelling a market.",
            ["Air/drone strike", "Shelling/artillery/missile attack"],
        ),
        (
            "Heavy shelling killed a mother in the camp on Friday; in the afternoon a drone hit a clinic.",
            ["Shelling/artillery/missile attack", "Air/drone strike"],
        ),
    ],
)
def test_an_answer_and_what_a_semicolon_parts_are_events_of_their_own(text, expected):
    assert types(text) == expected
