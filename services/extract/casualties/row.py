"""The chunks of one sentence by their index, and which of its people are spoken for."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.casualties.chunk import Chunk
from services.extract.casualties.parts import in_brackets, parts_of
from services.extract.casualties.vocabulary import Vocabulary
from services.extract.text.document import Token

PHRASE = frozenset(("word", "light", "one", "thing", "preposition"))
"""Roles of what stands beside people in their phrase ("two women | from | the | village")."""
LIST = PHRASE | {"people", "and"}
"""Roles of what a list of people is made of."""
_AUXILIARY_WITHIN = 3
"""Chunks from a cue back to its auxiliary ("were | reportedly | killed")."""


class Row:
    """A sentence's chunks; cues read them from left to right, and a group of people belongs to one cue."""

    def __init__(self, tokens: Sequence[Token], chunks: list[Chunk], known: Vocabulary) -> None:
        self.tokens, self.chunks, self.known = tokens, chunks, known
        self.roles = [chunk.role for chunk in chunks]
        self.parts = parts_of(chunks) | in_brackets(chunks, [tokens[chunk.start].text for chunk in chunks])
        """Indices of people who are part of others ("including three children")."""
        self.taken: dict[int, str] = {}
        """Of people whom a cue has counted: what befell them, by their index."""

    def __len__(self) -> int:
        return len(self.chunks)

    def word(self, at: int) -> str:
        """The word or sign with which the chunk at this index starts, in lower case."""
        return self.tokens[self.chunks[at].start].lower

    def starts(self, at: int, words: str) -> bool:
        """Whether the chunk at this index starts with one of a set of words of the vocabulary."""
        return self.word(at) in self.known.sets[words]

    def is_free(self, at: int) -> bool:
        """Whether these people are neither part of others nor counted by another cue."""
        return at not in self.parts and at not in self.taken

    def is_counted(self, at: int) -> bool:
        """Whether a number says how many these are, not just a noun in the singular."""
        quantity = self.chunks[at].quantity
        return quantity is not None and (quantity.best > 1 or quantity.end < self.chunks[at].end)

    def auxiliary(self, at: int) -> int | None:
        """The auxiliary of a passive, next before the cue at this index or a few adverbs off."""
        for i in range(at - 1, max(-1, at - 1 - _AUXILIARY_WITHIN), -1):
            if self.roles[i] == "auxiliary":
                return None if self.starts(i, "perfect") else i
            if self.roles[i] not in ("word", "light"):
                return None
        return None

    def is_passive(self, at: int) -> bool:
        """Whether an auxiliary stands before the cue ("were reportedly killed")."""
        return self.auxiliary(at) is not None

    def reads(self, at: int, words: str) -> bool:
        """Whether all of the chunk at this index is one of a set of words or phrases of the vocabulary."""
        return self.text(at) in self.known.sets[words]

    def text(self, at: int) -> str:
        """The words of the chunk at this index, in lower case."""
        chunk = self.chunks[at]
        return " ".join(self.lower(chunk.start, chunk.end))

    def lower(self, start: int, end: int) -> list[str]:
        """The tokens [start, end) in lower case."""
        return [token.lower for token in self.tokens[max(0, start) : end]]
