"""Verbs that news dates itself: "the village, burnt down in 2014, | was shelled | on Monday".

Words of other times and of courts in their sentence are about somebody or something in it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from services.extract.events.cues import Cue
from services.extract.events.grammar import Grammar
from services.extract.events.settings import Setting, has_past_or_court, is_in_other_setting, without_past
from services.extract.events.verb_group import is_finite_past
from services.extract.lexicon.loading import load
from services.extract.text.document import Sentence
from services.extract.when.expressions import Expression, expressions_of

_KINDS = frozenset(("weekday", "offset"))
"""Kinds of dates that are of these days, whenever one reads them."""


class _Patterns(NamedTuple):
    bounds: re.Pattern[str]
    """What parts clauses."""
    relative: re.Pattern[str]
    """How a clause begins that describes somebody."""
    finite: re.Pattern[str]
    """How a form ends that tells (Russian, Ukrainian)."""


def is_told_anew(cue: Cue, sentence: Sentence, folded: str, grammar: Grammar) -> bool:
    """Whether a verb that tells, and no clause that describes somebody, has a day of these days in its own clause."""
    if cue.entry.kind != "verb" or not _tells(cue, folded, grammar):
        return False
    patterns = _patterns(grammar.language)
    start, end = _clause(cue, sentence, folded, patterns.bounds)
    if patterns.relative.match(folded, start):
        return False
    days = [one for one in expressions_of(sentence, grammar.language) if one.rule.kind in _KINDS and not one.spoken]
    return any(start <= day.start < end or _leads(day, start, sentence) for day in days)


def is_of_other_setting(cue: Cue, setting: Setting, sentence: Sentence, folded: str, grammar: Grammar) -> bool:
    """Whether its setting takes a trigger back, and no day of its own clause says that it is news even so."""
    name, kind = cue.entry.name, cue.entry.kind
    if not is_in_other_setting(name, kind, setting):
        return False
    if not has_past_or_court(setting) or is_in_other_setting(name, kind, without_past(setting)):
        return True
    return not is_told_anew(cue, sentence, folded, grammar)


def _tells(cue: Cue, folded: str, grammar: Grammar) -> bool:
    if grammar.has_articles:
        return is_finite_past(cue, folded)
    verb = folded[cue.start : cue.end].partition(" ")[0]
    return _patterns(grammar.language).finite.search(verb) is not None


def _clause(cue: Cue, sentence: Sentence, folded: str, bounds: re.Pattern[str]) -> tuple[int, int]:
    """What stands around a verb, from the last bound before it to the next one."""
    start = sentence.start
    for match in bounds.finditer(folded, sentence.start, sentence.end):
        if match.start() >= cue.end:
            return start, match.start()
        start = match.start() if match.end() <= cue.start else start
    return start, sentence.end


def _leads(day: Expression, start: int, sentence: Sentence) -> bool:
    """Whether a day opens the sentence, before the clause of the verb: "On Monday, | gunmen killed"."""
    return day.start <= sentence.start + len("on ") and day.end == start


@cache
def _patterns(language: str) -> _Patterns:
    data = load(language, "grammar")["own_day"]
    return _Patterns(*(re.compile(data[key]) for key in _Patterns._fields))
