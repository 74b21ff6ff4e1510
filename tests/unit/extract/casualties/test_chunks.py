"""Words that are passed over at once can neither count nor name anybody."""

from __future__ import annotations

import pytest

from services.extract.casualties.chunks import _is_plain, _numbered, _of_one_word
from services.extract.casualties.words import Words
from services.extract.text.document import Document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A third soldier and between five and 20 of the villagers, among them Imam Zoran, 40, were shot.", "en"),
        ("Both ex-policemen died; the other, a 45-year-old mason, was hurt when two dozen rebels fired.", "en"),
        ("Второй ранен, от трёх до пяти жителей и мельник убиты, среди них 7-летний Зоран.", "ru"),
        ("Другий поранений, від трьох до п'яти мешканців загинули, ще один чоловік зник.", "uk"),
    ],
)
def test_plain_words_are_nobody(text: str, language: str) -> None:
    words = Words(Document(text, language).sentences[0].tokens, language)
    plain = [at for at in range(len(words)) if _is_plain(words, at, words.role(at))]
    assert 4 < len(plain) < len(words)
    alone = [at for at in plain if words.ends[at] == at + 1]
    assert all(_numbered(words, at) is None and _of_one_word(words, at, None) is None for at in alone)
