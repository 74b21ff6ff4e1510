from __future__ import annotations

import pytest

from services.extract.claims import origin_of
from services.extract.text.document import Document


@pytest.mark.parametrize(
    ("text", "language", "origin"),
    [
        ("GOMA (Reuters) - Rebels took a hill.", "en", "reuters"),
        ("GOMA, Reuters — Rebels took a hill.", "en", "reuters"),
        ("SANAA - Rebels took a hill.", "en", None),
        ("МОСКВА, 3 июля. /ТАСС/. Взята высота.", "ru", "тасс"),
        ("Rebels took a hill.\nSource: AFP", "en", "afp"),
        ("Rebels took a hill, the Telegram channel Night Watch wrote.", "en", "night watch"),
        ("Взята высота, пишет телеграм-канал «Дозор».", "ru", "дозор"),
        ("Rebels took a hill, Radio Okapi reported, citing officials.", "en", "radio okapi"),
        ("Rebels took a hill, Governor Ali Nur said.", "en", "governor ali nur"),
        ("Взято висоту, повідомляє Укрінформ.", "uk", "укрінформ"),
        ("Rebels took a hill, police said.", "en", None),
        ("Afghan officials said rebels took a hill.", "en", None),
        ("Rebels took a hill.", "en", None),
    ],
)
def test_origin(text: str, language: str, origin: str | None) -> None:
    assert origin_of(Document(text, language)) == origin


def test_an_empty_text_has_none() -> None:
    assert origin_of(Document("", "en")) is None
