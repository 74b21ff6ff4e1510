"""Places told by what they are."""

from __future__ import annotations

import pytest

from services.extract.text.document import Document
from services.extract.toponyms import find_toponyms
from tests.unit.extract.toponyms.test_selection import select


def descriptions(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(t.written, t.cue) for t in find_toponyms(Document(text, language)) if t.described]


@pytest.mark.parametrize(
    ("language", "text", "written", "cue"),
    [
        ("en", "A drone hit a market in the town on Friday.", "town", "town"),
        ("en", "They entered the northern edge of the village at dawn.", "village", "village"),
        ("en", "Police shot dead three people in Kenya's capital.", "Kenya's capital", "capital"),
        ("en", "Shells fell on the Sudanese capital.", "Sudanese capital", "capital"),
        ("en", "Trucks burned around the capital of Arden.", "capital", "capital"),
        ("en", "Guards were shot in the state capital overnight.", "state capital", "seat"),
        ("ru", "В городе погибли трое.", "городе", "city"),
        ("ru", "Удар по сирийской столице.", "сирийской столице", "capital"),
        ("ru", "Дроны сбили над территорией региона.", "региона", "region"),
        ("uk", "У селі поранено жінку.", "селі", "village"),
        ("uk", "Вибухи в столиці Ємену.", "столиці", "capital"),
    ],
)
def test_a_noun_tells_a_place(language: str, text: str, written: str, cue: str) -> None:
    assert descriptions(text, language) == [(written, cue)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shells hit the village of Belmar."),
        ("en", "The village head spoke of the town hall, the region's governor of a threat in the region."),
        ("en", "A town in the north was hit."),
        ("en", "They marched on the capital, Belmar."),
        ("en", "They held Belmar, the capital of Arden, and Orlivka, the region's largest town."),
        ("ru", "Бои в городе Орловка и в посёлке «Южный»."),
        ("uk", "Удар по місту Долина."),
    ],
)
def test_a_noun_with_a_name_or_another_noun_tells_none(language: str, text: str) -> None:
    assert descriptions(text, language) == []


def test_what_has_a_capital_contains_it() -> None:
    for text in (
        "Bombs fell on Kenya's capital.",
        "Bombs fell on the Kenyan capital.",
        "In the capital of Kenya.",
    ):
        toponyms = find_toponyms(Document(text, "en"))
        (capital,) = [t for t in toponyms if t.described]
        assert [toponyms[i].written for i in capital.within] in (["Kenya"], ["Kenyan"])


def test_the_town_is_the_place_of_an_event_rather_than_who_speaks_elsewhere() -> None:
    text = "A drone bombed a fuel market in the town, residents in Belmar said."
    assert select(text, "bombed")[0] == (["town"], "at")


def test_without_an_article_a_named_place_comes_first() -> None:
    text = "На подступах к Ардену боевики напали на деревню."
    assert select(text, "напали", "ru")[0] == (["Ардену"], "near")


def test_a_capital_may_be_the_subject_s_place() -> None:
    document = Document("Police in Uganda's capital fired tear gas at a crowd.", "en")
    assert "Uganda's capital" in [toponym.written for toponym in find_toponyms(document)]
