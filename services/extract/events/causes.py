"""What a protest is about, which is no event of its sentence: "rallied for justice for the | men killed in May"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemas.report import Span
from services.extract.events.cues import Cue
from services.extract.events.grammar import Grammar
from services.extract.events.separating import separating

PROTESTS = frozenset(("protest", "gather"))
"""Trigger classes of those who protest."""
_UNREST = PROTESTS | {"riot", "disperse", "mob"}
"""Trigger classes that tell of the protest itself, wherever they stand."""
_CAUSES = ("cause", "kin")
_AIMED = 25
"""Characters behind a word of causes that hold those whom it is aimed at ("live rounds against | demonstrators")."""
_CROWDS = frozenset(("protester", "crowd"))
_Standing = tuple[Cue, Sequence[Cue]]


class Told(NamedTuple):
    """What a sentence tells of, without what its protests are about."""

    triggers: Sequence[_Standing]
    words: Sequence[Cue]
    names: Sequence[Cue]


def has_causes(words: Sequence[Cue]) -> bool:
    """Whether there are words behind which a protest's cause may stand."""
    return any(cue.entry.name in _CAUSES for cue in words)


def without_causes(told: Told, folded: str, end: int, grammar: Grammar) -> Told:
    """The triggers and cues of a sentence that ends at an offset, but for those of the causes of its protests."""
    causes = [cue for cue in told.words if cue.entry.name in _CAUSES]
    if not causes or not _tells_of_unrest(told):
        return told
    spans: list[Span] = []
    for cause in causes:
        if not (spans and cause.start < spans[-1][1]) and not _is_aimed(cause, told.words):
            spans.append((cause.end, _end_of(cause, told.triggers, folded, end, grammar)))
    return Told(
        [one for one in told.triggers if not _is_inside(one[0], spans) or one[0].entry.name in _UNREST],
        [cue for cue in told.words if cue.entry.name == "staging" or not _is_inside(cue, spans)],
        [cue for cue in told.names if cue.entry.name == "settlement" or not _is_inside(cue, spans)],
    )


def _tells_of_unrest(told: Told) -> bool:
    """Whether a sentence has people who protest ("demonstrators demanding wages | attacked")."""
    return any(cue.entry.name in PROTESTS for cue, _ in told.triggers) or any(
        cue.entry.name == "protester" for cue in told.words
    )


def _end_of(cause: Cue, triggers: Sequence[_Standing], folded: str, end: int, grammar: Grammar) -> int:
    """Where the words of a cause end: with its clause, or where the sentence goes on with what was done."""
    patterns = separating(grammar.language)
    stop = patterns.cause_ends.search(folded, cause.end, end)
    end = stop.start() if stop else end
    for cue, _ in triggers:
        if cause.end <= cue.start < end and _is_done(cue, cause, folded, grammar):
            joints = [joint.start() for joint in patterns.cause_joints.finditer(folded, cause.end, cue.start)]
            return joints[-1] if joints else cue.start
    return end


def _is_done(cue: Cue, cause: Cue, folded: str, grammar: Grammar) -> bool:
    """Whether a trigger behind a cause tells what was done at the protest: a finite verb of no subordinate clause."""
    if cue.entry.name in _UNREST:
        return True
    patterns = separating(grammar.language)
    if cue.entry.kind == "noun" or grammar.describing.search(folded, cue.start, cue.end):
        return False
    if cue.entry.is_bare or patterns.cause_holds.search(folded, cause.end, cue.start):
        return False
    if folded.endswith("ing", cue.start, cue.end):  # "rallied against the junta, | killing", and no "for killing"
        return folded.endswith(", ", 0, cue.start)
    if patterns.described_after.search(folded, cause.start, cue.start):
        return False
    return not patterns.participle_goes_on.match(folded, cue.end) or bool(
        patterns.passive.search(folded, cause.end, cue.start)
    )


def _is_aimed(cause: Cue, words: Sequence[Cue]) -> bool:
    """Whether a word of causes says whom force was used against."""
    return any(cue.entry.name in _CROWDS and 0 <= cue.start - cause.end <= _AIMED for cue in words)


def _is_inside(cue: Cue, spans: Sequence[Span]) -> bool:
    return any(start <= cue.start < end for start, end in spans)
