"""Deaths that a protest is about, or that an attack answers, are none of its own; lives and animals are no dead."""

from __future__ import annotations

import pytest

from tests.unit.extract.casualties.reading import casualties_in

_PROTEST = "On 5 June 2025, residents demonstrated in Arden"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (_PROTEST + ", paying tribute to the victims of the collapse of a roof, which killed 15 people.", "en"),
        (_PROTEST + " in memory of four miners who were killed in May.", "en"),
        (_PROTEST + " demanding justice for a trader killed by police.", "en"),
        (_PROTEST + " calling for an inquiry into the killing of two boys.", "en"),
        (_PROTEST + " on the anniversary of a massacre in which 85 people died.", "en"),
        (_PROTEST + " over crime, as two teachers had been killed by gunmen last week.", "en"),
        ("On 5 June 2025, youths burnt houses in Arden in reprisal for the killing of two herders.", "en"),
        ("В четверг в Махачкале прошёл митинг после гибели четырёх шахтёров.", "ru"),
        ("У четвер у Львові мешканці вийшли на протест через загибель чотирьох шахтарів.", "uk"),
        ("On 5 June 2025, rebels took over Arden. The army said it withdrew to spare civilian lives.", "en"),
        ("On 5 June 2025, shelling hit Arden and killed a horse.", "en"),
    ],
)
def test_older_deaths_and_animals_do_not_count(text: str, language: str) -> None:
    assert all(told.killed is None for told in casualties_in(text, language))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen shot and killed a money changer and his wife in Arden.", 2),
        ("A bus driver and his assistant were shot dead in Arden by gunmen.", 2),
        ("A herbalist and his wife were killed by gunmen in Arden.", 2),
        ("Gunmen killed a herbalist, his wife and their daughter in Arden.", 3),
        ("Gunmen killed a lottery seller in Arden.", 1),
        ("Gunmen abducted six villagers in Arden, then executed them.", 6),
        ("Shelling of Arden killed two people and 30 pigs.", 2),
    ],
)
def test_people_whom_no_list_names_count(text: str, killed: int) -> None:
    (told,) = casualties_in(text)
    assert told.killed is not None
    assert told.killed.best == killed
