"""Casualties of one sentence: (killed, injured, captured), None where the text does not say."""

from __future__ import annotations

import pytest

from services.extract.casualties import casualties_of
from services.extract.model import ActorMention, Clause, Extent, Trigger
from services.extract.text.document import Document

_ = None


def clause(document: Document, index: int = 0) -> Clause:
    sentence = document.sentences[index]
    return Clause(
        sentence, sentence.start, sentence.end, Trigger(sentence.start, sentence.start + 1, "Attack", "active")
    )


def figures(text: str, language: str) -> tuple[int | None, int | None, int | None]:
    document = Document(text, language)
    found = casualties_of([Extent(clause(document))], document, ()).casualties
    return tuple(c.best if c else None for c in (found.killed, found.injured, found.captured))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed.", (1, _, _)),
        ("BEIRA, Sept 4 - Ten people were killed.", (10, _, _)),
        ("Three nurses, not five, were killed.", (3, _, _)),
        ("Two villagers who hid were killed.", (2, _, _)),
        ("Two brothers aged eight and ten died.", (2, _, _)),
        ("Six porters and lorry drivers were killed and about twenty others hurt.", (6, 20, _)),
        ("Six clerks of the town hall were led away by gunmen.", (_, _, 6)),
        ("No casualty figure is available.", (_, _, _)),
        ("An F-16 hit the 20-storey house.", (_, _, _)),
        ("The blast killed him and his two sons.", (3, _, _)),
        ("Two women and a child were killed.", (3, _, _)),
        ("At least 25 people have been killed and 40 others, including a minister, have been wounded.", (25, 40, _)),
        ("The death toll from the attack on the mosque has risen to 59.", (59, _, _)),
        ("15 dead, 30 wounded.", (15, 30, _)),
        ("Shells landed near a school, leaving five people dead.", (5, _, _)),
        ("Five people were killed, including two children.", (5, _, _)),
        ("Ten people, three of them children, were killed.", (10, _, _)),
        ("A bombing killed 10 to 15 people.", (10, _, _)),
        ("Between 10 and 15 people died.", (10, _, _)),
        ("A couple of people died.", (2, _, _)),
        ("Dozens were killed and hundreds injured.", (12, 100, _)),
        ("Joan Kato was shot and killed at her home.", (1, _, _)),
        ("A 77-year-old was killed by shelling.", (1, _, _)),
        ("Gunmen killed a policeman and wounded three others.", (1, 3, _)),
        ("Two soldiers and five militants were killed.", (7, _, _)),
        ("The attack left at least 12 dead and 40 others wounded.", (12, 40, _)),
        ("A mob of several hundred beat two men to death.", (2, _, _)),
        ("Three village volunteers were killed.", (3, _, _)),
        ("The family of five was killed.", (5, _, _)),
        ("A car bomb killed six people and injured 10 others, a spokesman told reporters.", (6, 10, _)),
        ("The blast killed 32 and wounded 80 others, both the Red Cross and the police said.", (32, 80, _)),
        ("The rebels took 22 soldiers prisoner.", (_, _, 22)),
        ("Police arrested nine volunteers.", (_, _, 9)),
        ("Gunmen abducted a merchant on the highway.", (_, _, 1)),
        ("No casualties were reported.", (0, 0, _)),
        ("No one was hurt.", (0, 0, _)),
        ("Nobody was killed.", (0, _, _)),
        ("There was no immediate word on casualties.", (_, _, _)),
        ("They killed 20 cattle and burned 15 houses.", (_, _, _)),
        ("Rebels could kill 10 hostages.", (_, _, _)),
        ("Soldiers were killed.", (_, _, _)),
        ("The army captured 5 villages and 12 tanks.", (_, _, _)),
        ("On March 3 the 45-year-old commander spoke to 200 people in 12 towns.", (_, _, _)),
        ("A police station was hit at 10:30.", (_, _, _)),
    ],
)
def test_english(text: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В результате обстрела погибли пять человек, ещё 12 получили ранения.", (5, 12, _)),
        ("Двое военных погибли, шестеро ранены.", (2, 6, _)),
        ("Погибших двое, раненых шестеро.", (2, 6, _)),
        ("Число погибших при ударе по школе возросло до 15.", (15, _, _)),
        ("Погиб мирный житель.", (1, _, _)),
        ("Погиб водитель автобуса, ранены три сотрудника завода.", (1, 3, _)),
        ("Ранения получил мужчина.", (_, 1, _)),
        ("Пострадал 54-летний мужчина.", (_, 1, _)),
        ("Власти говорят о трёх погибших и 11 раненых.", (3, 11, _)),
        ("Жертв и пострадавших нет.", (0, 0, _)),
        ("Никто не пострадал.", (0, 0, _)),
        ("По предварительным данным, погибших и раненых нет.", (0, 0, _)),
        ("Обошлось без пострадавших.", (0, 0, _)),
        ("Информации о пострадавших нет.", (_, _, _)),
        ("Есть погибшие и раненые.", (_, _, _)),
        ("Убиты 3 человека, в том числе двое детей.", (3, _, _)),
        ("Среди погибших — двое детей.", (_, _, _)),
        ("Войска уничтожили до 100 военных и 3 танка.", (100, _, _)),
        ("Взрыв унес жизни 7 человек.", (7, _, _)),
        ("Боевики захватили в плен 12 солдат.", (_, _, 12)),
        ("Боевики похитили из мечети под городом не менее 25 верующих.", (_, _, 25)),
        ("Пострадали пять домов.", (_, _, _)),
        ("Погибли мужчина и женщина, ребёнок ранен.", (2, 1, _)),
        ("Десятки человек погибли, сотни ранены.", (10, 100, _)),
        ("Один человек погиб и трое пострадали.", (1, 3, _)),
        ("Двое раненых скончались в больнице.", (2, _, _)),
        ("В больнице скончалась женщина.", (1, _, _)),
        ("От сброса с дрона двое 300-х и один 200-й.", (1, 2, None)),
        ("Дрон ударил по посадке, двое двухсотые, одного трёхсотого вытащили.", (2, 1, None)),
    ],
)
def test_russian(text: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Загинуло 4 людини, ще 7 поранено.", (4, 7, _)),
        ("Внаслідок авіаудару двоє військових загинули, шестеро поранені.", (2, 6, _)),
        ("3 загиблих, 16 поранених.", (3, 16, _)),
        ("Загинули чоловік та жінка.", (2, _, _)),
        ("Загинула 68-річна жінка, поранення отримали водій і двоє пасажирів.", (1, 3, _)),
        ("Постраждали троє людей.", (_, 3, _)),
        ("До чотирьох зросла кількість загиблих унаслідок нічної атаки.", (4, _, _)),
        ("Загиблих та поранених, за попередньою інформацією, немає.", (0, 0, _)),
        ("Обійшлося без постраждалих.", (0, 0, _)),
        ("Жертв немає.", (0, _, _)),
        ("Щонайменше п'ятеро загинули, серед них дитина.", (5, _, _)),
        ("Щонайменше п’ятеро загинули.", (5, _, _)),
        ("Одинадцятеро людей, з них троє дітей, загинули вчора.", (11, _, _)),
        ("Травмована 45-річна жінка.", (_, 1, _)),
        ("Сили оборони знищили 150 окупантів і два танки.", (150, _, _)),
        ("Удар забрав життя 77-річного чоловіка.", (1, _, _)),
        ("Постраждала цивільна інфраструктура.", (_, _, _)),
        ("Пошкоджено 12 будинків.", (_, _, _)),
        ("Повстанці захопили місто.", (_, _, _)),
        ("У полон взяли 8 росіян.", (_, _, 8)),
        ("Викрали з мечеті поблизу міста 31 вірянина.", (_, _, 31)),
        ("Дрон вдарив по опорнику, двоє 300-х і один 200-й.", (1, 2, None)),
    ],
)
def test_ukrainian(text: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, "uk") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A bus hit a mine south of Gao. Six civilians were killed and 14 wounded.", "en", (6, 14, _)),
        ("Shelling hit the market, killing 12 people. Three more died later.", "en", (15, _, _)),
        ("Shelling hit the market, killing 12 people. The death toll later rose to 15.", "en", (15, _, _)),
        ("Кинули гранату в дільницю. Поранено семеро.", "uk", (_, 7, _)),
        ("Ракета попала в склад. Пострадавших, по предварительным данным, нет.", "ru", (0, 0, _)),
        # Another place, another day, another doer: not the same event.
        ("Shells hit Kutum. Two people were killed in Mellit.", "en", (_, _, _)),
        ("A drone hit the depot. On Sunday two people were killed.", "en", (_, _, _)),
        ("A drone hit the depot. Police killed two men.", "en", (_, _, _)),
        ("Shells hit the town. Meanwhile, two people were killed.", "en", (_, _, _)),
    ],
)
def test_the_sentences_that_continue(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


def test_a_range_spans_low_and_high() -> None:
    document = Document("A bombing killed 10 to 15 people.", "en")
    killed = casualties_of([Extent(clause(document))], document, ()).casualties.killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (10, 10, 15)


def test_the_figures_of_each_side() -> None:
    text = "Two Malian soldiers and five civilians were killed."
    document = Document(text, "en")
    malian = ActorMention(4, 19, "Malian soldiers", "mli-forces", "MLI", "State forces")
    found = casualties_of([Extent(clause(document))], document, (malian,)).by_party
    assert [(p.side, p.killed.best if p.killed else None) for p in found] == [("MLI", 2), ("civilians", 5)]


def test_spans_point_at_the_words() -> None:
    text = "Officials said on Monday that five people were killed near the town."
    document = Document(text, "en")
    start, end = casualties_of([Extent(clause(document))], document, ()).spans["killed"]
    assert text[start:end] == "five people were killed"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Thirteen people were killed, while other sources said 20 people had died.", "en", (13, 13, 20)),
        ("Погибли 20 человек, а по другим данным, погибли 13 человек.", "ru", (13, 13, 20)),
        ("Загинули 20 людей, а за іншими даними, загинули 13 людей.", "uk", (13, 13, 20)),
        ("The blast killed 13 people, and two others died in hospital.", "en", (15, 15, 15)),
    ],
)
def test_conflicting_figures(text: str, language: str, expected: tuple[int, int, int]) -> None:
    document = Document(text, language)
    killed = casualties_of([Extent(clause(document))], document, ()).casualties.killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Troops won back a tree line and took four prisoners.", "en", (_, _, 4)),
        ("Бойцы взяли пятерых пленных.", "ru", (_, _, 5)),
        ("They took four buses and 12 villages.", "en", (_, _, _)),
        ("Six prisoners were confirmed dead.", "en", (6, _, _)),
        ("ППО знищила 17 з 24 дронів.", "uk", (_, _, _)),
        ("Злітна смуга не постраждала.", "uk", (_, _, _)),
        ("The blast killed dozens of people. Hospitals said 55 people had died.", "en", (55, _, _)),
        ("A bomber struck a mosque, killing 36. The explosion also injured 23 people.", "en", (36, 23, _)),
    ],
)
def test_what_counts(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The army lost 220 men killed and wounded.", "en", (_, _, _)),
        ("Потери составили до 220 военных убитыми и ранеными.", "ru", (_, _, _)),
        ("One woman died and her daughter, 6, was wounded.", "en", (1, 1, _)),
        ("Four members of the same family died.", "en", (4, _, _)),
        ("There were no civilian casualties.", "en", (0, 0, _)),
        ("Fatalities: 5.", "en", (5, _, _)),
        ("Ответственность никто не взял.", "ru", (_, _, _)),
    ],
)
def test_what_is_not_said_is_not_counted(text: str, language: str, expected: tuple[int | None, ...]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Up to 30 fighters and at least 12 soldiers were killed.", (42, _, _)),
        ("Farmers marched against the arrest of their leader.", (_, _, _)),
        ("Hundreds rallied over the killing of a student.", (_, _, _)),
    ],
)
def test_members_with_hedges_and_what_people_protest_about(
    text: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert figures(text, "en") == expected


def test_a_toll_that_only_contradicts_spans_the_figures() -> None:
    document = Document("The blast killed five people, medics said, while police put the toll at nine.", "en")
    killed = casualties_of([Extent(clause(document))], document, ()).casualties.killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (5, 5, 9)
