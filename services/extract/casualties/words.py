"""A sentence's words with what the lexicon says of each, looked up once."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.casualties.entries import Entry
from services.extract.casualties.vocabulary import vocabulary
from services.extract.numerals import plain
from services.extract.text.document import Token

WORD = Entry("word")
"""Of a word that is not in the lexicon."""
_FORMER = "ex-"
"""Before a noun of people, who are counted as others are ("an ex-soldier")."""


class Words:
    """The tokens, their plain lower-case words, and the entry of the word or phrase that starts at each."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        known = vocabulary(language)
        self.tokens, self.language, self.known = tokens, language, known
        self.words = [plain(token.lower) for token in tokens]
        get = known.words.get
        self.entries = [get(word.removeprefix(_FORMER) if "-" in word else word, WORD) for word in self.words]
        for at, token in enumerate(tokens):
            if self.entries[at].role == "auxiliary" and len(token.text) > 1 and token.text.isupper():
                self.entries[at] = WORD  # "IS shot dead more than 100"
        self.ends = list(range(1, len(tokens) + 1))
        for at, word in enumerate(self.words):
            if word in known.phrases:
                self._phrase(at, word)

    def __len__(self) -> int:
        return len(self.tokens)

    def _phrase(self, at: int, word: str) -> None:
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        for rest, entry in self.known.phrases[word].get(following, ()):
            end = at + 2 + len(rest)
            if self.words[at + 2 : end] == rest:
                self.entries[at], self.ends[at] = entry, end
                return

    def role(self, at: int) -> str:
        """The role of the word or phrase at this index; "" beyond the end."""
        return self.entries[at].role if 0 <= at < len(self.entries) else ""

    def text(self, at: int) -> str:
        """The token at this index; "" beyond either end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""
