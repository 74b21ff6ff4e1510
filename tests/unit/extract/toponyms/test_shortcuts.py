"""What is found sooner, or is not looked at, is the same as what the whole way finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.extract.text.document import Document, Sentence
from services.extract.toponyms import candidates
from services.extract.toponyms.candidates import Run, find_runs
from services.extract.toponyms.context import _WORD, _Back, _token
from services.extract.toponyms.pieces import Piece
from services.extract.toponyms.vocabulary import Vocabulary, vocabulary

_WORDS = {
    "en": (
        "Arden Belmar Dorana HALWA ARDF As Al al El the of de Nigerian Nigeria South Sudan United President Village "
        "Neighbouring Republic Sea Thirty-three Arden's Halwa-based Gunmen in fell : . #"
    ),
    "ru": (
        "Арден Белмар Дорана ХАЛВА СБП FPV Защитники Станица Арденская Ардена Иван России Россия российские Президент "
        "Зелёной Долины Донецкой области Аль-Халва в упал : . #"
    ),
    "uk": (
        "Арден Белмар Дорана ХАЛВА СБП FPV Захисники Гола Пристань Ардена Іван України Україна українські Президент "
        "Зеленої Долини Донецької області Аль-Халва у впав : . #"
    ),
}


@pytest.mark.parametrize("language", sorted(_WORDS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_names_are_those_that_dividing_finds(
    language: str, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(_WORDS[language].split()), min_size=1, max_size=9))
    document, words = Document(" ".join(chosen).replace("# ", "#"), language), vocabulary(language)
    sooner = list(find_runs(document, words))

    def divided(
        piece: Piece, text: str, sentence: Sentence, headline: bool, words: Vocabulary, language: str
    ) -> Run | None:
        return next(iter(candidates._divide(document, piece[0], piece[1], words, sentence, headline)), None)

    with monkeypatch.context() as patched:
        patched.setattr(candidates, "_single", divided)
        patched.setattr(candidates, "_is_whole", lambda *_: False)
        assert list(find_runs(document, words)) == sooner


@given(st.text("ab.'’- ,\n\u00a0", max_size=30), st.integers(0, 8))
def test_words_read_backwards_are_those_of_the_text(text: str, floor: int) -> None:
    words = vocabulary("en")
    back = _Back(text, floor, len(text), words)
    count = 0
    while back.has(count + 1):
        count += 1
    assert back.read[::-1] == [_token(m, words) for m in _WORD.finditer(text, floor)]
