"""Words of the past that do not make a past of their sentence: a superlative's, or a relative clause's own."""

from __future__ import annotations

import re
from functools import cache

from services.extract.events.cues import Cue
from services.extract.lexicon.alternation import any_of
from services.extract.lexicon.loading import load
from services.extract.text.document import Document

_COMPARED = 60
"""Characters between a superlative and the time that it looks back on."""
_RELATED = 90
"""Characters of a relative clause before what dates it."""
_BACK = ("since ", "in ", "so far ")
"""How a time begins that news is set against; "for more than a year" is none."""


def is_compared(cue: Cue, document: Document) -> bool:
    """Whether a word of history only holds news against the past ("the worst massacre in recent years")."""
    if not document.text.startswith(_BACK, cue.start):
        return False
    superlative = _superlative(document.language)
    before = document.text[max(0, cue.start - _COMPARED) : cue.start].lower()
    return superlative is not None and superlative.search(before) is not None


def related(cue: Cue, document: Document) -> Cue:
    """The cue, of less reach where the past that it tells of is a relative clause's own.

    "gangs that have fought for years, agreed on a truce": only what stands in that clause is past.
    """
    if cue.entry.name != "history" or not document.text.startswith(",", cue.end):
        return cue
    before = document.text[max(0, cue.start - _RELATED) : cue.start].lower()
    is_related = _relative(document.language).search(before) is not None
    return cue._replace(entry=cue.entry._replace(name="habit")) if is_related else cue


@cache
def _relative(language: str) -> re.Pattern[str]:
    """A relative clause that has not ended."""
    data = load(language, "separation")
    return re.compile(rf"\b(?:{any_of((*data['relative'], *data.get('relative_past', ())))})\b[^,.;:]*$")


@cache
def _superlative(language: str) -> re.Pattern[str] | None:
    words = load(language, "grammar").get("superlatives", ())
    return re.compile(rf"\b(?:{any_of(words)})\b[^.;]*$") if words else None
