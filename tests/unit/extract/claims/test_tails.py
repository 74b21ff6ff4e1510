"""The words beside a name are looked for only where it ends with one of them."""

from __future__ import annotations

import pytest

from services.extract.claims.vocabulary import vocabulary
from services.extract.lexicon.loading import load


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_what_is_cut_off_a_name_is_known_by_its_last_words(language: str) -> None:
    words, data = vocabulary(language), load(language, "attribution")
    texts = [
        f"the army {word}{sign}" for key in ("auxiliaries", "days", "times") for word in data[key] for sign in ("", ",")
    ]
    texts += [f"the army 7 {month}" for month in data.get("months", ())]
    texts += [f"the army {word}" for word in data.get("relative", ())]
    cut = (
        (words.auxiliary, words.auxiliaries),
        (words.timed, words.times_told),
        (words.trailing, words.trails),
        (words.relative, words.relatives),
    )
    for pattern, last in cut:
        assert any(pattern.search(text) for text in texts)
        assert all(text.endswith(last) for text in texts if pattern.search(text))
