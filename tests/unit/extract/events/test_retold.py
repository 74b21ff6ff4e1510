"""A second telling of an event in one article, and what sets another event apart from it."""

import pytest

from tests.unit.extract.events.told import events, types

_TOLD_TWICE = [
    # The same dead, and who was told of already, are told with a finer place.
    (
        "en",
        "No fewer than 27 people died near Bama on Sunday. The mayor said that the 27 died when gunmen attacked Gwoza.",
    ),
    ("en", "Gunmen shot dead a teacher in Potiskum on Saturday. Men trailed him to Yindiski and killed him there."),
    # Who says it, and where he sits, is no place of what he tells.
    ("en", "A missile hit a warehouse in Odesa on Monday. Britain said the missile killed four people."),
    (
        "ru",
        "В понедельник дрон ударил по складу в Костроме. Минобороны Украины заявило, что дрон уничтожил базу.",
    ),
    ("ru", "Во вторник в Алеппо боевики напали на колонну армии. Генштаб в Дамаске утверждает, что засада отражена."),
    ("uk", "У вівторок дрон ударив по складу в Одесі. Росія запевняє, що била дроном по базі."),
    # A sentence's first word is what happened, not where.
    ("ru", "В среду жители Томска собрались у мэрии на митинг. Митинг длился два часа."),
    # Who does it is named after a place.
    ("uk", "У вівторок дрон ударив по складу в Одесі. ВПС підтвердили удар дронами."),
    # What is known already, told with a finer place in the next sentence.
    (
        "en",
        "Rebels ambushed an army convoy in Gao region on Monday. The gunfight broke out near Ansongo at dawn.",
    ),
]

_TWO_EVENTS = [
    ("en", "A drone hit a bus in Kherson on Monday. Hours later a drone killed a cyclist."),
    ("en", "Gunmen killed two farmers near Jos on Monday. The same evening gunmen shot dead three traders."),
    ("ru", "В понедельник дрон ударил по автобусу в Херсоне. Тем же вечером беспилотник убил велосипедиста."),
    ("uk", "У понеділок дрон ударив по автобусу в Херсоні. Того ж дня авіабомба зруйнувала школу."),
    (
        "en",
        "A drone hit a bus in Kherson on Monday. In Odesa, a drone of the Armed Forces of Ukraine attacked a car.",
    ),
    ("ru", "В понедельник дрон ударил по автобусу в Херсоне. Дрон ударил по складу в Костроме."),
    # Who is buried was killed before.
    ("ru", "В пятницу взрыв в Ардене унёс жизни троих человек. На похоронах неизвестные расстреляли двух человек."),
    ("uk", "У п'ятницю бойовики вбили трьох людей в Ардені. Під час жалобної ходи бойовики застрелили двох людей."),
]


@pytest.mark.parametrize(("language", "text"), _TOLD_TWICE)
def test_one_event_told_twice_is_one(language, text):
    assert len(events(text, language)) == 1


@pytest.mark.parametrize(("language", "text"), _TWO_EVENTS)
def test_two_events_stay_two(language, text):
    assert len(events(text, language)) == 2


@pytest.mark.parametrize(
    "later",
    ["The army denies targeting civilians.", "Such attacks are common here.", "Bombing has made it hard for aid."],
)
def test_what_names_its_place_itself_tells_more_than_what_borrows_it(later):
    (event,) = events(f"Gunmen killed seven villagers in Agadez on Monday. {later}")
    assert event.main.candidate.clause.trigger.sub_event_type == "Attack"
    assert event.main.candidate.clause.start == 0


_IN_DETAIL = [
    # How and where those fell whose number and region the sentence before gave.
    ("en", "Two farm workers have been killed in the Arden region. A drone flew into their van at Bramley."),
    ("en", "Five officers were killed in Arden province on Monday. A mine blew up their truck at Bramley."),
    (
        "en",
        "The toll from an air raid in Arden state has risen to 20. The army says the strike in Bramley hit a depot.",
    ),
    ("ru", "В Арденской области погибли двое рабочих. Дрон атаковал их фургон в посёлке Брамлино."),
    ("uk", "В Арденській області загинули двоє робітників. Дрон атакував їхній фургон у селищі Брамлине."),
    # Where somebody was going is no scene, nor where the wounded were brought.
    (
        "en",
        "A bomb killed five men near Kalat.\nThe bus was going to Quetta when the remote-controlled bomb blew up.",
    ),
    ("en", "Gunmen killed six people in Bama on Sunday. Nine wounded people had been evacuated to Gwoza."),
    # What a witness says of the weapon, in another paragraph.
    ("en", 'A drone strike killed 22 people in Zalingei.\n"The missile fell where the camels are sold," he said.'),
]

_ANOTHER = [
    ("en", "Two farm workers were killed in the Arden region. A drone killed three people at Bramley."),
    ("en", "Two farm workers were killed in Arden. A drone flew into a van at Bramley."),
    ("ru", "В Арденской области погибли двое рабочих. Другой дрон атаковал фургон в посёлке Брамлино."),
]


@pytest.mark.parametrize(("language", "text"), _IN_DETAIL)
def test_a_toll_and_what_it_is_of_are_one(language, text):
    assert len(events(text, language)) == 1


@pytest.mark.parametrize(("language", "text"), _ANOTHER)
def test_another_toll_is_of_another_event(language, text):
    assert len(events(text, language)) == 2


def test_where_those_go_who_leave_is_no_other_scene():
    text = "Fighters overran a base in Moqokori on Thursday, and the army pulled out towards Bulobarde."
    assert types(text) == ["Non-state actor overtakes territory"]


def test_each_place_of_a_list_has_its_own_event_where_the_text_tells_on_of_it():
    text = "В Донском округе сёла Малена, Орловка и х. Дальний атакованы дронами. В Малене дрон ударил по дому."
    assert len(events(text, "ru")) == 2
    text = "Drones attacked Kharkiv, Chuhuiv and Izium. In Chuhuiv a drone hit a house."
    assert len(events(text)) == 2
    text = "Drones attacked Kharkiv, Chuhuiv and Izium. The attack on Kharkiv killed two people."
    assert len(events(text)) == 1
