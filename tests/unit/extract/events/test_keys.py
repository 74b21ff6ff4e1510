"""Dispatching phrases by what follows their word is exact: trying each entry finds no other cue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extract.events.cues import Entry
from services.extract.events.keys import Form, Phrases, occurrence
from services.extract.events.listing import list_entry
from services.extract.events.matcher import matcher

LEMMAS = ("take … back", "take … into the hills", "take … in", "take* the tow*", "take* to*", "take*", "take* * hill*")
WORDS = st.lists(st.sampled_from(("the", "town", "hills", "into", "back", "in", "by", "x, 3,", ",", "", "\n", ".")))


def entries():
    found = {}
    for lemma in LEMMAS:
        list_entry(found, lemma, Entry(lemma, "triggers", "verb"), "en")
    return found["take"]


@given(WORDS)
def test_phrases_are_those_that_trying_each_entry_finds(words):
    padded = f"take {' '.join(words)} "
    each = [cue for entry in entries() if (cue := occurrence(padded, 0, 4, entry))]
    assert Phrases(entries()).at(padded, 0, 4) == each


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_whatever_fits_for_sure_asks_for_nothing_behind_it(language):
    found = matcher(language)
    for fit in (*found._whole, *found._inside):
        assert not any(entry.rest for entry in fit.entries)
        assert sum(map(bool, (fit.entries, fit.phrases, fit.forms))) <= 1
        assert all(isinstance(form, Form) for form in fit.forms)
