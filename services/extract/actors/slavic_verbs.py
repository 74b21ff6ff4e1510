"""A verb's subject, and whom a passive befalls, in Russian and Ukrainian."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from services.extract.actors.english import Assignment
from services.extract.actors.folding import folded
from services.extract.actors.inversion import is_inverted
from services.extract.actors.joining import INDECLINABLE_CASES as INDECLINABLE
from services.extract.actors.parties import Party
from services.extract.actors.slavic_words import Words
from services.extract.model import Clause

PHRASE = 80  # characters that hold a preposition and three words
REACH = 160


def acts(party: Party, text: str, offset: int, words: Words) -> bool:
    """Whether an indeclinable name is the subject of the verb behind it ("ВСУ | уничтожили")."""
    return party.cases == INDECLINABLE and words.acting.match(text, party.mention.end - offset) is not None


def _acts_before(party: Party, text: str, offset: int, trigger: int, words: Words) -> bool:
    """Whether a party is a verb's subject before the trigger: "армия | оцепила район, задержаны трое"."""
    acts = words.own.match(text, party.mention.end - offset, max(trigger, party.mention.end - offset))
    return acts is not None and "," in text[acts.end() : trigger] and "n" in party.cases


def has_case(party: Party, cases: str) -> bool:
    """Whether a party's form can be in one of these cases."""
    return any(case in party.cases for case in cases)


def _has_only_n(party: Party) -> bool:
    return not has_case(party, "ag")


def patient(clause: Clause, near: Sequence[Party], words: Words) -> Iterator[Assignment]:
    """Whom a passive befalls: the nearest free party, in no other part of the sentence."""
    text, offset, trigger = folded(clause.sentence), clause.sentence.start, clause.trigger
    free = [
        p
        for p in near
        if p.link in words.free
        and has_case(p, "nag")
        and not p.mention.adjective
        and not acts(p, text, offset, words)
        and not _acts_before(p, text, offset, trigger.start - offset, words)
    ]
    for party in sorted(
        free, key=lambda p: min(abs(p.mention.start - trigger.end), abs(trigger.start - p.mention.end))
    ):
        left, right = sorted((party.mention.start, party.mention.end, trigger.start, trigger.end))[1:3]
        if not re.search(r"[;:(]", text[left - offset : right - offset]) and not is_aside(party, clause, words):
            yield "target", party, 0.85
            return


def is_aside(party: Party, clause: Clause, words: Words) -> bool:
    """Whether it stands in a relative clause that closes before the trigger ("боевики, которых власти ищут, ...")."""
    text, offset = folded(clause.sentence), clause.sentence.start
    left, right = party.mention.start - offset, clause.trigger.start - offset
    return "," in text[left:right] and words.relative.search(text, max(0, left - PHRASE), left) is not None


def subject(
    clause: Clause, near: Sequence[Party], words: Words, reflexive: bool, language: str
) -> Iterator[Assignment]:
    """The nominative of an active verb: before it, or else behind it; of a relative clause, whom it is about."""
    text, offset = folded(clause.sentence), clause.sentence.start
    opens = words.who.search(text, max(0, clause.trigger.start - offset - REACH), clause.trigger.start - offset)
    about = [p for p in near if opens and p.mention.end - offset == opens.start()]
    if about:  # "police seek gunmen who | shot": no police
        yield "perpetrator", about[-1], 0.9
        return
    named = (p for p in near if not p.mention.adjective or p.before in ("attack", "weapon"))
    free = [p for p in named if p.link in words.free and "n" in p.cases]
    leading = (p for p in free if p.mention.start < clause.trigger.start and p.link != "verb")
    before = [p for p in leading if not is_aside(p, clause, words)]
    following = [p for p in free if p.mention.start >= clause.trigger.end]
    behind = [p for p in following if _has_only_n(p) or (reflexive and p.counted)]
    if before:
        yield from _together(before, text, offset, words)
    elif behind:
        yield "perpetrator", behind[0], 0.8
    elif following and is_inverted(clause, following[0], language):
        yield "perpetrator", following[0], 0.85


def _together(before: Sequence[Party], text: str, offset: int, words: Words) -> Iterator[Assignment]:
    """The last party before a verb, and those that "and" joins to it."""
    yield "perpetrator", before[-1], 0.9
    for left, right in reversed(list(itertools.pairwise(before))):
        if text[left.mention.end - offset : right.mention.start - offset].strip() not in words.beside:
            return
        yield "perpetrator", left, 0.8
