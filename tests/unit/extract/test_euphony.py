"""Ukrainian words in both forms that euphony gives them."""

import pytest

from services.extract.lexicon.euphony import other_forms, with_euphony
from tests.unit.extract.casualties.test_casualties import figures


@pytest.mark.parametrize(
    ("word", "others"),
    [("взяли в полон", ["узяли в полон"]), ("убивств*", ["вбивств*"]), ("удар*", []), ("влада", []), ("(?:вночі)", [])],
)
def test_words_that_turn(word: str, others: list[str]) -> None:
    assert other_forms(word) == others


def test_lists_are_extended_and_patterns_are_not() -> None:
    assert with_euphony({"a": {"verbs": ["взят*", "бив"]}, "b": "вночі"}) == {
        "a": {"verbs": ["взят*", "бив", "узят*"]},
        "b": "вночі",
    }


def test_a_text_with_the_other_form() -> None:
    assert figures("Десантники узяли в полон трьох піхотинців.", "uk") == (None, None, 3)
