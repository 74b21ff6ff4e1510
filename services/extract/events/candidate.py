"""A clause that may be a report, with what its words say of events told before it."""

from __future__ import annotations

from typing import NamedTuple

from schemas.report import MAX_EVIDENCE
from schemas.taxonomy import EVENT_TYPE_OF
from services.extract.continuation import is_summary, sets_apart, takes_up, toll_of
from services.extract.events.cues import Cue
from services.extract.events.deeds import Deed
from services.extract.events.elided import elided_in
from services.extract.events.rules import Rule, rule_book
from services.extract.model import Clause, Trigger
from services.extract.text.document import Sentence

TWO_SIDED = frozenset((
    "clash", "combat", "shots_between", "agree", "ceasefire_deal", "exchange", "swap", "mob", "riot", "violent_clash",
    "versus",
))  # fmt: skip
_ENCOUNTER = ("Armed clash", "tread")
"""Soldiers who come upon a group fight it, as they do not fight the mine that they step on."""
_COUNTED = frozenset(
    ("attack", "attacked", "ambush", "under_fire", "strike", "explode", "bomb", "airstrike", "shell", "abduct", "clash")
)
"""Triggers of what is counted: "three attacks in five days", "it was the third time that it came under attack"."""
_STATE, _CROWDS = ("military", "police", "government"), ("protester", "crowd", "attendee")
_PRONOUNS = (" him ", " him,", " him.", " her ", " her,", " her.", " them ", " them,", " them.", " on them", " at them")


class Candidate(NamedTuple):
    """A clause that may be a report, before its slots are read."""

    clause: Clause
    rule: Rule
    name: str
    """The trigger's class."""
    is_definite: bool
    """Whether it is told as known already ("the attack")."""
    is_bare: bool
    """Whether nothing but such a noun tells it: an event only if it was told before."""
    takes_up: bool
    """Whether its words speak of those of the event told before ("the gunmen", "both victims")."""
    is_apart: bool
    """Whether they say that another one is told ("the same evening", "a second drone")."""
    toll: frozenset[str] = frozenset()
    """The numbers of people in them, of three and more."""
    is_aside: bool = False
    """Whether another event of the sentence is held against it ("..., hours after | rebels shelled")."""
    has_victims: bool = False
    """Whether its sentence says that people were killed or hurt."""
    puts_down: bool = False
    """Whether state forces use force in it on a crowd, or on those told before."""


def candidate_of(sentence: Sentence, start: int, end: int, event: Deed, has_victims: bool, language: str) -> Candidate:
    """The candidate of an event, told by the words of a sentence at [start, end)."""
    cue = event.cue
    is_of_them = _is_done_to_attendees(event)
    takes_it_up = is_of_them or takes_up(sentence, start, cue.start, language) or _is_done_to_one_told(sentence, cue)
    is_apart = sets_apart(sentence, start, cue.end, language) or bool(elided_in([cue], sentence, language))
    counts = cue.entry.name in _COUNTED and is_summary(sentence, language)
    clause = _clause(sentence, start, end, event)
    return Candidate(
        clause=clause,
        rule=event.rule,
        name=cue.entry.name,
        is_definite=event.is_known or counts,
        is_bare=bool(event.rule.is_sequel) or ((event.is_definite or counts) and not has_victims),
        takes_up=takes_it_up,
        is_apart=is_apart,
        toll=toll_of(sentence, clause.start, clause.end, language),
        has_victims=has_victims,
        puts_down=_puts_down(event, sentence),
    )


def _clause(sentence: Sentence, start: int, end: int, event: Deed) -> Clause:
    """The clause, no longer than evidence may be."""
    cue, kind = event.cue, event.rule.type
    assert kind is not None
    two_sided = cue.entry.name in TWO_SIDED or (kind, cue.entry.name) == _ENCOUNTER
    if end - start > MAX_EVIDENCE:
        start = max(start, cue.start - MAX_EVIDENCE // 2)
        end = min(end, start + MAX_EVIDENCE)
    return Clause(sentence, start, end, Trigger(cue.start, cue.end, kind, event.voice, two_sided))


def _is_done_to_attendees(event: Deed) -> bool:
    """Whether it befell those who took part in a protest told before: "police dispersed | the participants"."""
    kind = event.rule.type
    is_fight = kind is not None and EVENT_TYPE_OF[kind] == "Battles"  # they took part in something else
    return bool(event.patient & rule_book().bit("attendee")) and not is_fight


def _puts_down(event: Deed, sentence: Sentence) -> bool:
    by_state = any(event.agent & rule_book().bit(name) for name in _STATE)
    on_crowd = any(event.patient & rule_book().bit(name) for name in _CROWDS)
    return by_state and (on_crowd or _is_done_to_one_told(sentence, event.cue))


def _is_done_to_one_told(sentence: Sentence, cue: Cue) -> bool:
    """Whether a pronoun is what a verb is done to, which stands for who was told before ("gunmen shot him dead")."""
    return cue.entry.kind == "verb" and sentence.lower.startswith(_PRONOUNS, cue.end - sentence.start)
