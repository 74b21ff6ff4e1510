import pytest

from services.extract.text.document import Document
from services.extract.text.layout import words_begin


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Arden. A van was stopped.", "Arden"),
        ("• Arden. A van was stopped.", "Arden"),
        ("🔹 12) “Arden” is quiet.", "Arden"),
        ("— (3) Arden is quiet.", "Arden"),
        ("3 May, Arden.", "3 May"),
        ("10:30 Arden", "10:30"),
    ],
)
def test_words_begin_behind_a_bullet_or_a_number(text, first):
    sentence = Document(text, "en").sentences[0]
    assert text[words_begin(sentence) :].startswith(first)
