from __future__ import annotations

import re

import pytest

from services.extract.lexicon.alternation import longest_of

WORDS = ("camp", "camps", "capital", "capital city", "cape", "a.b")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("camps", "camps"),
        ("campus", "camp"),
        ("capital\u00a0city", "capital\u00a0city"),
        ("capital of", "capital"),
        ("a.b", "a.b"),
        ("axb", None),
        ("ca", None),
    ],
)
def test_the_longest_word_that_fits(text: str, found: str | None) -> None:
    match = re.match(longest_of(WORDS), text)
    assert (match and match.group()) == found


def test_a_shorter_word_fits_where_what_follows_asks_for_it() -> None:
    match = re.match(rf"(?:{longest_of(WORDS)})s", "camps")
    assert match is not None


def test_no_words_match_nothing() -> None:
    assert re.search(longest_of(()), "camp") is None
