"""Whatever the words: no crash, figures in order, spans inside the text, and time that grows with the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.extract.casualties import casualties_of
from services.extract.casualties.vocabulary import vocabulary
from services.extract.losses import losses_of
from services.extract.model import Extent
from services.extract.numerals import numerals, quantity_at
from services.extract.text.document import Document
from tests.unit.extract.casualties.test_casualties import clause

_LANGUAGES = ("en", "ru", "uk")


def _phrases(language: str) -> list[tuple[str, ...]]:
    known = vocabulary(language).phrases
    return [(a, b, *rows[0][0]) for a, by_second in sorted(known.items()) for b, rows in sorted(by_second.items())]


def words(language: str) -> st.SearchStrategy[str]:
    """Sentences made of the lexicon's own words, numbers and punctuation, in any order."""
    known = vocabulary(language)
    some = sorted(known.words)[::7] + [" ".join(words) for words in _phrases(language)]
    token = st.sampled_from([*some, ",", ".", "(", ")", "-", "5", "12", "1,200", "$", "%", ":", "2014", "«", "»", "…"])
    return st.lists(token, min_size=1, max_size=40).map(" ".join)


@pytest.mark.parametrize("language", _LANGUAGES)
@settings(max_examples=150)
@given(data=st.data())
def test_any_row_of_words(language: str, data: st.DataObject) -> None:
    document = Document(data.draw(words(language)), language)
    if not document.sentences:
        return
    slot = casualties_of([Extent(clause(document))], document, ())
    for kind in ("killed", "injured", "captured"):
        count = getattr(slot.casualties, kind)
        assert (count is None) == (kind not in slot.spans)
        if count is not None:
            assert 0 <= count.low <= count.best <= count.high
    assert all(0 <= start < end <= len(document.text) for start, end in slot.spans.values())
    losses = losses_of(Extent(clause(document)), document, ())
    assert all(loss.description for loss in losses.losses)


@settings(max_examples=200)
@given(st.text(max_size=300), st.sampled_from(_LANGUAGES))
def test_any_text(text: str, language: str) -> None:
    document = Document(text, language)
    if document.sentences:
        casualties_of([Extent(clause(document))], document, ())
        losses_of(Extent(clause(document)), document, ())


@settings(max_examples=200)
@given(st.integers(0, 999_999_999), st.sampled_from(["{}", "{:,}"]))
def test_digits_are_read_as_written(number: int, form: str) -> None:
    tokens = Document(form.format(number), "en").sentences[0].tokens
    quantity = quantity_at(tokens, 0, "en")
    assert quantity is not None
    assert (quantity.best, quantity.end) == (number, len(tokens))


def test_an_endless_number_is_cut() -> None:
    quantity = quantity_at(Document("hundred " * 500, "en").sentences[0].tokens, 0, "en")
    assert quantity is not None
    assert quantity.best < 1_000_000_000


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_number_word_is_a_quantity(language: str) -> None:
    for word, value in numerals(language).cardinals.items():
        quantity = quantity_at(Document(f"{word} x", language).sentences[0].tokens, 0, language)
        assert quantity is not None, word
        assert quantity.best == int(value)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("one hundred and twenty-five men", "en", 125),
        ("two thousand three hundred", "en", 2300),
        ("a dozen", "en", 12),
        ("two dozen", "en", 24),
        ("several hundred", "en", 100),
        ("hundreds of thousands", "en", 100_000),
        ("1.5 thousand", "en", 1500),
        ("двадцать пять человек", "ru", 25),
        ("две тысячи триста", "ru", 2300),
        ("три десятка", "ru", 30),
        ("полтора десятка", "ru", 15),
        ("сто двадцять", "uk", 120),
        ("півтора десятка", "uk", 15),
        ("2 тисячі", "uk", 2000),
    ],
)
def test_number_words_add_up(text: str, language: str, expected: int) -> None:
    quantity = quantity_at(Document(text, language).sentences[0].tokens, 0, language)
    assert quantity is not None
    assert quantity.best == expected
