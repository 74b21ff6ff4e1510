"""Roles in a Russian or Ukrainian clause: from case, voice and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.actors.english import Assignment, is_trigger
from services.extract.actors.folding import folded
from services.extract.actors.grammar import Grammar
from services.extract.actors.lexicon import fold
from services.extract.actors.parties import Party
from services.extract.actors.slavic_cases import role_of
from services.extract.actors.slavic_verbs import PHRASE, REACH, has_case, patient, subject
from services.extract.actors.slavic_words import Words, prepositions
from services.extract.model import Clause, Voice


def assign(clause: Clause, parties: Sequence[Party], rules: Grammar, language: str) -> Iterator[Assignment]:
    """Roles of the parties of a clause, in no order of certainty; one party can come twice."""
    words = prepositions(language)
    near = [p for p in parties if not p.speaks and p.mention.start < clause.trigger.end + REACH]
    for party in near:
        if is_trigger(party, clause) and party.mention.category in ("Political militia", "Rioters", "Protesters"):
            yield "perpetrator", party, 0.8
        elif is_trigger(party, clause) and _closes(party, clause):
            yield "target", party, 0.85
        elif clause.trigger.voice == "nominal" and words.assailant.match(fold(party.mention.name)):
            yield "perpetrator", party, 0.95
    told = any(is_trigger(party, clause) for party in near)
    if clause.trigger.two_sided and not told and clause.trigger.sub_event_type != "Mob violence":
        yield from _two_sided(clause, near, words)
        return
    verb = folded(clause.sentence)[
        clause.trigger.start - clause.sentence.start : clause.trigger.end - clause.sentence.start
    ]
    voice: Voice = "active" if words.reflexive.match(verb) else clause.trigger.voice
    if words.suffering.match(verb):
        voice = "passive"  # "колонна попала в засаду": its subject is the one hit
    for party in near:
        role = role_of(clause, voice, party, rules, words, verb, language)
        if role is not None and not (role[0] == "target" and words.reflexive.match(verb)):
            yield role
    if voice == "active":
        yield from subject(clause, near, words, words.reflexive.match(verb) is not None, language)
    if voice == "passive":
        yield from patient(clause, near, words)


def _two_sided(clause: Clause, near: Sequence[Party], words: Words) -> Iterator[Assignment]:
    text, offset = folded(clause.sentence), clause.sentence.start
    for party in (p for p in near if p.before or not p.mention.adjective):
        left, cases, free = party.mention.start - offset, party.cases, party.link in words.free
        if party.link in words.between:
            yield "participant", party._replace(link="between"), 0.9
        elif party.link in words.agent or (party.link in words.with_ and "i" in cases):
            yield "participant", party, 0.9
        elif ("g" in cases and words.with_before.search(text, max(0, left - PHRASE), left)) or (
            free and ("n" in cases or "i" in cases)
        ):
            yield "participant", party, 0.8
        elif party.link in words.free and party.mention.start >= clause.trigger.end and has_case(party, "ga"):
            yield "participant", party, 0.7


def _closes(party: Party, clause: Clause) -> bool:
    """Whether a verb's trigger ends with the party that it befalls: "уничтожила | 30 боевиков"."""
    trigger = clause.trigger
    is_object = party.mention.start > trigger.start and party.mention.end == trigger.end and not trigger.two_sided
    return is_object and trigger.voice == "active" and "n" not in party.cases.replace("na", "")
