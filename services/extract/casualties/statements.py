"""What a sentence says of people killed, injured and captured, one statement a cue of harm."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from services.extract.casualties.attachment import Attachment
from services.extract.casualties.chunks import Chunk, chunks_of
from services.extract.casualties.vocabulary import CUE_ROLES, Vocabulary, vocabulary
from services.extract.casualties.words import Words
from services.extract.text.document import Sentence, Token

_NEAR = 3
"""Chunks beside a cue."""
_OPENING = 6
"""Words with which a sentence opens."""
_PART = 30
"""Chunks on either side of a figure that belong to its part of the sentence, at most."""
_STOPS = frozenset(("break", "comma", "speech"))
_SUBJECT_ENDS = _STOPS | frozenset(CUE_ROLES) | {"people", "and", "not", "auxiliary"}
"""What stands before the first word of a subject that names nobody the lexicon knows."""


class People(NamedTuple):
    """A counted group of people in a statement; offsets in the field."""

    start: int
    end: int
    low: int
    best: int
    high: int
    group: str
    """civilian, attacker or ""."""
    vague: bool = False
    """Not counted by the text: "dozens"."""


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
    toll: bool = False
    """Where a count has come to ("the death toll rose to 15"): it replaces what was counted before."""
    agentive: bool = False
    """Told with its doer as the subject ("gunmen killed two"): by itself no sequel of another event."""

    lost: bool = False
    """Told by the side whose people they are ("lost four men")."""

    @property
    def best(self) -> int:
        """The figure: the sum of its groups."""
        return sum(group.best for group in self.people)

    @property
    def vague(self) -> bool:
        """Whether only words like "dozens" tell the figure."""
        return any(group.vague for group in self.people)


@lru_cache(maxsize=2048)
def statements_of(sentence: Sentence, language: str) -> tuple[Statement, ...]:
    """The statements of a sentence, in order."""
    known = vocabulary(language)
    if not known.cues.find_matches_as_indexes(sentence.lower):
        return ()
    chunks = chunks_of(Words(sentence.tokens, language))
    return tuple(sorted(_Reader(sentence.tokens, chunks, known).read(), key=lambda s: s.start))


def statements_in(sentence: Sentence, language: str, start: int, end: int) -> tuple[Statement, ...]:
    """The statements that start in part of a sentence."""
    found = statements_of(sentence, language)
    first, last = (bisect_left(found, offset, key=lambda s: s.start) for offset in (start, end))
    return found[first:last]


class _Reader:
    """The statements of one sentence."""

    def __init__(self, tokens: Sequence[Token], chunks: list[Chunk], known: Vocabulary) -> None:
        self.tokens, self.chunks, self.known = tokens, chunks, known
        self.attachment = Attachment(tokens, chunks, known)

    def read(self) -> Iterator[Statement]:
        for at, cue in enumerate(self.chunks):
            if cue.role not in CUE_ROLES or self._hypothetical(cue) or (cue.role == "noun" and self._in_grave):
                continue
            if self._negated(at):
                if cue.role == "toll":
                    continue  # "without giving a toll"
                yield from self._nobody(cue)
            elif cue.role != "none" and not self._is_mixed(at):
                yield from self._counted(at, cue)

    def _counted(self, at: int, cue: Chunk) -> Iterator[Statement]:
        found = self.attachment.people_of(at)
        if not found and self._is_of_one(at, cue):
            found = [at]
        if cue.role == "noun" and cue.entry.singular and found and self.chunks[found[0]].quantity is None:
            found = [at]  # "тіло жінки", which may also be "women" by its form
        groups = [self._people(self.chunks[i], cue) for i in found]
        people = tuple(group for group in groups if group is not None)
        if not found or len(people) < len(groups):
            return
        self.attachment.take(found)
        if self._are_mixed(found[-1] + 1, found[-1] + 3):  # "lost 220 men killed and wounded"
            return
        if self._is_cumulative(min(at, found[0]), max(at, found[-1])):
            return
        if self._spells_out(found, people):
            people = people[:1]
        owned_up = self._text(cue) in self.known.sets["sufferers"]
        start, end = min(cue.start, self.chunks[found[0]].start), max(cue.end, self.chunks[found[-1]].end)
        yield Statement(
            cue.entry.kind,
            self.tokens[start].start,
            self.tokens[end - 1].end,
            people,
            more=self.chunks[found[0]].more,
            part=found[0] in self.attachment.parts,
            toll=cue.role == "toll",
            lost=self._text(cue) in self.known.sets["losing"],
            agentive=cue.entry.agent and found[0] > at and not (owned_up or self.attachment.is_passive(at)),
        )

    def _spells_out(self, found: Sequence[int], people: Sequence[People]) -> bool:
        """Whether groups behind a comma say who the first are ("eight people, a couple and their six children,")."""
        whole = self.chunks[found[0]]
        if len(people) < 3 or self.tokens[whole.end - 1].lower not in self.known.sets["anybody"]:
            return False
        return self.chunks[found[0] + 1].role == "comma" and people[0].best == sum(group.best for group in people[1:])

    def _people(self, chunk: Chunk, cue: Chunk) -> People | None:
        """A group as counted; one where only a name or an unknown noun in the singular stands for somebody."""
        strict = self._text(cue) in self.known.sets["strict"]
        takes = self._text(cue) in self.known.sets["takes"]
        if takes and self.tokens[chunk.end - 1].lower not in self.known.sets["captives"]:
            return None
        start, end = self.tokens[chunk.start].start, self.tokens[chunk.end - 1].end
        if chunk.role != "people":
            return None if strict else People(start, end, 1, 1, 1, "")
        if chunk.quantity is None or (strict and not chunk.named):
            return None
        low, best, high, vague = chunk.quantity[2:]
        return People(start, end, low, best, high, chunk.entry.kind, vague)

    def _is_of_one(self, at: int, cue: Chunk) -> bool:
        """Whether the verb itself says that it was one person: "погиб", "Joan Kagezi was shot dead"."""
        auxiliary = self.attachment.auxiliary(at)
        if cue.entry.kind != "captured" and self._is_of_him(at, cue, auxiliary):
            return True
        if cue.entry.kind == "killed" and cue.role == "participle" and self._is_somebody(at, auxiliary):
            return True
        nearby = [c for c in self.chunks[max(0, at - 5) : at + 5] if c.role in ("people", "thing")]
        if cue.entry.singular:
            return not nearby
        if cue.role != "participle" or auxiliary is None or not auxiliary.entry.singular or auxiliary.start == 0:
            return False
        return not any(c.end <= cue.start for c in nearby) and self.tokens[auxiliary.start - 1].text[0].isupper()

    def _is_somebody(self, at: int, auxiliary: Chunk | None) -> bool:
        """Whether article and verb say that the subject is one ("a tax collector was shot dead"): only people are."""
        if auxiliary is None or not auxiliary.entry.singular:
            return False
        last = next(i for i in range(at, -1, -1) if self.chunks[i] is auxiliary)
        first, floor = last, max(0, last - _PART)
        while first > floor and self.chunks[first - 1].role not in _SUBJECT_ENDS:
            first -= 1
        inside = self.chunks[first:last]
        words = [t.lower for t in self.tokens[inside[0].start : auxiliary.start]] if inside else [""]
        opens = words[0] in self.known.sets["determiners"]
        return opens and len(words) > 1 and self.known.sets["collectives"].isdisjoint(words)

    def _is_of_him(self, at: int, cue: Chunk, auxiliary: Chunk | None) -> bool:
        """Whether a pronoun stands for the one harmed: "he was killed", "він помер дорогою до лікарні"."""
        if not (cue.entry.singular or cue.role == "intransitive" or (cue.role == "participle" and auxiliary)):
            return False
        passed = ("light", "auxiliary", "and", "thing")
        before = [c for c in self.chunks[max(0, at - 6) : at] if c.role not in passed]
        return bool(before) and self._text(before[-1]) in self.known.sets["one"]

    # -- what takes a statement back --------------------------------------------------------------------------------

    def _text(self, cue: Chunk) -> str:
        return " ".join(t.lower for t in self.tokens[cue.start : cue.end])

    def _unknown(self, first: int, last: int) -> bool:
        """Whether the words say that nothing is known ("no word on casualties") rather than that there were none."""
        return not {t.lower for t in self.tokens[max(0, first) : last]}.isdisjoint(self.known.sets["unknown"])

    def _negated(self, at: int) -> bool:
        if self.chunks[at].role in ("noun", "none") and self._absent(at):
            return True
        for i in range(at - 1, max(-1, at - 6), -1):
            chunk = self.chunks[i]
            if chunk.role in ("not", "absent"):
                return not self._unknown(chunk.start, self.chunks[at].end + 1) and self._of_people(i, at)
            is_modifier = i == at - 1 and chunk.quantity is not None and chunk.quantity.best == 1
            if chunk.role in ("break", "speech", "comma"):
                return False
            if chunk.role == "people" and chunk.quantity and not is_modifier:  # "no civilian casualties"
                return False
        return False

    def _of_people(self, negation: int, at: int) -> bool:
        """Whether a bare "not" denies harm to people ("люди не пострадали"), not to a runway."""
        if self.tokens[self.chunks[negation].start].lower not in self.known.sets["particles"]:
            return True
        near = self.chunks[max(0, negation - 4) : negation] + self.chunks[at + 1 : at + 4]
        nobody = negation > 0 and self.chunks[negation - 1].role == "not"  # "никто не пострадал"
        return nobody or any(c.role == "people" and c.quantity is None for c in near)

    def _absent(self, at: int) -> bool:
        """ "погибших и раненых, по предварительным данным, нет": said after the nouns."""
        for chunk in self.chunks[at + 1 : at + 10]:
            if chunk.role == "absent":
                return not self._unknown(self.chunks[at].start - 4, chunk.end)
            if chunk.role in ("break", "speech", "people") or (chunk.role in CUE_ROLES and chunk.role != "noun"):
                return False
        return False

    def _is_mixed(self, at: int) -> bool:
        """ "killed or wounded 20", "убитыми и ранеными": one figure for both, so for neither."""
        return self._are_mixed(at, at + 2) or self._are_mixed(at - 2, at)

    def _are_mixed(self, first: int, second: int) -> bool:
        if first < 0 or second >= len(self.chunks) or self.chunks[first].role != self.chunks[second].role:
            return False
        joint = self.tokens[self.chunks[first + 1].start].lower
        kinds = {self.chunks[first].entry.kind, self.chunks[second].entry.kind}
        if joint not in self.known.sets["alternatives"] or kinds != {"killed", "injured"}:
            return False
        before = reversed(self.chunks[max(0, first - _NEAR) : first])
        after = self.chunks[second + 1 : second + 1 + _NEAR]
        return _next_is_people(before) != _next_is_people(after)

    def _nobody(self, cue: Chunk) -> Iterator[Statement]:
        if self._text(cue) in self.known.sets["takes"]:
            return
        kinds = ("killed", "injured") if self._text(cue) in self.known.sets["total"] else (cue.entry.kind,)
        for kind in kinds:
            if kind and kind != "captured":  # "no arrests were made" is of no capture
                yield Statement(kind, self.tokens[cue.start].start, self.tokens[cue.end - 1].end, ())

    def _is_cumulative(self, first: int, last: int) -> bool:
        """Whether the figure sums up many events ("since March"): said in it, right behind, or at first."""
        floor = max(0, first - _PART)
        while first > floor and self.chunks[first - 1].role not in _STOPS:
            first -= 1
        most = min(len(self.chunks), last + 1 + _PART)
        after = next((i for i in range(last + 1, most) if self.chunks[i].role in _STOPS), most)
        end = self.chunks[after - 1].end
        if after < len(self.chunks) and self.chunks[after].role == "break":
            end += _OPENING  # "... have been killed since the unrest began"
        words = [t.lower for t in self.tokens[self.chunks[first].start : end]]
        opening = " ".join(t.lower for t in self.tokens[:_OPENING])
        pattern = self.known.cumulative
        return pattern.search(" ".join(words)) is not None or pattern.match(opening) is not None

    @cached_property
    def _in_grave(self) -> bool:
        """Whether bodies are found in a grave: they were killed at another time."""
        return any(t.lower in self.known.sets["graves"] for t in self.tokens)

    def _hypothetical(self, cue: Chunk) -> bool:
        """ "could kill", "would have been killed", "threatened to kill"; but not "used knives to kill two".

        Nor does "against the arrest of" count anybody: that is what people protest about.
        """
        before = [t.lower for t in self.tokens[max(0, cue.start - 3) : cue.start]]
        if not before:
            return False
        if before[-1] in self.known.sets["grievances"]:
            return True
        if before[-1] == "to":
            return not self.known.sets["intent"].isdisjoint(before)
        unreal = self.known.sets["hypothetical"]
        return before[-1] in unreal or (before[-1] in ("be", "have", "been") and not unreal.isdisjoint(before))


def _next_is_people(chunks: Iterable[Chunk]) -> bool:
    return next((c.role for c in chunks if c.role not in ("light", "auxiliary")), "") == "people"
