"""Parties of the other verbs of an English clause: "In an attack on two villages herders *killed* eight residents"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from services.extract.actors.english import Assignment, assign
from services.extract.actors.folding import folded
from services.extract.actors.grammar import Grammar
from services.extract.actors.other_verbs import around_other_verbs
from services.extract.actors.parties import Party
from services.extract.events.voice import governing
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.inflection import verb_forms
from services.extract.lexicon.loading import load
from services.extract.model import Clause, Voice

_AUXILIARY = 30  # characters before a verb that hold its auxiliary


def deeds(clause: Clause, parties: Sequence[Party], rules: Grammar) -> Iterator[Assignment]:
    """Roles around the verbs of violence that a clause has beside its trigger, less sure than the trigger's own."""
    text = folded(clause.sentence)
    return around_other_verbs(clause, _verbs(), lambda m: _voice(text, m), lambda told: assign(told, parties, rules))


def _voice(text: str, verb: re.Match[str]) -> Voice:
    """Passive with a form of "be", before "by", or, where no auxiliary says otherwise, without an object."""
    data = load("en", "grammar")
    before = text[max(0, verb.start() - _AUXILIARY) : verb.start()].split()[-3:]
    before = governing(before, frozenset(data["close_auxiliaries"]))
    if verb.group().endswith("ing"):
        return "active"
    if text.startswith(" by ", verb.end()) or any(word in data["passive_auxiliaries"] for word in before):
        return "passive"
    alone = verb.group() not in load("en", "roles")["never_bare"]
    bare = alone and text.startswith(tuple(data["passive_before"]), verb.end())
    has_object = not bare or text.startswith(tuple(data["object_after_all"]), verb.end())
    return "active" if has_object or any(word in data["perfect"] for word in before) else "passive"


@cache
def _verbs() -> re.Pattern[str]:
    """Past tenses and participles; where no nouns, forms in -s and -ing and bare ones ("police | open fire")."""
    data, past = load("en", "roles"), load("en", "irregular")["past"]
    forms = {form for verb in data["deeds"] for form in verb_forms(verb)[1:]}
    forms |= {verb for verb in data["deeds"] if past.get(verb) == verb}  # "hit"
    forms |= set(data["bare_deeds"])
    return re.compile(rf"\b(?:{any_of(forms - set(data['nouns_too']))})\b(?! of\b)")
