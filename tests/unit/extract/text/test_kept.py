"""What is read from a sentence is read once."""

from __future__ import annotations

from services.extract.text.document import Document, Sentence
from services.extract.text.kept import kept

asked: list[str] = []


@kept
def first_word(sentence: Sentence, language: str) -> str:
    asked.append(language)
    return sentence.text.split()[0]


@kept
def last_word(sentence: Sentence, language: str) -> str:
    return sentence.text.split()[-1]


def test_a_sentence_is_read_once_by_each() -> None:
    one, two = Document("Rebels left. Soldiers came.", "en").sentences
    words = [(first_word(s, "en"), last_word(s, "en")) for s in (one, two, one, two)]
    assert words == [("Rebels", "left."), ("Soldiers", "came.")] * 2
    assert asked == ["en", "en"]
