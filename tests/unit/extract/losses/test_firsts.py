"""A sentence without a first word of a cue, or of equipment, tells no loss."""

from __future__ import annotations

import pytest

from services.extract.losses.items import _starts
from services.extract.losses.vocabulary import entry_at, equipment
from services.extract.text.document import Document


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_every_entry_is_known_by_its_first_word(language: str) -> None:
    known = equipment(language)
    firsts = {"cue": known.cues, "equipment": known.things, "counter": known.things}
    for word, entry in known.words.items():
        assert entry.role not in firsts or word in firsts[entry.role]
    for word, rows in known.phrases.items():
        assert all(entry.role not in firsts or word in firsts[entry.role] for _, entry in rows)


def test_a_type_with_its_number_is_known_by_its_name() -> None:
    tokens = Document("A Lancet-3 was destroyed.", "en").sentences[0].tokens
    found = entry_at([token.lower for token in tokens], 1, equipment("en"))
    assert found is not None
    assert not _starts(tokens).isdisjoint(equipment("en").things)
