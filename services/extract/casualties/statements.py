"""What a sentence says of people killed, injured and captured: each cue of harm finds the people it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from services.extract.casualties.chunks import Chunk, chunks_of
from services.extract.casualties.vocabulary import CUE_ROLES, Vocabulary, vocabulary
from services.extract.text.document import Sentence, Token

_SUBJECT_WITHIN = 30  # chunks between a subject and its verb, parentheses included
_OBJECT_WITHIN = 3  # words between a verb and its object ("killed outright two")


class People(NamedTuple):
    """A counted group of people in a statement; offsets in the field."""

    start: int
    end: int
    low: int
    best: int
    high: int
    group: str
    """civilian, attacker or ""."""


class Statement(NamedTuple):
    """One figure of one kind. Offsets in the field."""

    kind: str
    start: int
    end: int
    people: tuple[People, ...]
    """The groups that add up to the figure; none where the text says that nobody was harmed."""
    more: bool = False
    """In addition to people counted before ("two others")."""
    part: bool = False
    """Of people counted before ("including three children")."""
    background: bool = False
    """A toll of a war or of years."""


@lru_cache(maxsize=2048)
def statements_of(sentence: Sentence, language: str) -> tuple[Statement, ...]:
    """The statements of a sentence, in order of their cues."""
    known = vocabulary(language)
    if not known.cues.find_matches_as_indexes(sentence.lower):
        return ()
    chunks = chunks_of(sentence.tokens, language)
    if not any(c.role in CUE_ROLES for c in chunks):
        return ()
    return tuple(_Reader(sentence.tokens, chunks, known).read())


class _Reader:
    """Reads the chunks of one sentence from left to right; a group of people belongs to one cue."""

    def __init__(self, tokens: Sequence[Token], chunks: list[Chunk], known: Vocabulary) -> None:
        self.tokens, self.chunks, self.known = tokens, chunks, known
        self.parts = _parts(chunks)
        self.taken: set[int] = set()
        self.subject: dict[int, list[int]] = {}

    def read(self) -> Iterator[Statement]:
        for at, chunk in enumerate(self.chunks):
            if chunk.role in CUE_ROLES:
                yield from self._statement(at, chunk)

    def _statement(self, at: int, cue: Chunk) -> Iterator[Statement]:
        if self._hypothetical(at):
            return
        if self._negated(at):
            yield from self._nobody(cue)
            return
        if cue.role == "none":
            return
        found: list[int] = getattr(self, f"_{cue.role}")(at)
        self.subject[at] = found
        if not found or any(self.chunks[i].quantity is None for i in found):
            return
        if self._text(cue) in self.known.sets["strict"] and not all(self.chunks[i].named for i in found):
            return
        self.taken.update(found)
        first = self.chunks[found[0]]
        start = min(cue.start, first.start)
        end = max(cue.end, self.chunks[found[-1]].end)
        yield Statement(
            cue.entry.kind,
            self.tokens[start].start,
            self.tokens[end - 1].end,
            tuple(self._people(self.chunks[i]) for i in found),
            more=first.more,
            part=found[0] in self.parts,
            background=self._background(at),
        )

    def _people(self, chunk: Chunk) -> People:
        q = chunk.quantity
        assert q is not None
        return People(
            self.tokens[chunk.start].start, self.tokens[chunk.end - 1].end, q.low, q.best, q.high, chunk.entry.kind
        )

    # -- what the cue's role says of where its people stand ---------------------------------------------------------

    def _participle(self, at: int) -> list[int]:
        if self._is_passive(at):
            return self._left(at) or self._shared(at)
        beside = self._left(at, within=2)
        right = self._right(at, within=1)
        if beside and (not right or self._is_subject(right[-1])):
            return beside
        return right or self._left(at, within=8) or self._shared(at)

    def _active(self, at: int) -> list[int]:
        return self._right(at, within=_OBJECT_WITHIN) or self._object_before(at)

    def _is_passive(self, at: int) -> bool:
        """Whether an auxiliary stands before the cue ("were reportedly killed")."""
        for i in range(at - 1, max(-1, at - 4), -1):
            role = self.chunks[i].role
            if role == "auxiliary":
                return self.tokens[self.chunks[i].start].lower not in ("has", "have", "had")
            if role not in ("word", "light"):
                return False
        return False

    def _either(self, at: int) -> list[int]:
        return self._right(at, within=3) or self._left(at) or self._shared(at)

    def _intransitive(self, at: int) -> list[int]:
        return self._left(at) or self._shared(at)

    def _state(self, at: int) -> list[int]:
        before = self._left(at, within=3)
        after = [] if before else self._right(at, within=1)
        return before if before or (after and self._is_subject(after[-1])) else after

    def _noun(self, at: int) -> list[int]:
        return self._left(at, within=1) or self._right(at, within=8)

    # -- finding people ---------------------------------------------------------------------------------------------

    def _left(self, at: int, within: int = _SUBJECT_WITHIN) -> list[int]:
        """The nearest people before the cue that are no part of others, with those joined to them."""
        words = 0
        for i in range(at - 1, max(-1, at - 1 - _SUBJECT_WITHIN), -1):
            chunk = self.chunks[i]
            if chunk.role == "people" and i not in self.parts and not self._governed(i):
                return [] if i in self.taken else self._joined_left(i)
            if chunk.role in CUE_ROLES or chunk.role in ("break", "speech"):
                return []
            words += chunk.role not in ("light", "auxiliary")
            if words > within:
                return []
        return []

    def _right(self, at: int, within: int) -> list[int]:
        """The first people after the cue, with those joined to them."""
        words = 0
        for i in range(at + 1, min(len(self.chunks), at + 1 + _SUBJECT_WITHIN)):
            chunk = self.chunks[i]
            if chunk.role == "people":
                return [] if i in self.parts else self._joined_right(i)
            if chunk.role in ("break", "speech", "comma", "and", "not", "partitive") or chunk.role in CUE_ROLES:
                return []
            words += chunk.role != "light"
            if words > within:
                return []
        return []

    def _joined_left(self, at: int) -> list[int]:
        found = [at]
        i = at - 1
        while i > 0 and self.chunks[i].role in ("and", "comma") and self.chunks[i - 1].role == "people":
            if i - 1 in self.taken or i - 1 in self.parts or self.chunks[i - 1].quantity is None:
                break
            found.insert(0, i - 1)
            i -= 2
        return found

    def _joined_right(self, at: int) -> list[int]:
        found = [at]
        i = at + 1
        words = 0
        while i < len(self.chunks):
            chunk = self.chunks[i]
            if chunk.role in ("and", "comma"):
                j = i + 1
                while j < len(self.chunks) and self.chunks[j].role in ("and", "light"):
                    j += 1
                if j == len(self.chunks) or self.chunks[j].role != "people" or j in self.parts or self._is_subject(j):
                    break
                if self.chunks[j].quantity is None:
                    break
                found.append(j)
                i, words = j, 0
            elif chunk.role not in ("word", "light", "preposition", "thing"):
                break
            else:
                words += 1
                if words > 6:
                    break
            i += 1
        return found

    def _is_subject(self, at: int) -> bool:
        """Whether these people belong to a cue that follows them ("... and 24 were wounded")."""
        for i in range(at + 1, min(len(self.chunks), at + 4)):
            role = self.chunks[i].role
            if role in ("auxiliary", "participle", "either", "state", "intransitive", "noun", "speech"):
                return True
            if role not in ("word", "light"):
                return False
        return False

    def _shared(self, at: int) -> list[int]:
        """The subject of the cue before that this one is joined to ("were abducted and killed")."""
        i = at - 1
        while i >= 0 and self.chunks[i].role in ("and", "comma", "light", "word", "auxiliary") and at - i < 5:
            i -= 1
        before = self.subject.get(i, []) if i >= 0 and self.chunks[i].role in CUE_ROLES else []
        same_kind = bool(before) and self.chunks[i].entry.kind == self.chunks[at].entry.kind
        return [] if same_kind or not any(c.role == "and" for c in self.chunks[i:at]) else before

    def _object_before(self, at: int) -> list[int]:
        return []

    def _governed(self, at: int) -> bool:
        """Whether a preposition stands before these people ("in front of two policemen")."""
        i = at - 1
        while i >= 0 and self.chunks[i].role == "light":
            i -= 1
        return i >= 0 and self.chunks[i].role == "preposition"

    # -- what takes a statement back --------------------------------------------------------------------------------

    def _text(self, cue: Chunk) -> str:
        return " ".join(t.lower for t in self.tokens[cue.start : cue.end])

    def _negated(self, at: int) -> bool:
        if self.chunks[at].role in ("noun", "none") and self._absent(at):
            return True
        for i in range(at - 1, max(-1, at - 6), -1):
            chunk = self.chunks[i]
            if chunk.role in ("not", "absent"):
                words = {t.lower for t in self.tokens[chunk.start : self.chunks[at].start]}
                return not words & self.known.sets["unknown"]
            if chunk.role in ("break", "speech", "comma") or (chunk.role == "people" and chunk.quantity):
                return False
        return False

    def _absent(self, at: int) -> bool:
        """ "погибших и раненых, по предварительным данным, нет": said after the nouns."""
        for i in range(at + 1, min(len(self.chunks), at + 10)):
            chunk = self.chunks[i]
            if chunk.role == "absent":
                words = {t.lower for t in self.tokens[max(0, self.chunks[at].start - 4) : chunk.end]}
                return not words & self.known.sets["unknown"]
            if chunk.role in ("break", "speech", "people") or (chunk.role in CUE_ROLES and chunk.role != "noun"):
                return False
        return False

    def _nobody(self, cue: Chunk) -> Iterator[Statement]:
        kinds = ("killed", "injured") if self._text(cue) in self.known.sets["total"] else (cue.entry.kind,)
        for kind in kinds:
            if kind:
                yield Statement(kind, self.tokens[cue.start].start, self.tokens[cue.end - 1].end, ())

    def _hypothetical(self, at: int) -> bool:
        chunk = self.chunks[at]
        before = [t.lower for t in self.tokens[max(0, chunk.start - 3) : chunk.start]]
        return bool(before) and (
            before[-1] in self.known.sets["hypothetical"]
            or (before[-1] in ("be", "have") and bool(self.known.sets["hypothetical"] & set(before)))
        )

    def _background(self, at: int) -> bool:
        return False


def _parts(chunks: list[Chunk]) -> set[int]:
    """Indices of people who are part of others: after "including", as long as the list goes on."""
    parts: set[int] = set()
    inside = False
    for i, chunk in enumerate(chunks):
        if chunk.role == "partitive":
            inside = True
            if i and chunks[i - 1].role == "people" and i > 1 and chunks[i - 2].role == "comma":
                parts.add(i - 1)  # "ten people, three of them children"
        elif chunk.role in CUE_ROLES or chunk.role in ("auxiliary", "break", "speech"):
            inside = False
        elif inside and chunk.role == "people":
            parts.add(i)
    return parts
